package io.aircheck.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code aircheck.yaml} for a home that has none of its own yet: with every comment, and some values in place of defaults. */
public final class FirstSettings {

    private static final String NO_PLATFORMS = "platforms: {}";

    private FirstSettings() {}

    /** Whether nobody has changed anything in the file, or it is not there. */
    public static boolean isUnset(Path file) throws IOException {
        return !Files.exists(file) || Files.readString(file).equals(SettingsFile.template());
    }

    /**
     * The text of the file.
     *
     * @param values by the names of keys
     * @param platforms the same by the ids of platforms
     */
    public static String text(Map<String, String> values, Map<String, Map<String, String>> platforms) {
        String text = SettingsFile.template();
        for (Map.Entry<String, String> value : values.entrySet()) {
            Pattern line = Pattern.compile("(?m)^" + Pattern.quote(value.getKey()) + ": .*$");
            text = line.matcher(text)
                    .replaceFirst(Matcher.quoteReplacement(value.getKey() + ": " + quoted(value.getValue())));
        }
        return platforms.isEmpty() ? text : text.replace(NO_PLATFORMS, block(platforms));
    }

    private static String block(Map<String, Map<String, String>> platforms) {
        StringBuilder block = new StringBuilder("platforms:");
        platforms.forEach((platform, values) -> {
            block.append("\n  ").append(quoted(platform)).append(':');
            values.forEach((key, value) ->
                    block.append("\n    ").append(key).append(": ").append(quoted(value)));
        });
        return block.toString();
    }

    /** What the service would say of the file at its start; empty for a good one. */
    public static List<String> problems(String name, String text, Set<String> knownPlatforms) {
        try {
            SettingsReader.read(name, text, knownPlatforms, Map.of(), Map.of());
            return List.of();
        } catch (SettingsException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** In double quotes, in which YAML takes every character but two as it is. */
    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
