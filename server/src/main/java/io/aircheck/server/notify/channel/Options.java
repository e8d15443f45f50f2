package io.aircheck.server.notify.channel;

import io.aircheck.net.InvalidSettingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands behind the {@code #} or {@code ?} of a channel's address: {@code name=value} pairs joined by {@code &}. */
final class Options {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /**
     * @param known the names that the channel knows
     * @throws InvalidSettingException for any other name
     */
    Options(String service, @Nullable String text, String... known) {
        if (text == null || text.isEmpty()) {
            return;
        }
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!Set.of(known).contains(name)) {
                throw new InvalidSettingException("the option \"" + name + "\" of a " + service
                        + " address is not known; known: " + (known.length == 0 ? "none" : String.join(", ", known)));
            }
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
    }

    /** The last value, or null. */
    @Nullable
    String one(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.getLast();
    }

    /** All values; a value may hold several with commas between them. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split("[,，]")).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Percent-encoded text; a plus is a plus, for keys hold some. */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("a % in a channel's address must begin a code such as %40", e);
        }
    }
}
