package io.aircheck.server.doctor;

import java.util.List;

/**
 * What one look found.
 *
 * @param subject ffmpeg, settings, home, disk, clock, proxy, cookie, port or site
 * @param code names the sentence
 * @param arguments what stands in the sentence; never a secret
 */
public record Check(String subject, Level level, String code, List<String> arguments) {

    /** How bad it is. */
    public enum Level {
        GOOD,
        /** It works, but not as well or not for long. */
        WARNING,
        /** Recording will not work. */
        BAD
    }

    public Check {
        arguments = List.copyOf(arguments);
    }

    static Check good(String subject, String code, String... arguments) {
        return new Check(subject, Level.GOOD, code, List.of(arguments));
    }

    static Check warning(String subject, String code, String... arguments) {
        return new Check(subject, Level.WARNING, code, List.of(arguments));
    }

    static Check bad(String subject, String code, String... arguments) {
        return new Check(subject, Level.BAD, code, List.of(arguments));
    }
}
