package io.aircheck.recorder;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a recording begins a new part though the decoder would not need one: at the first key frame after so much, at twice
 * as much where no key frame comes.
 *
 * @param duration of media in a part; null without limit
 * @param bytes of a part; null without limit
 * @param atTitles also where the stream names something else that is on air: a radio's next song
 * @param numbersFirst whether also the first part's name carries its number: {@code base_000.ts}
 */
public record Splitting(
        @Nullable Duration duration, @Nullable Long bytes, boolean atTitles, boolean numbersFirst) {

    public static final Splitting NONE = new Splitting(null, null, false);

    public Splitting(@Nullable Duration duration, @Nullable Long bytes, boolean atTitles) {
        this(duration, bytes, atTitles, false);
    }

    /** The same, with the first part numbered where parts of a length or size are made. */
    public Splitting numberingFirst(boolean wished) {
        return new Splitting(duration, bytes, atTitles, wished && (duration != null || bytes != null));
    }
}
