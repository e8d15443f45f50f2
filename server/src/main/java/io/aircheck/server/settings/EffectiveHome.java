package io.aircheck.server.settings;

import io.aircheck.platforms.PlatformRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What the settings of a home say, for verbs that work on a home whose service does not run; writes nothing. */
public final class EffectiveHome {

    private EffectiveHome() {}

    /** @throws SettingsException naming every problem */
    public static Settings settings(Home home, PlatformRegistry registry) throws IOException {
        Path file = home.settingsFile();
        return SettingsReader.read(
                file.toString(),
                Files.exists(file) ? Files.readString(file) : "",
                registry.platforms().stream()
                        .map(platform -> platform.info().id())
                        .collect(Collectors.toSet()),
                System.getenv(),
                Map.of());
    }

    /** The directory of recordings; the usual one where the settings cannot be read, which a start would say. */
    public static Path recordings(Home home, PlatformRegistry registry) {
        try {
            return home.withRecordings(settings(home, registry).get(RecordingKeys.DIRECTORY))
                    .recordings();
        } catch (IOException | SettingsException e) {
            return home.recordings();
        }
    }
}
