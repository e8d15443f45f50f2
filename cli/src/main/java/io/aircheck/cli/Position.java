package io.aircheck.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads places in time as players show them ({@code 1:30}, {@code 1:02:03.5}) or as lengths are written ({@code 90s}). */
final class Position implements ITypeConverter<Duration> {

    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2}(?:\\.\\d{1,3})?)");

    @Override
    public Duration convert(String value) {
        String text = value.strip();
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Duration.ofHours(clock.group(1) == null ? 0 : Long.parseLong(clock.group(1)))
                    .plusMinutes(Long.parseLong(clock.group(2)))
                    .plusMillis(Math.round(Double.parseDouble(clock.group(3)) * 1000));
        }
        if (text.matches("0(\\.0+)?s?")) {
            return Duration.ZERO;
        }
        try {
            return new Durations().convert(text);
        } catch (TypeConversionException e) {
            throw new TypeConversionException(Messages.say("position.malformed", value));
        }
    }
}
