package io.aircheck.server.watch.policy;

import io.aircheck.server.rooms.RoomState.Word;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can go wrong while rooms are watched and recorded. */
public enum Trouble {
    /** Nothing answers: a time-out, a connection refused, a dead proxy. */
    NETWORK,
    /** The platform answers with an error, or with something that is not understood. */
    PLATFORM,
    /** The platform's risk control refuses. */
    REFUSED,
    /** The platform asks for a login. */
    LOGIN,
    /** The platform knows no such room. */
    NO_SUCH_ROOM,
    /** FFmpeg or the recorder broke off. */
    RECORDER,
    /** The disk is nearly full. */
    DISK,
    /** The program's memory is nearly full. */
    MEMORY,
    /** A room has failed so often that nothing better is to be expected soon. */
    KEEPS_FAILING,
    /** The program cannot go on. */
    FATAL;

    /** From so many failures in a row on a room counts as one that keeps failing. */
    public static final int MANY_FAILURES = 12;

    /** As the HTTP client says it of whatever it could not reach. */
    private static final Pattern UNREACHED = Pattern.compile(
            "cannot connect to |did not answer in time|proxy|cannot be reached", Pattern.CASE_INSENSITIVE);

    /**
     * What a check has met with; empty where nothing is wrong.
     *
     * @param reason in the check's words
     * @param failures in a row, this one included
     */
    public static Optional<Trouble> of(Word word, @Nullable String reason, int failures) {
        return switch (word) {
            case BLOCKED, ERROR, NOT_FOUND ->
                Optional.of(failures >= MANY_FAILURES ? KEEPS_FAILING : kind(word, reason));
            case LOGIN_REQUIRED -> Optional.of(LOGIN);
            default -> Optional.empty();
        };
    }

    private static Trouble kind(Word word, @Nullable String reason) {
        return switch (word) {
            case BLOCKED -> REFUSED;
            case NOT_FOUND -> NO_SUCH_ROOM;
            default -> reason != null && UNREACHED.matcher(reason).find() ? NETWORK : PLATFORM;
        };
    }
}
