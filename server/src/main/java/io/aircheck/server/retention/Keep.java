package io.aircheck.server.retention;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of a room is kept. Its newest recording always stays, whatever its size.
 *
 * @param age how long after its end a recording stays; null for ever
 * @param count how many recordings stay; null for all
 * @param bytes how large they may be together; null for any size
 */
public record Keep(
        @Nullable Duration age,
        @Nullable Integer count,
        @Nullable Long bytes) {

    public static final Keep EVERYTHING = new Keep(null, null, null);
}
