package io.aircheck.music.listening;

import io.aircheck.music.tracklist.Play;
import java.io.IOException;
import java.util.List;

/** Has a second try at music that nobody knew. */
@FunctionalInterface
public interface Again {

    /**
     * What is known of it now, in the order of time; times are counted from the beginning of the stream.
     *
     * @throws IOException with a sentence, if what is needed for that cannot be read
     */
    List<Play> recognise(Unidentified music) throws IOException, InterruptedException;
}
