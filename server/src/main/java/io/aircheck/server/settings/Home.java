package io.aircheck.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory in which a service keeps everything.
 *
 * @param recordings where these go, usually in the same directory
 */
public record Home(Path root, Path recordings) {

    public Home {
        root = root.toAbsolutePath().normalize();
        recordings = root.resolve(recordings).normalize();
    }

    public Home(Path root) {
        this(root, Path.of("recordings"));
    }

    /** The same with the recordings elsewhere; a relative path begins in the home. */
    public Home withRecordings(Optional<Path> directory) {
        return directory.map(it -> new Home(root, it)).orElse(this);
    }

    /** What people write: {@code aircheck.yaml}, {@code rooms.txt} and further lists. */
    public Path config() {
        return root.resolve("config");
    }

    /** The user's own platforms, a file each; made by whoever has one. */
    public Path platforms() {
        return config().resolve("platforms");
    }

    public Path database() {
        return root.resolve("database");
    }

    /** Where a running service writes down the address of its page, for verbs that speak to it. */
    public Path addressFile() {
        return database().resolve("service.address");
    }

    /** What was heard of music that nobody knows yet. */
    public Path unidentified() {
        return root.resolve("unidentified");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path settingsFile() {
        return config().resolve("aircheck.yaml");
    }

    /** Makes what is missing of the directories. */
    public void create() throws IOException {
        createOwn();
        Files.createDirectories(recordings);
    }

    /** Makes all but that of the recordings, which the settings may want elsewhere. */
    public void createOwn() throws IOException {
        for (Path directory : new Path[] {config(), database(), logs()}) {
            Files.createDirectories(directory);
        }
    }
}
