package io.aircheck.music.identify;

import io.aircheck.music.Identification;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of listening to a source.
 *
 * @param trouble why one of those who were asked did not do its work, in a sentence without keys; null where all did
 * @param at the place in the source that was listened to; null for a stream, of which it was what is on air
 * @param heard how much was listened to
 * @param places how many places of the source were tried
 * @param cpu of fingerprints and search; FFmpeg's decoding and waiting are not in it
 */
public record Outcome(
        Identification identification,
        @Nullable String trouble,
        @Nullable Duration at,
        Duration heard,
        int places,
        Duration cpu) {

    public Outcome with(Identification other) {
        return new Outcome(other, trouble, at, heard, places, cpu);
    }
}
