package io.aircheck.cli;

import io.aircheck.recorder.Format;
import io.aircheck.recorder.Limits;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.Splitting;
import io.aircheck.recorder.Subtitles;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a recording ends, where it is cut, and what becomes of its files. */
final class FileOptions {

    @Option(names = "--format", paramLabel = "FORMAT")
    private @Nullable Format format;

    @Option(names = "--duration", paramLabel = "DURATION", converter = Durations.class)
    private @Nullable Duration duration;

    @Option(names = "--max-size", paramLabel = "SIZE", converter = Sizes.class)
    private @Nullable Long maxSize;

    @Option(names = "--until", paramLabel = "TIME", converter = TimeOfDay.Converter.class)
    private @Nullable TimeOfDay until;

    @Option(names = "--split", paramLabel = "LIMIT", converter = SplitLimit.Converter.class)
    private @Nullable SplitLimit split;

    @Option(names = "--reencode")
    private boolean reencode;

    @Option(names = "--join")
    private boolean join;

    @Option(names = "--thumbnail")
    private boolean thumbnail;

    @Option(names = "--subtitles", paramLabel = "KIND")
    private Subtitles subtitles = Subtitles.NONE;

    /** Of media alone, which also a recording to the standard output can keep to. */
    @Nullable
    Duration duration() {
        return duration;
    }

    Limits limits(ZonedDateTime now) {
        return new Limits(duration, maxSize, until == null ? null : until.next(now));
    }

    Splitting splitting() {
        return split == null ? Splitting.NONE : new Splitting(split.duration(), split.bytes(), false);
    }

    /** @param implied by the name that the output has, or null */
    Order order(@Nullable Format implied) {
        Format wanted = format != null ? format : implied != null ? implied : Format.ORIGINAL;
        return new Order(wanted, false, reencode, join, thumbnail, subtitles);
    }

    /** Whether something is asked that takes files. */
    boolean wantFiles() {
        return reencode
                || join
                || thumbnail
                || subtitles != Subtitles.NONE
                || format != null
                || maxSize != null
                || until != null
                || split != null;
    }
}
