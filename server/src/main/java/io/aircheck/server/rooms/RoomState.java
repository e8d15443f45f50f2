package io.aircheck.server.rooms;

import io.aircheck.platforms.RoomStatus;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a room now.
 *
 * @param reason a sentence that explains {@code word} where it needs one, in the site's or the check's own words
 * @param since when {@code word} became so
 * @param checkedAt when the room was last asked about; null before the first time
 * @param nextCheckAt null while it is recorded, paused or unsupported
 * @param streamer the user's name for the streamer, or the site's; null while unknown, like the next three
 * @param cover address of a picture
 * @param recordingId the recording that runs now, or null
 * @param skipped why it is not recorded though it might be; null where it is, or where nothing is on
 */
public record RoomState(
        Word word,
        @Nullable String reason,
        Instant since,
        @Nullable Instant checkedAt,
        @Nullable Instant nextCheckAt,
        @Nullable String streamer,
        @Nullable String title,
        @Nullable String category,
        @Nullable String cover,
        @Nullable Long recordingId,
        @Nullable Skipped skipped) {

    /** A state in which nothing is skipped. */
    public RoomState(
            Word word,
            @Nullable String reason,
            Instant since,
            @Nullable Instant checkedAt,
            @Nullable Instant nextCheckAt,
            @Nullable String streamer,
            @Nullable String title,
            @Nullable String category,
            @Nullable String cover,
            @Nullable Long recordingId) {
        this(word, reason, since, checkedAt, nextCheckAt, streamer, title, category, cover, recordingId, null);
    }

    /** The words of {@link RoomStatus#state()} and three for what was never asked. */
    public enum Word {
        LIVE,
        OFFLINE,
        NOT_FOUND,
        LOGIN_REQUIRED,
        GEO_BLOCKED,
        PRIVATE,
        BLOCKED,
        ERROR,
        /** Not asked yet. */
        UNCHECKED,
        /** The user does not want it watched now. */
        PAUSED,
        /** No platform knows the address. */
        UNSUPPORTED;

        /** As in JSON, the database and the pages' message keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a check ends in it; the others come from what a user does. */
        public boolean isFound() {
            return this != UNCHECKED && this != PAUSED && this != UNSUPPORTED;
        }

        /** Whether the site told something of the room. */
        public boolean isAnswer() {
            return isFound() && this != BLOCKED && this != ERROR;
        }

        public static Word of(RoomStatus status) {
            return valueOf(status.state().toUpperCase(Locale.ROOT));
        }
    }

    /** The state of a room of which nothing is known but the word. */
    public static RoomState of(Word word, Instant since) {
        return new RoomState(word, null, since, null, null, null, null, null, null, null);
    }
}
