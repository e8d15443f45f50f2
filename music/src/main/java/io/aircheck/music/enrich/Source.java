package io.aircheck.music.enrich;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.Song;
import io.aircheck.music.cloud.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A service that knows songs by name. Each keeps to its own limits. */
public interface Source {

    /** A word for logs and settings, for example {@code deezer}. */
    String name();

    /** Whether these ids say already what it would add. */
    boolean knows(ExternalIds ids);

    /**
     * Its ids of a song, found by the ISRC, else by name; {@link ExternalIds#NONE} where it has no such song.
     *
     * @param length of the song, null where it is unknown
     */
    ExternalIds find(Song song, @Nullable Duration length) throws Refusal, InterruptedException;
}
