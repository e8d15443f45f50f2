package io.aircheck.net;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Header fields of an answer in their order; names are compared without regard to case. */
public record HttpHeaders(List<Map.Entry<String, String>> fields) {

    public HttpHeaders {
        fields = List.copyOf(fields);
    }

    public @Nullable String first(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether any field's name begins so, for example {@code icy-}. */
    public boolean anyBeginsWith(String prefix) {
        return fields.stream().anyMatch(field -> field.getKey().regionMatches(true, 0, prefix, 0, prefix.length()));
    }
}
