package io.aircheck.server.facts;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one thing that happened. Values come from strangers: they hold no NUL, which no program could be given, and
 * are of bounded length, but are otherwise as they came.
 */
public record Facts(Map<Fact, String> values) {

    public static final Facts NONE = new Facts(Map.of());

    /** No name or title is longer than this; the paths of a recording of a thousand files may be. */
    private static final int LONGEST = 64_000;

    public Facts {
        Map<Fact, String> clean = new EnumMap<>(Fact.class);
        values.forEach((fact, value) -> clean.put(fact, cut(value.replace("\0", ""))));
        values = Map.copyOf(clean);
    }

    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }

    /** Empty where it is not known. */
    public String get(Fact fact) {
        return values.getOrDefault(fact, "");
    }

    /** These and one more; a value that is not known changes nothing. */
    public Facts with(Fact fact, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<Fact, String> more = new EnumMap<>(Fact.class);
        more.putAll(values);
        more.put(fact, value);
        return new Facts(more);
    }

    /** The files of the recording. */
    public List<String> files() {
        return get(Fact.FILES).lines().toList();
    }

    /** The first songs of the recording. */
    public List<String> tracks() {
        return get(Fact.TRACKS).lines().toList();
    }

    /** As environment variables. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            if (values.containsKey(fact)) {
                environment.put(fact.variable(), get(fact));
            }
        }
        return environment;
    }

    /** By id, numbers as numbers: for JSON. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Fact fact : Fact.values()) {
            String value = values.get(fact);
            if (value == null) {
                continue;
            }
            switch (fact) {
                case FILES -> fields.put(fact.id(), files());
                case TRACKS -> fields.put(fact.id(), tracks());
                default -> fields.put(fact.id(), fact.isNumber() ? number(value) : value);
            }
        }
        return fields;
    }

    private static Object number(String value) {
        try {
            return value.contains(".") ? (Object) Double.valueOf(value) : (Object) Long.valueOf(value);
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
