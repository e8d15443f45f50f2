package io.aircheck.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads lengths of time as people write them: {@code 30s}, {@code 90m}, {@code 1h30m}; a bare number is seconds. */
final class Durations implements ITypeConverter<Duration> {

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,9}(?:\\.\\d{1,3})?)s?)?");

    @Override
    public Duration convert(String value) {
        Matcher form = FORM.matcher(value.strip().toLowerCase(Locale.ROOT));
        if (value.isBlank() || !form.matches()) {
            throw new TypeConversionException(Messages.say("duration.malformed", value));
        }
        Duration duration = Duration.ofHours(form.group(1) == null ? 0 : Long.parseLong(form.group(1)))
                .plusMinutes(form.group(2) == null ? 0 : Long.parseLong(form.group(2)))
                .plusMillis(form.group(3) == null ? 0 : Math.round(Double.parseDouble(form.group(3)) * 1000));
        if (duration.isZero()) {
            throw new TypeConversionException(Messages.say("duration.malformed", value));
        }
        return duration;
    }
}
