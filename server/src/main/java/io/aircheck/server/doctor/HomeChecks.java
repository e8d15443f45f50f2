package io.aircheck.server.doctor;

import io.aircheck.server.settings.DiskKeys;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.NotificationKeys;
import io.aircheck.server.settings.PageKeys;
import io.aircheck.server.settings.Settings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The directories of a service: whether they can be written, how much is free, how fast they are, what time they keep. */
final class HomeChecks {

    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 32;
    /** A room in high quality brings about 1 MB a second. */
    private static final double SLOW_MEGABYTES_A_SECOND = 10;

    private static final Duration LARGEST_DIFFERENCE = Duration.ofSeconds(5);
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final Home home;
    private final Settings settings;
    private final Clock clock;

    HomeChecks(Home home, Settings settings, Clock clock) {
        this.home = home;
        this.settings = settings;
        this.clock = clock;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Path directory : List.of(home.config(), home.database(), home.logs(), home.recordings())) {
            if (!Files.exists(directory)) {
                checks.add(creatable(directory));
            } else if (Files.isDirectory(directory) && Files.isWritable(directory)) {
                checks.add(Check.good("home", "writable", directory.toString()));
            } else {
                checks.add(
                        Check.bad("home", "notWritable", directory.toString(), System.getProperty("user.name", "?")));
            }
        }
        secrets(checks);
        disk(checks);
        return checks;
    }

    private static Check creatable(Path directory) {
        Path parent = directory;
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        return parent != null && Files.isWritable(parent)
                ? Check.good("home", "notYet", directory.toString())
                : Check.bad("home", "notWritable", directory.toString(), System.getProperty("user.name", "?"));
    }

    private void secrets(List<Check> checks) {
        Path file = home.settingsFile();
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null || !Files.exists(file) || !holdsSecrets()) {
            return;
        }
        try {
            boolean open = view.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains);
            checks.add(
                    open
                            ? Check.warning("home", "secretsOpen", file.toString())
                            : Check.good("home", "secretsKept", file.toString()));
        } catch (IOException e) {
            checks.add(Check.warning("home", "unreadable", file.toString(), String.valueOf(e.getMessage())));
        }
    }

    private boolean holdsSecrets() {
        return !settings.platforms().isEmpty()
                || settings.get(PageKeys.PASSWORD).isPresent()
                || !settings.get(NotificationKeys.NOTIFY).isEmpty();
    }

    private void disk(List<Check> checks) {
        Path directory = home.recordings();
        while (directory != null && !Files.isDirectory(directory)) {
            directory = directory.getParent();
        }
        if (directory == null) {
            return;
        }
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            long stop = settings.get(DiskKeys.STOP_BELOW);
            checks.add(
                    stop > 0 && free < stop
                            ? Check.bad("disk", "full", directory.toString(), gigabytes(free), gigabytes(stop))
                            : Check.good("disk", "free", directory.toString(), gigabytes(free)));
            if (free > 4L * BLOCK * BLOCKS && Files.isWritable(directory)) {
                speed(directory, checks);
            }
        } catch (IOException e) {
            checks.add(Check.bad("disk", "unreadable", directory.toString(), String.valueOf(e.getMessage())));
        }
    }

    /** Writes a file through to the disk; its time stamp tells what the clock over there shows. */
    private void speed(Path directory, List<Check> checks) throws IOException {
        Path file = Files.createTempFile(directory, ".aircheck-doctor", ".tmp");
        try {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            long begin = System.nanoTime();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                for (int i = 0; i < BLOCKS; i++) {
                    block.clear();
                    while (block.hasRemaining()) {
                        channel.write(block);
                    }
                }
                channel.force(true);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            double speed = BLOCKS * (BLOCK / 1e6) / seconds;
            String shown = "%.0f".formatted(speed);
            checks.add(
                    speed < SLOW_MEGABYTES_A_SECOND
                            ? Check.warning("disk", "slow", directory.toString(), shown)
                            : Check.good("disk", "speed", directory.toString(), shown));
            Instant there = Files.getLastModifiedTime(file).toInstant();
            Duration off = Duration.between(there, clock.instant()).abs();
            checks.add(
                    off.compareTo(LARGEST_DIFFERENCE) > 0
                            ? Check.warning("clock", "otherClock", directory.toString(), Long.toString(off.toSeconds()))
                            : Check.good("clock", "sameClock", clock.instant().toString()));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String gigabytes(long bytes) {
        return "%.1f".formatted(bytes / 1e9);
    }
}
