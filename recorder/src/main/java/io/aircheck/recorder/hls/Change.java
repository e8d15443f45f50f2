package io.aircheck.recorder.hls;

import io.aircheck.media.hls.Segment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a reload of the playlist brought, in the order in which it belongs into the recording. */
sealed interface Change {

    /**
     * A segment to take.
     *
     * @param standing how sure it is that there is such a segment
     */
    record Added(Segment segment, int epoch, Standing standing) implements Change {}

    /**
     * A stretch that the playlist no longer has and nothing stands for.
     *
     * @param at where it begins by the stream's clock, where that is known
     * @param units 0 where it cannot be known
     */
    record Missing(@Nullable Instant at, Duration length, long units, String detail) implements Change {}

    /** The numbering began anew. */
    record Restarted(int epoch, String detail) implements Change {}

    enum Standing {
        LISTED,
        /** Announced by Twitch before it is made. */
        PREFETCH,
        /** Not listed: guessed from the addresses before and after it. */
        GUESSED
    }
}
