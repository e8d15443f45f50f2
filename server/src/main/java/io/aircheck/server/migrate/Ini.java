package io.aircheck.server.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file as Python's {@code RawConfigParser} reads it: names of keys in lower case, the first {@code =} or {@code :} divides, a
 * {@code #} or {@code ;} is a comment only at the beginning of a line, an indented line goes on with the value before it, and
 * {@code %} means nothing. Where Python would refuse the whole file this one goes on and says what is wrong.
 *
 * @param sections values by section and key; what stands before the first section is in the one without a name
 */
record Ini(Map<String, Map<String, Value>> sections, List<Problem> problems) {

    /** @param line from 1 */
    record Value(String text, int line) {}

    /** What Python would not have read. */
    record Problem(int line, Kind kind, String text) {
        enum Kind {
            /** The key stands twice in its section. */
            DUPLICATE_KEY,
            /** The section stands twice. */
            DUPLICATE_SECTION,
            /** The key stands before the first section. */
            NO_SECTION,
            /** The line is no key with a value. */
            NO_KEY
        }
    }

    private static final Pattern SECTION = Pattern.compile("\\[(.+)].*");
    private static final Pattern OPTION = Pattern.compile("(.*?)\\s*[=:]\\s*(.*)");

    Optional<Value> get(String section, String key) {
        return Optional.ofNullable(sections.getOrDefault(section, Map.of()).get(key));
    }

    /** A key that stands in another section than its own, or in none. */
    Optional<Value> anywhere(String key) {
        return sections.values().stream()
                .filter(values -> values.containsKey(key))
                .map(values -> values.get(key))
                .findFirst();
    }

    static Ini parse(String text) {
        Reading reading = new Reading();
        int line = 0;
        for (String raw : text.split("\\R", -1)) {
            reading.line(raw, ++line);
        }
        return reading.result();
    }

    private static final class Reading {

        private final Map<String, Map<String, List<String>>> values = new LinkedHashMap<>();
        private final Map<String, Map<String, Integer>> lines = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private String section = "";
        private @Nullable List<String> open;
        private int indent;

        void line(String raw, int number) {
            String line = raw.strip();
            if (line.startsWith("#") || line.startsWith(";")) {
                return;
            }
            if (line.isEmpty()) {
                if (open != null) {
                    open.add("");
                }
                return;
            }
            int depth = raw.indexOf(line.charAt(0));
            if (open != null && depth > indent) {
                open.add(line);
                return;
            }
            indent = depth;
            Matcher header = SECTION.matcher(line);
            if (header.matches()) {
                section(header.group(1), number);
            } else {
                option(line, number);
            }
        }

        private void section(String name, int number) {
            if (values.containsKey(name)) {
                problems.add(new Problem(number, Problem.Kind.DUPLICATE_SECTION, name));
            }
            section = name;
            values.computeIfAbsent(name, _ -> new LinkedHashMap<>());
            open = null;
        }

        private void option(String line, int number) {
            Matcher option = OPTION.matcher(line);
            if (!option.matches() || option.group(1).isEmpty()) {
                problems.add(new Problem(number, Problem.Kind.NO_KEY, line));
                open = null;
                return;
            }
            String key = option.group(1).toLowerCase(Locale.ROOT);
            if (section.isEmpty()) {
                problems.add(new Problem(number, Problem.Kind.NO_SECTION, key));
            }
            List<String> value = new ArrayList<>(List.of(option.group(2)));
            Map<String, List<String>> known = values.computeIfAbsent(section, _ -> new LinkedHashMap<>());
            List<String> before = known.get(key);
            open = value;
            if (before != null) {
                problems.add(new Problem(number, Problem.Kind.DUPLICATE_KEY, key));
                if (option.group(2).isEmpty()) {
                    return;
                }
            }
            known.put(key, value);
            lines.computeIfAbsent(section, _ -> new LinkedHashMap<>()).put(key, number);
        }

        Ini result() {
            Map<String, Map<String, Value>> sections = new LinkedHashMap<>();
            values.forEach((name, options) -> {
                Map<String, Value> read = new LinkedHashMap<>();
                options.forEach((key, value) -> read.put(
                        key,
                        new Value(
                                String.join("\n", value).stripTrailing(),
                                lines.getOrDefault(name, Map.of()).getOrDefault(key, 0))));
                sections.put(name, read);
            });
            return new Ini(sections, List.copyOf(problems));
        }
    }
}
