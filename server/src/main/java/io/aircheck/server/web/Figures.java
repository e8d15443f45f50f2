package io.aircheck.server.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Sizes, lengths, rates and dates as people read them. */
public final class Figures {

    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Figures() {}

    /** A size with three digits that matter: {@code 0 B}, {@code 812 kB}, {@code 1.24 GB}. Thousands, as disks are sold. */
    public static String size(long bytes) {
        double value = Math.max(0, bytes);
        int unit = 0;
        while (value >= 999.5 && unit < SIZES.length - 1) {
            value /= 1000;
            unit++;
        }
        return threeDigits(value, unit == 0) + " " + SIZES[unit];
    }

    /** A rate: {@code 128 kbit/s}, {@code 5.80 Mbit/s}. */
    public static String rate(long bitsPerSecond) {
        double kilobits = Math.max(0, bitsPerSecond) / 1000.0;
        return kilobits < 999.5
                ? threeDigits(kilobits, true) + " kbit/s"
                : threeDigits(kilobits / 1000, false) + " Mbit/s";
    }

    private static String threeDigits(double value, boolean whole) {
        int decimals = whole || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A running length as a deck shows it: {@code 0:00:07}, {@code 12:42:17}. */
    public static String timecode(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** A length in words: {@code 4.2 s}, {@code 3 min 5 s}, {@code 2 h 10 min}, {@code 3 d 4 h}. */
    public static String span(Duration length, Words words) {
        long millis = Math.max(0, length.toMillis());
        if (millis < 10_000) {
            return unit(words, "s", trimZero(String.format(Locale.ROOT, "%.1f", millis / 1000.0)));
        }
        long seconds = millis / 1000;
        if (seconds < 60) {
            return unit(words, "s", seconds);
        }
        if (seconds < 3600) {
            return two(unit(words, "min", seconds / 60), seconds % 60, "s", words);
        }
        if (seconds < 86_400) {
            return two(unit(words, "h", seconds / 3600), seconds / 60 % 60, "min", words);
        }
        return two(unit(words, "d", seconds / 86_400), seconds / 3600 % 24, "h", words);
    }

    private static String trimZero(String value) {
        return value.endsWith(".0") ? value.substring(0, value.length() - 2) : value;
    }

    private static String two(String larger, long rest, String unit, Words words) {
        return rest == 0 ? larger : larger + " " + unit(words, unit, rest);
    }

    private static String unit(Words words, String unit, Object n) {
        return words.say("unit." + unit, "n", n.toString());
    }

    /** How long ago, roughly: {@code just now}, {@code 5 min ago}, {@code 3 h ago}, {@code 2 d ago}. */
    public static String ago(Instant at, Instant now, Words words) {
        Duration passed = Duration.between(at, now);
        return passed.toSeconds() < 10 ? words.say("time.now") : words.say("time.ago", "span", roughly(passed, words));
    }

    /** How long until, roughly: {@code now}, {@code in 34 s}. */
    public static String until(Instant at, Instant now, Words words) {
        Duration left = Duration.between(now, at);
        return left.toSeconds() < 1 ? words.say("time.due") : words.say("time.in", "span", roughly(left, words));
    }

    /** A length by its largest unit: {@code 34 s}, {@code 5 min}, {@code 3 h}, {@code 2 d}. */
    public static String roughly(Duration length, Words words) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return unit(words, "s", seconds);
        }
        if (seconds < 3600) {
            return unit(words, "min", seconds / 60);
        }
        return seconds < 86_400 ? unit(words, "h", seconds / 3600) : unit(words, "d", seconds / 86_400);
    }

    public static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    public static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    /** A day as a heading: {@code Today}, {@code Yesterday}, {@code Friday, 20 November 2026}. */
    public static String day(LocalDate day, LocalDate today, Words words) {
        if (day.equals(today)) {
            return words.say("day.today");
        }
        if (day.equals(today.minusDays(1))) {
            return words.say("day.yesterday");
        }
        return date(day, words);
    }

    /** A day with its year: {@code Friday, 20 November 2026}. */
    public static String date(LocalDate day, Words words) {
        Locale locale = words.language().locale();
        String weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
        return switch (words.language()) {
            case ENGLISH ->
                weekday + ", " + day.getDayOfMonth() + " " + day.getMonth().getDisplayName(TextStyle.FULL, locale) + " "
                        + day.getYear();
            case CHINESE -> day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日 " + weekday;
        };
    }

    /** A month as a heading: {@code November 2026}. */
    public static String month(YearMonth month, Words words) {
        return switch (words.language()) {
            case ENGLISH ->
                month.getMonth().getDisplayName(TextStyle.FULL, words.language().locale()) + " " + month.getYear();
            case CHINESE -> month.getYear() + "年" + month.getMonthValue() + "月";
        };
    }
}
