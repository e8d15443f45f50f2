package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Heard;
import java.util.List;

/** What can be recognised. Safe for use by many threads. */
@FunctionalInterface
public interface Repertoire {

    /** What some seconds may be, the likeliest first, whether it is likely or not. */
    List<Guess> guesses(Heard heard);
}
