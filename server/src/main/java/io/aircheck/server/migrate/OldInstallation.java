package io.aircheck.server.migrate;

import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.server.migrate.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a DouyinLiveRecorder, read only.
 *
 * @param rooms null where there is no list of rooms
 * @param downloads where its recordings are; need not exist
 */
record OldInstallation(NewSettings settings, @Nullable OldRooms rooms, Path roomsFile, Path downloads) {

    private static final String CONFIG = "config.ini";

    /** @param directory that of the program, or the one in which its two files are */
    static OldInstallation read(Path directory, PlatformRegistry registry) throws MigrationException {
        Path config = Files.isDirectory(directory.resolve("config")) ? directory.resolve("config") : directory;
        Path settingsFile = config.resolve(CONFIG);
        Path roomsFile = config.resolve(OldRooms.FILE);
        if (!Files.exists(settingsFile) && !Files.exists(roomsFile)) {
            throw new MigrationException(MigrationException.Why.NOTHING_THERE, config.toString());
        }
        NewSettings settings = new NewSettings();
        OldText text = text(settingsFile);
        if (!text.isUtf8()) {
            settings.add(new Finding(Kind.FIXED, CONFIG, "encoding", List.of(text.encoding())));
        }
        OldConfig old = new OldConfig(Ini.parse(text.text()), settings);
        old.tellProblems();
        new RecordingSection(old, settings, directory).take();
        new ProxySection(
                        old,
                        settings,
                        registry.platforms().stream().map(Platform::info).toList())
                .take();
        new HookSection(old, settings).take();
        new PushSection(old, settings).take();
        new LoginSection(old, settings).take();
        String saved = old.text(OldKey.SAVE_PATH);
        return new OldInstallation(
                settings,
                Files.exists(roomsFile) ? OldRooms.of(text(roomsFile), registry) : null,
                roomsFile,
                directory.resolve(saved.isEmpty() ? "downloads" : saved).normalize());
    }

    private static OldText text(Path file) throws MigrationException {
        try {
            return OldText.of(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
        } catch (IOException e) {
            throw new MigrationException(MigrationException.Why.UNREADABLE, file + ": " + e.getMessage());
        }
    }
}
