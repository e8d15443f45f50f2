package io.aircheck.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/**
 * Where a recording is cut into parts: after a time ({@code 30m}) or a size ({@code 2GB}).
 *
 * @param duration of media, or null where a size is meant
 * @param bytes of a part (1 GB = 1,000,000,000), or null where a time is meant
 */
record SplitLimit(@Nullable Duration duration, @Nullable Long bytes) {

    static final class Converter implements ITypeConverter<SplitLimit> {

        private final Durations durations = new Durations();
        private final Sizes sizes = new Sizes();

        @Override
        public SplitLimit convert(String value) {
            return Sizes.isSize(value)
                    ? new SplitLimit(null, sizes.convert(value))
                    : new SplitLimit(durations.convert(value), null);
        }
    }
}
