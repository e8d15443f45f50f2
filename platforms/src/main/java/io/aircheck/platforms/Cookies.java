package io.aircheck.platforms;

import io.aircheck.net.HttpAnswer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and extends the text of cookie headers. */
public final class Cookies {

    private Cookies() {}

    /** The value of a cookie in a Cookie header's text. */
    public static Optional<String> valueOf(@Nullable String header, String name) {
        return header == null
                ? Optional.empty()
                : Arrays.stream(header.split(";"))
                        .map(String::strip)
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> pair.substring(name.length() + 1))
                        .findFirst();
    }

    /** A Cookie header's text with one more cookie, unless it has one of that name. */
    public static String with(@Nullable String header, String name, String value) {
        if (header == null || header.isBlank()) {
            return name + "=" + value;
        }
        return valueOf(header, name).isPresent() ? header : header + "; " + name + "=" + value;
    }

    /** The value that an answer sets a cookie to. */
    public static Optional<String> setBy(HttpAnswer answer, String name) {
        return answer.headers().all("Set-Cookie").stream()
                .flatMap(field -> valueOf(field.split(";", 2)[0], name).stream())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
