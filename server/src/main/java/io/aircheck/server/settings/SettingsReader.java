package io.aircheck.server.settings;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.server.settings.Settings.Origin;
import io.aircheck.server.settings.Settings.Value;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the settings in force of defaults, file, environment and command line, each going before the one before. */
public final class SettingsReader {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsReader.class);

    /** Variables that are the launcher's, not settings. */
    private static final Set<String> LAUNCHER = Set.of("AIRCHECK_JAVA_HOME", "AIRCHECK_JAVA_OPTS", "AIRCHECK_HOME");

    private final Set<String> knownPlatforms;
    private final List<String> problems = new ArrayList<>();
    private final Map<SettingKey<?>, Value> values = new LinkedHashMap<>();
    private final Map<String, Map<SettingKey<?>, Value>> platforms = new LinkedHashMap<>();

    private SettingsReader(Set<String> knownPlatforms) {
        this.knownPlatforms = knownPlatforms;
    }

    /**
     * Writes {@code aircheck.yaml} if there is none, and reads everything.
     *
     * @param knownPlatforms ids of all platforms
     * @param commandLine by key names, as text
     * @throws SettingsException naming every problem, not just the first
     */
    public static Settings load(
            Home home, Set<String> knownPlatforms, Map<String, String> environment, Map<String, String> commandLine)
            throws IOException {
        Path file = home.settingsFile();
        SettingsFile.writeOnce(file);
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException e) {
            throw new SettingsException(List.of(file + " is not UTF-8 text; save it as UTF-8"));
        }
        return read(file.toString(), text, knownPlatforms, environment, commandLine);
    }

    /** The same from a text in hand. */
    static Settings read(
            String file,
            String text,
            Set<String> knownPlatforms,
            Map<String, String> environment,
            Map<String, String> commandLine) {
        SettingsReader reader = new SettingsReader(knownPlatforms);
        reader.file(file, text);
        reader.environment(environment);
        reader.commandLine(commandLine);
        reader.together();
        if (!reader.problems.isEmpty()) {
            throw new SettingsException(reader.problems);
        }
        return new Settings(reader.values, reader.platforms);
    }

    private void file(String file, String text) {
        for (SettingsFile.Entry entry : SettingsFile.parse(file, text, problems)) {
            String place = file + ", line " + entry.line() + ": ";
            String platform = entry.platform();
            if (platform != null && !knownPlatforms.contains(platform)) {
                problems.add(place + "there is no platform \"" + platform + "\"; there are "
                        + String.join(", ", new TreeSet<>(knownPlatforms)));
                continue;
            }
            List<? extends SettingKey<?>> keys = platform == null ? SettingKeys.ALL : SettingKeys.OF_PLATFORM;
            Optional<? extends SettingKey<?>> key = named(keys, entry.key());
            if (key.isEmpty()) {
                problems.add(place + "there is no setting \"" + entry.key() + "\""
                        + (platform == null ? "" : " for a platform") + "; there are " + names(keys));
                continue;
            }
            put(key.get(), platform, entry.text(), place + entry.key(), new Origin.File(entry.line()));
        }
    }

    private void environment(Map<String, String> environment) {
        Map<String, Runnable> known = new LinkedHashMap<>();
        for (SettingKey<?> key : SettingKeys.ALL) {
            known.put(key.variable(), () -> variable(environment, key, null, key.variable()));
        }
        for (String platform : knownPlatforms) {
            for (SettingKey<?> key : SettingKeys.OF_PLATFORM) {
                String name = key.variable(platform);
                known.put(name, () -> variable(environment, key, platform, name));
            }
        }
        for (String name : new TreeSet<>(environment.keySet())) {
            Runnable take = known.get(name);
            if (take != null) {
                take.run();
            } else if (name.startsWith("AIRCHECK_") && !LAUNCHER.contains(name)) {
                LOG.warn("The environment variable {} is no setting and is not used", name);
            }
        }
    }

    private void variable(Map<String, String> environment, SettingKey<?> key, @Nullable String platform, String name) {
        put(
                key,
                platform,
                environment.getOrDefault(name, ""),
                "environment variable " + name,
                new Origin.Environment(name));
    }

    private void commandLine(Map<String, String> overrides) {
        overrides.forEach((name, text) -> named(SettingKeys.ALL, name)
                .ifPresentOrElse(
                        key -> put(key, null, text, "option --" + name, new Origin.CommandLine()),
                        () -> problems.add("there is no setting \"" + name + "\"")));
    }

    private void put(SettingKey<?> key, @Nullable String platform, String text, String place, Origin origin) {
        Optional<?> value;
        try {
            value = key.form().read(text);
        } catch (InvalidSettingException e) {
            problems.add(place + ": " + e.getMessage());
            return;
        }
        if (value.isEmpty()) {
            String what = key.isSecret() ? "this value" : "\"" + text + "\"";
            problems.add(place + ": " + what + " is not allowed; allowed: "
                    + key.form().allowed());
            return;
        }
        Map<SettingKey<?>, Value> target =
                platform == null ? values : platforms.computeIfAbsent(platform, _ -> new LinkedHashMap<>());
        target.put(key, new Value(value.get(), text, origin));
    }

    /** What no single key can tell. */
    private void together() {
        long stop = effective(SettingKeys.STOP_BELOW);
        long resume = effective(SettingKeys.RESUME_ABOVE);
        if (stop > 0 && resume < stop) {
            problems.add("resume-above must not be less than stop-below, or recordings would stop and start in turns");
        }
    }

    private long effective(SettingKey<Long> key) {
        Value value = values.get(key);
        return value == null ? key.standardValue() : (Long) value.value();
    }

    private static Optional<? extends SettingKey<?>> named(List<? extends SettingKey<?>> keys, String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private static String names(List<? extends SettingKey<?>> keys) {
        Function<SettingKey<?>, String> name = SettingKey::name;
        return keys.stream().map(name).collect(Collectors.joining(", "));
    }
}
