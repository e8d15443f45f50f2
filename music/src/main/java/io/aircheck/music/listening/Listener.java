package io.aircheck.music.listening;

import io.aircheck.music.tracklist.Play;

/** Is told what {@link Listening} hears; times are counted from the beginning of the stream. */
public interface Listener {

    /**
     * A song is playing.
     *
     * @param id of the play, with which more is told of it
     * @param play as far as it is known
     */
    void started(long id, Play play);

    /**
     * A song that was told of is not heard any more, so that it has most likely ended, or is heard again. Whoever shows what is
     * playing wants to know at once; for all others there is {@link #ended}.
     */
    default void changed(long id, Play play, boolean playing) {
        // Most only want to know how it turned out.
    }

    /** A song that was told of has ended for good; its beginning may have been made out better, too. */
    void ended(long id, Play play);

    /** A song that was told of is none after all: another one explains what was heard. */
    void withdrawn(long id);

    /** There was music that nobody knows. */
    void unidentified(Unidentified music);
}
