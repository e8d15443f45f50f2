package io.aircheck.media.hls;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 as playlists write it: with {@code Z}, {@code +08:00} or {@code +0800}; without a zone it is taken for UTC.
 *
 * <p>Every reload brings some ten of these, nearly all of one form, which the JDK's formatter takes 100 objects to read.
 */
final class ProgramDateTime {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();
    private static final String USUAL = "0000-00-00T00:00:00";
    private static final int SECONDS_END = USUAL.length();
    private static final int NO_OFFSET = Integer.MIN_VALUE;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private ProgramDateTime() {}

    /** Null for anything that is no date of our time. */
    static @Nullable Instant parse(String text) {
        String stripped = text.strip();
        Instant usual = usual(stripped);
        return usual == null ? any(stripped) : usual;
    }

    /** {@code 2026-01-31T23:59:59[.123][Z|+08:00|+0800]}; null for any other form and for what is no time of our time. */
    private static @Nullable Instant usual(String text) {
        if (text.length() < SECONDS_END || !matches(text)) {
            return null;
        }
        int at = SECONDS_END;
        int nanos = 0;
        if (at < text.length() && text.charAt(at) == '.') {
            int digit = 100_000_000;
            for (at++; at < text.length() && isDigit(text.charAt(at)) && digit > 0; at++, digit /= 10) {
                nanos += (text.charAt(at) - '0') * digit;
            }
        }
        int offset = offsetSeconds(text, at);
        int year = number(text, 0, 4);
        if (offset == NO_OFFSET || year < 1901 || year > 8999) {
            return null;
        }
        try {
            long seconds = LocalDateTime.of(
                            year,
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19))
                    .toEpochSecond(ZoneOffset.UTC);
            return Instant.ofEpochSecond(seconds - offset, nanos);
        } catch (DateTimeException e) {
            return null; // 24:00:00 is left to the formatter
        }
    }

    private static boolean matches(String text) {
        for (int i = 0; i < SECONDS_END; i++) {
            char wanted = USUAL.charAt(i);
            char is = text.charAt(i);
            if (wanted == '0' ? !isDigit(is) : is != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int offsetSeconds(String text, int at) {
        int left = text.length() - at;
        if (left == 0 || left == 1 && text.charAt(at) == 'Z') {
            return 0;
        }
        boolean colon = left == 6 && text.charAt(at + 3) == ':';
        char sign = text.charAt(at);
        if (!colon && left != 5 || sign != '+' && sign != '-') {
            return NO_OFFSET;
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, text.length() - 2, text.length());
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return NO_OFFSET;
        }
        return (sign == '+' ? 1 : -1) * (hours * 3600 + minutes * 60);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Negative where one is no digit. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static @Nullable Instant any(String text) {
        try {
            TemporalAccessor parsed = FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant at = parsed instanceof OffsetDateTime withOffset
                    ? withOffset.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
            return at.isAfter(EARLIEST) && at.isBefore(LATEST) ? at : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
