package io.aircheck.server.hooks;

import io.aircheck.server.events.Event;
import io.aircheck.server.rooms.RoomState.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** When hooks are called. */
public enum Moment {
    /** A room went live. */
    LIVE,
    /** A room went off air. */
    OFFLINE,
    /** A recording began. */
    STARTED,
    /** A file was begun. */
    OPENED,
    /** A file is finished. */
    PART,
    /** A song was recognised in a recording. */
    TRACK_FOUND,
    /** A recording is finished. */
    FINISHED,
    /** A room cannot be checked or recorded. */
    FAILED;

    /** As it stands in the settings. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Moment> named(String word) {
        return Arrays.stream(values())
                .filter(moment -> moment.id().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /** All of them, as a sentence lists them. */
    public static String all() {
        return Arrays.stream(values()).map(Moment::id).collect(Collectors.joining(", "));
    }

    /** What an event is; nothing for most. */
    static List<Moment> of(Event event) {
        return switch (event) {
            case Event.RoomStateChanged changed -> ofState(changed.to());
            case Event.RecordingStarted _ -> List.of(STARTED);
            case Event.PartOpened _ -> List.of(OPENED);
            case Event.PartFinished _ -> List.of(PART);
            case Event.SongStarted _ -> List.of(TRACK_FOUND);
            case Event.RecordingEnded ended ->
                switch (ended.reason()) {
                    case REFUSED, DISK, UNSUPPORTED, FAILED -> List.of(FINISHED, FAILED);
                    default -> List.of(FINISHED);
                };
            default -> List.of();
        };
    }

    private static List<Moment> ofState(Word word) {
        return switch (word) {
            case LIVE -> List.of(LIVE);
            case OFFLINE -> List.of(OFFLINE);
            case LOGIN_REQUIRED, NOT_FOUND, GEO_BLOCKED, BLOCKED, ERROR, UNSUPPORTED -> List.of(FAILED);
            case PRIVATE, UNCHECKED, PAUSED -> List.of();
        };
    }
}
