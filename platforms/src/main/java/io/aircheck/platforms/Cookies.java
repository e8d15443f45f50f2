package io.aircheck.platforms;

import io.aircheck.net.HttpAnswer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** A Cookie header's text with one cookie in place of those of its name. */
    public static String replacing(@Nullable String header, String name, String value) {
        String others = header == null
                ? ""
                : Arrays.stream(header.split(";"))
                        .map(String::strip)
                        .filter(pair -> !pair.isEmpty() && !pair.startsWith(name + "="))
                        .collect(Collectors.joining("; "));
        return (others.isEmpty() ? "" : others + "; ") + name + "=" + value;
    }

    /** Every cookie that an answer sets, by name; those that it deletes are left out. */
    public static Map<String, String> setBy(HttpAnswer answer) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String field : answer.headers().all("Set-Cookie")) {
            String[] pair = field.split(";", 2)[0].split("=", 2);
            if (pair.length == 2 && !pair[0].isBlank() && !pair[1].isBlank()) {
                cookies.put(pair[0].strip(), pair[1].strip());
            }
        }
        return cookies;
    }

    /** The value that an answer sets a cookie to. */
    public static Optional<String> setBy(HttpAnswer answer, String name) {
        return answer.headers().all("Set-Cookie").stream()
                .flatMap(field -> valueOf(field.split(";", 2)[0], name).stream())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
