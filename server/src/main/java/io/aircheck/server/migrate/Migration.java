package io.aircheck.server.migrate;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.server.HomeLock;
import io.aircheck.server.StartupException;
import io.aircheck.server.migrate.Finding.Kind;
import io.aircheck.server.settings.FirstSettings;
import io.aircheck.server.settings.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Moves over from a DouyinLiveRecorder: settings, rooms and recordings; what is there of the old one stays as it is. */
public final class Migration {

    private static final String ROOMS = "rooms.txt";
    private static final String FURTHER_ROOMS = "dlr-rooms.txt";
    private static final String FURTHER_SETTINGS = "aircheck.dlr.yaml";

    private final Order order;
    private final PlatformRegistry registry;
    private final Home home;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Path> written = new ArrayList<>();

    /**
     * What to do.
     *
     * @param old the folder of the old installation
     * @param home of the service
     * @param dryRun whether only to tell what would be done
     * @param follow whether to watch the old list of rooms where it is, instead of copying it
     * @param ffmpeg measures old recordings; null where there is none, then their lengths are guessed from the files' times
     */
    public record Order(
            Path old,
            Path home,
            boolean dryRun,
            boolean follow,
            @Nullable FFmpeg ffmpeg,
            ZoneId zone) {}

    /**
     * What was done, or would be.
     *
     * @param written files of the new home
     * @param recordings how many were put into the library
     * @param bytes their size
     */
    public record Report(List<Finding> findings, List<Path> written, int recordings, long bytes) {}

    private Migration(Order order, PlatformRegistry registry) {
        this.order = order;
        this.registry = registry;
        this.home = new Home(order.home());
    }

    public static Report run(Order order, PlatformRegistry registry) throws MigrationException, InterruptedException {
        Migration migration = new Migration(order, registry);
        OldInstallation old = OldInstallation.read(order.old().toAbsolutePath().normalize(), registry);
        if (order.dryRun()) {
            return migration.take(old);
        }
        try {
            migration.home.createOwn();
            try (HomeLock _ = HomeLock.take(migration.home)) {
                return migration.take(old);
            }
        } catch (StartupException e) {
            throw new MigrationException(MigrationException.Why.HOME_IN_USE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new MigrationException(MigrationException.Why.DISK, e.toString());
        }
    }

    private Report take(OldInstallation old) throws MigrationException, InterruptedException {
        try {
            findings.addAll(old.settings().findings());
            for (String code : List.of("fixedDrops", "fixedListFile", "fixedReasons")) {
                findings.add(new Finding(Kind.FIXED, "DouyinLiveRecorder", code, List.of()));
            }
            Map<String, String> values = new LinkedHashMap<>(old.settings().values());
            OldRooms rooms = old.rooms();
            boolean settingsOurs = FirstSettings.isUnset(home.settingsFile());
            if (rooms != null) {
                findings.addAll(rooms.findings());
                rooms(rooms, old.roomsFile(), values, settingsOurs);
            }
            settings(values, old.settings().platforms(), settingsOurs);
            OldLibrary library = new OldLibrary(order, home, registry, findings);
            library.take(old.downloads(), rooms == null ? List.of() : rooms.entries());
            return new Report(List.copyOf(findings), List.copyOf(written), library.recordings(), library.bytes());
        } catch (IOException | SQLException | FlywayException e) {
            throw new MigrationException(MigrationException.Why.DISK, e.toString());
        }
    }

    private void rooms(OldRooms rooms, Path file, Map<String, String> values, boolean settingsOurs) throws IOException {
        if (order.follow()) {
            list(values, settingsOurs, file.toString());
            return;
        }
        if (holdsRooms(home.config().resolve(ROOMS), rooms.text())) {
            write(FURTHER_ROOMS, rooms.text());
            list(values, settingsOurs, FURTHER_ROOMS);
        } else {
            write(ROOMS, rooms.text());
        }
    }

    /** Adds a list of rooms to the settings, or says that the user must. */
    private void list(Map<String, String> values, boolean settingsOurs, String list) {
        values.put("room-lists", ROOMS + "," + list);
        findings.add(
                settingsOurs
                        ? new Finding(Kind.TAKEN, OldRooms.FILE, "listed", List.of(list))
                        : new Finding(Kind.PROBLEM, OldRooms.FILE, "addList", List.of(list)));
    }

    /** Whether a file is there that says something else of its own. */
    private static boolean holdsRooms(Path file, String ours) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        String text = Files.readString(file);
        return !text.equals(ours)
                && text.lines().map(String::strip).anyMatch(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    private void settings(Map<String, String> values, Map<String, Map<String, String>> platforms, boolean ours)
            throws IOException {
        String text = FirstSettings.text(values, platforms);
        Set<String> ids = registry.platforms().stream()
                .map(platform -> platform.info().id())
                .collect(Collectors.toSet());
        for (String problem : FirstSettings.problems(home.settingsFile().toString(), text, ids)) {
            findings.add(new Finding(Kind.PROBLEM, "aircheck.yaml", "settingsProblem", List.of(problem)));
        }
        if (ours) {
            write(home.settingsFile().getFileName().toString(), text);
        } else if (!Files.readString(home.settingsFile()).equals(text)) {
            write(FURTHER_SETTINGS, text);
            findings.add(new Finding(Kind.PROBLEM, "aircheck.yaml", "settingsKept", List.of(FURTHER_SETTINGS)));
        }
    }

    /** Settings hold secrets, so their file is the user's alone from its first byte. */
    private void write(String name, String text) throws IOException {
        Path file = home.config().resolve(name);
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        written.add(file);
        if (order.dryRun()) {
            return;
        }
        Path fresh = file.resolveSibling(name + ".new");
        Files.deleteIfExists(fresh);
        if (name.endsWith(".yaml")
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(fresh, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
