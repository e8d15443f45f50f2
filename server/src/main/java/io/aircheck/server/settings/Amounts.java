package io.aircheck.server.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time and sizes as people write them. */
public final class Amounts {

    private static final Pattern TIME = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d))+");
    private static final Pattern TIME_PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?) ?([kmgt]i?b|b)");

    private Amounts() {}

    /** {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 2d}, {@code 500ms}; a bare 0 is none. */
    public static Optional<Duration> time(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (!TIME.matcher(lower).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher part = TIME_PART.matcher(lower);
        while (part.find()) {
            long number = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "ms" -> Duration.ofMillis(number);
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    });
        }
        return Optional.of(sum);
    }

    /** {@code 2GB}, {@code 500 MB}, {@code 1.5GiB}; a bare 0 is none. GB counts in thousands, GiB in 1024s. */
    public static Optional<Long> bytes(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.equals("0")) {
            return Optional.of(0L);
        }
        Matcher size = SIZE.matcher(lower);
        if (!size.matches()) {
            return Optional.empty();
        }
        BigDecimal bytes = new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(bytesIn(size.group(2))));
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(bytes.longValue());
    }

    private static long bytesIn(String unit) {
        long step = unit.endsWith("ib") ? 1024 : 1000;
        return switch (unit.charAt(0)) {
            case 'k' -> step;
            case 'm' -> step * step;
            case 'g' -> step * step * step;
            case 't' -> step * step * step * step;
            default -> 1;
        };
    }

    static ValueForm<Duration> timeForm(String least, String most) {
        Duration lower = time(least).orElseThrow();
        Duration upper = time(most).orElseThrow();
        return new ValueForm<>(
                least + " to " + most + ", such as 90s, 5m or 1h30m",
                least + " 到 " + most + "，例如 90s、5m、1h30m",
                text -> time(text).filter(time -> time.compareTo(lower) >= 0 && time.compareTo(upper) <= 0));
    }

    static ValueForm<Long> bytesForm() {
        return new ValueForm<>("0 or a size such as 500MB, 2GB or 1.5GiB", "0 或大小，例如 500MB、2GB、1.5GiB", Amounts::bytes);
    }
}
