package io.aircheck.cli;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time on the clock on the wall: {@code 23:30} or {@code 23:30:15}. */
record TimeOfDay(LocalTime time) {

    /** When the clock next shows it. */
    Instant next(ZonedDateTime now) {
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? today : today.plusDays(1).with(time)).toInstant();
    }

    static final class Converter implements ITypeConverter<TimeOfDay> {
        @Override
        public TimeOfDay convert(String value) {
            try {
                return new TimeOfDay(LocalTime.parse(value.strip(), DateTimeFormatter.ofPattern("H:mm[:ss]")));
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(Messages.say("until.malformed", value));
            }
        }
    }
}
