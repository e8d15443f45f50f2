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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the settings in force of defaults, file, environment and command line, each going before the one before. */
public final class SettingsReader {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsReader.class);

    /** Variables of the launcher, of other verbs and of the seal, no settings. */
    private static final Set<String> LAUNCHER = Set.of(
            "AIRCHECK_JAVA_HOME",
            "AIRCHECK_JAVA_OPTS",
            "AIRCHECK_HOME",
            "AIRCHECK_KEY",
            Seal.VARIABLE,
            Seal.VARIABLE + EnvironmentFiles.SUFFIX);

    private final Set<String> knownPlatforms;
    private final boolean passesPlatformsOver;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Map<SettingKey<?>, Value>> values = new LinkedHashMap<>();

    private SettingsReader(@Nullable Set<String> knownPlatforms) {
        this.knownPlatforms = knownPlatforms == null ? Set.of() : knownPlatforms;
        this.passesPlatformsOver = knownPlatforms == null;
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
        return read(file.toString(), text(file), knownPlatforms, environment, commandLine);
    }

    /**
     * The settings for a command that only looks something up: nothing is written, there need be no home, and what is set for
     * platforms is passed over.
     *
     * @throws SettingsException naming every problem, not just the first
     */
    public static Settings peek(Home home, Map<String, String> environment) throws IOException {
        Path file = home.settingsFile();
        String text = Files.exists(file) ? text(file) : "";
        return read(file.toString(), text, null, environment, Map.of());
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new SettingsException(List.of(file + " is not UTF-8 text; save it as UTF-8"));
        }
    }

    /**
     * The same from a text in hand.
     *
     * @param knownPlatforms null to pass over what is set for platforms
     */
    static Settings read(
            String file,
            String text,
            @Nullable Set<String> knownPlatforms,
            Map<String, String> environment,
            Map<String, String> commandLine) {
        SettingsReader reader = new SettingsReader(knownPlatforms);
        reader.file(file, text);
        reader.environment(environment);
        reader.commandLine(commandLine);
        Settings settings = new Settings(reader.values);
        Conflicts.of(settings).forEach(conflict -> reader.problems.add(conflict.english()));
        if (!reader.problems.isEmpty()) {
            throw new SettingsException(reader.problems);
        }
        return settings;
    }

    private void file(String file, String text) {
        for (SettingsFile.Entry entry : SettingsFile.parse(file, text, problems)) {
            String place = file + ", line " + entry.line() + ": ";
            String platform = entry.platform();
            if (platform != null && passesPlatformsOver) {
                continue;
            }
            if (platform != null && !knownPlatforms.contains(platform)) {
                problems.add(place + "there is no platform \"" + platform + "\"; there are "
                        + String.join(", ", new TreeSet<>(knownPlatforms)));
                continue;
            }
            Layer layer = platform == null ? Layer.SERVICE : Layer.PLATFORM;
            Optional<SettingKey<?>> key = SettingKeys.named(entry.key(), layer);
            if (key.isEmpty()) {
                problems.add(place + "there is no setting \"" + entry.key() + "\""
                        + (platform == null ? "" : " for a platform") + "; there are " + names(layer));
                continue;
            }
            put(key.get(), platform, entry.text(), place + entry.key(), new Origin.File(entry.line()));
        }
    }

    private void environment(Map<String, String> environment) {
        Map<String, Runnable> known = new LinkedHashMap<>();
        for (SettingKey<?> key : SettingKeys.in(Layer.SERVICE)) {
            know(known, environment, key, null, key.variable());
        }
        for (String platform : knownPlatforms) {
            for (SettingKey<?> key : SettingKeys.in(Layer.PLATFORM)) {
                know(known, environment, key, platform, key.variable(platform));
            }
        }
        for (String name : new TreeSet<>(environment.keySet())) {
            Runnable take = known.get(name);
            if (take != null) {
                take.run();
            } else if (name.startsWith("AIRCHECK_")
                    && !LAUNCHER.contains(name)
                    && !(passesPlatformsOver && name.startsWith("AIRCHECK_PLATFORMS_"))) {
                LOG.warn("The environment variable {} is no setting and is not used", name);
            }
        }
    }

    private void know(
            Map<String, Runnable> known,
            Map<String, String> environment,
            SettingKey<?> key,
            @Nullable String platform,
            String name) {
        known.put(name, () -> variable(environment, key, platform, name, name));
        if (key.isSecret()) {
            String file = name + EnvironmentFiles.SUFFIX;
            known.putIfAbsent(file, () -> variable(environment, key, platform, name, file));
        }
    }

    /** @param given the variable that is set: the key's own, or the one that names a file with its value */
    private void variable(
            Map<String, String> environment, SettingKey<?> key, @Nullable String platform, String name, String given) {
        try {
            String text = EnvironmentFiles.value(environment, name).orElse("");
            put(key, platform, text, "environment variable " + given, new Origin.Environment(given));
        } catch (SettingsException e) {
            e.problems().stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
        }
    }

    private void commandLine(Map<String, String> overrides) {
        overrides.forEach((name, text) -> SettingKeys.named(name, Layer.SERVICE)
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
        Scope scope = platform == null ? Scope.service() : new Scope.Platform(platform);
        values.computeIfAbsent(scope.key(), _ -> new LinkedHashMap<>()).put(key, new Value(value.get(), text, origin));
    }

    private static String names(Layer layer) {
        return SettingKeys.in(layer).stream().map(key -> key.name()).collect(Collectors.joining(", "));
    }
}
