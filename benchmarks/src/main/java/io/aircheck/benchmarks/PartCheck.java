package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Holds the finished parts of one channel, in their order, against what was on air. */
interface PartCheck {

    /**
     * What a part held.
     *
     * @param units of it that were on air: segments, or pictures
     * @param missing between the last unit of the part before and the last of this one
     * @param complaint what was not on air, or stands where it does not belong; null for nothing
     */
    record Found(long units, long missing, @Nullable String complaint) {}

    Found check(Path part) throws IOException;
}
