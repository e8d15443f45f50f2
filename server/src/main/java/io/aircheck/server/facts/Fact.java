package io.aircheck.server.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be known of something that happened. Its name in lower case is what stands in braces in a template. */
public enum Fact {
    /** What happened: {@code live}, {@code finished} … */
    EVENT,
    /** When, in the time of this computer: {@code 2026-11-20 21:42:30}. */
    TIME,
    /** When, as ISO 8601 has it, in UTC. */
    AT,
    /** Our number of the room. */
    ROOM,
    /** The platform's id. */
    PLATFORM,
    URL,
    STREAMER,
    TITLE,
    CATEGORY,
    /** Our number of the recording. */
    RECORDING,
    /** The file, as a whole path. */
    FILE,
    /** Its name without the folder. */
    NAME,
    /** The folder, as a whole path. */
    DIRECTORY,
    /** All files of the recording, as whole paths, a line each. */
    FILES,
    /** Our number of the part. */
    PART,
    /** How many files there are. */
    PARTS,
    SECONDS,
    /** The length as {@code 1:42:17}. */
    LENGTH,
    BYTES,
    /** The size as {@code 1.24 GB}. */
    SIZE,
    /** How many stretches are missing. */
    GAPS,
    /** How many seconds are missing. */
    MISSING,
    /** The title of the song that was recognised. */
    SONG,
    /** Who plays it, with commas between them. */
    ARTISTS,
    /** Where it begins, in seconds of the recording. */
    POSITION,
    /** Where it begins as {@code 0:42:17} of the recording. */
    TIMECODE,
    /** How many songs were recognised in the recording. */
    SONGS,
    /** The first of them, {@code Artist - Title}, a line each. */
    TRACKS,
    /** The word of the state or of the end: {@code offline}, {@code blocked} … */
    REASON,
    /** What the site, the disk or the program said of it. */
    MESSAGE;

    /** As it stands in templates. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment variable that programs find it in. */
    public String variable() {
        return "AIRCHECK_" + name();
    }

    /** Whether its value is a number. */
    public boolean isNumber() {
        return switch (this) {
            case ROOM, RECORDING, PART, PARTS, SECONDS, BYTES, GAPS, MISSING, POSITION, SONGS -> true;
            default -> false;
        };
    }

    static Optional<Fact> named(String id) {
        return Arrays.stream(values()).filter(fact -> fact.id().equals(id)).findFirst();
    }
}
