package io.aircheck.media.hls;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Width and height of a picture in pixels. */
public record Resolution(int width, int height) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

    public long pixels() {
        return (long) width * height;
    }

    /** Reads {@code 1920x1080}; null for anything else. */
    static @Nullable Resolution parse(@Nullable String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text.strip());
        return matcher.matches()
                ? new Resolution(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : null;
    }
}
