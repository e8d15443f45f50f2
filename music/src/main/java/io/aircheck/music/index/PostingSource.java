package io.aircheck.music.index;

import java.io.IOException;

/** Postings in order of their hashes, as unsigned numbers, and then of their frames. */
public interface PostingSource {

    /** Goes to the next posting; false at the end. */
    boolean next() throws IOException;

    int hash();

    /** On the timeline. */
    long frame();
}
