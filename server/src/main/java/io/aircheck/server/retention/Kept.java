package io.aircheck.server.retention;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A finished recording in the eyes of clean-up.
 *
 * @param name whom it is of
 * @param trashedAt when it went into the trash; null while it is in the library
 * @param why for what it went there
 */
public record Kept(
        long id,
        long roomId,
        String name,
        @Nullable String title,
        Instant startedAt,
        Instant endedAt,
        long bytes,
        boolean locked,
        boolean busy,
        @Nullable Instant trashedAt,
        @Nullable Why why) {

    /** Why a recording goes. */
    public enum Why {
        AGE,
        COUNT,
        SIZE,
        /** The disk has less room than wished. */
        SPACE,
        /** A step of its post-processing asked for it. */
        STEP,
        USER;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isTrashed() {
        return trashedAt != null;
    }
}
