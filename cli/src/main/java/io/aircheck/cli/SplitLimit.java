package io.aircheck.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a recording is cut into parts: after a time ({@code 30m}) or a size ({@code 2GB}).
 *
 * @param duration of media, or null where a size is meant
 * @param bytes of a part (1 GB = 1,000,000,000), or null where a time is meant
 */
record SplitLimit(@Nullable Duration duration, @Nullable Long bytes) {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([kmgt])i?b");

    static final class Converter implements ITypeConverter<SplitLimit> {

        private final Durations durations = new Durations();

        @Override
        public SplitLimit convert(String value) {
            Matcher size = SIZE.matcher(value.strip().toLowerCase(Locale.ROOT));
            if (!size.matches()) {
                return new SplitLimit(durations.convert(value), null);
            }
            boolean binary = value.toLowerCase(Locale.ROOT).contains("i");
            int power = "kmgt".indexOf(size.group(2)) + 1;
            long bytes = Math.round(Double.parseDouble(size.group(1)) * Math.pow(binary ? 1024 : 1000, power));
            if (bytes < 1_000_000) {
                throw new TypeConversionException(Messages.say("split.small", value));
            }
            return new SplitLimit(null, bytes);
        }
    }
}
