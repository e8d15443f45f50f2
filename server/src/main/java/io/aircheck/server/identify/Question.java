package io.aircheck.server.identify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to have named.
 *
 * @param source an address, the name of a clip or that of a watched room; empty where a recording is meant
 * @param recording the id of a recording; null where a source is meant
 * @param at the place in a recording, video or clip; null for several places, and for what is on air now
 * @param deep whether to look also for music that is sped up or slowed down a lot
 */
public record Question(
        String source, @Nullable Long recording, @Nullable Duration at, boolean deep) {

    public static Question about(String source, boolean deep) {
        return new Question(source, null, null, deep);
    }

    public static Question aboutRecording(long id, @Nullable Duration at, boolean deep) {
        return new Question("", id, at, deep);
    }
}
