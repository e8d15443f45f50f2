package io.aircheck.server.migrate;

import java.util.List;

/**
 * What became of a key, a line or a folder of the old installation.
 *
 * @param where the key, or the file and its line
 * @param code names the sentence
 * @param arguments what stands in the sentence; never a secret
 */
public record Finding(Kind kind, String where, String code, List<String> arguments) {

    /** In the order of a report. */
    public enum Kind {
        /** It means the same from now on. */
        TAKEN,
        /** It did not work in DouyinLiveRecorder and does now. */
        FIXED,
        /** It works, but otherwise than it did. */
        CHANGED,
        /** It is not needed, or there is nothing like it. */
        LEFT,
        /** It says nothing, so the default counts. */
        UNSET,
        /** The user has to look at it. */
        PROBLEM
    }

    public Finding {
        arguments = List.copyOf(arguments);
    }
}
