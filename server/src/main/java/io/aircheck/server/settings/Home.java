package io.aircheck.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory in which a service keeps everything. */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** What people write: {@code aircheck.yaml}, {@code rooms.txt} and further lists. */
    public Path config() {
        return root.resolve("config");
    }

    /** The user's own platforms, a file each; made by whoever has one. */
    public Path platforms() {
        return config().resolve("platforms");
    }

    public Path recordings() {
        return root.resolve("recordings");
    }

    public Path database() {
        return root.resolve("database");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path settingsFile() {
        return config().resolve("aircheck.yaml");
    }

    /** Makes what is missing of the directories. */
    public void create() throws IOException {
        for (Path directory : new Path[] {config(), recordings(), database(), logs()}) {
            Files.createDirectories(directory);
        }
    }
}
