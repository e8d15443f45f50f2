package io.aircheck.recorder.names;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * How a time is written in a name: in letters as {@code yyyyMMdd-HHmm}, or with per cent signs as other recorders have it,
 * {@code %Y%m%d-%H%M}.
 */
final class TimeForm {

    /** What the signs of other recorders are in letters. */
    private static final Map<Character, String> SIGNS = Map.of(
            'Y', "yyyy", 'y', "yy", 'm', "MM", 'd', "dd", 'H', "HH", 'I', "hh", 'M', "mm", 'S', "ss", 'j', "DDD", 'p',
            "a");

    private TimeForm() {}

    /** @throws IllegalArgumentException for one that means nothing, with a sentence */
    static DateTimeFormatter parse(String text) {
        if (text.isBlank() || text.matches(".*[/\\\\].*")) {
            throw new IllegalArgumentException("{time:" + text + "} needs a form without slashes, such as"
                    + " {time:yyyyMMdd-HHmm} or {time:%Y%m%d-%H%M}");
        }
        try {
            return DateTimeFormatter.ofPattern(text.indexOf('%') < 0 ? text : letters(text), Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "{time:" + text + "} is no form of a time; one is {time:yyyyMMdd-HHmm}", e);
        }
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                i++;
                String sign = i < text.length() ? SIGNS.get(text.charAt(i)) : null;
                if (sign == null) {
                    throw new IllegalArgumentException("an unknown sign");
                }
                letters.append(sign);
            } else {
                letters.append(c == '\'' ? "\'\'" : "'" + c + "'");
            }
        }
        return letters.toString();
    }
}
