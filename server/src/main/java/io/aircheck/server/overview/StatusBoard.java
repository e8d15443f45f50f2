package io.aircheck.server.overview;

import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.Recordings;
import io.aircheck.server.recordings.RunningFigures;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Rooms;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Puts the overview together from what everybody knows. */
public final class StatusBoard implements ServiceStatus {

    private final String version;
    private final Rooms rooms;
    private final Recordings recordings;
    private final Path directory;
    private final LongSupplier stopBelowBytes;
    private final BooleanSupplier stoppedForDisk;
    private final Supplier<List<String>> platformProblems;
    private final Clock clock;
    private final Instant startedAt;

    /** @param directory of the recordings, whose disk counts */
    public StatusBoard(
            String version,
            Rooms rooms,
            Recordings recordings,
            Path directory,
            LongSupplier stopBelowBytes,
            BooleanSupplier stoppedForDisk,
            Supplier<List<String>> platformProblems,
            Clock clock) {
        this.version = version;
        this.rooms = rooms;
        this.recordings = recordings;
        this.directory = directory;
        this.stopBelowBytes = stopBelowBytes;
        this.stoppedForDisk = stoppedForDisk;
        this.platformProblems = platformProblems;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Override
    public Overview overview() {
        List<RoomView> all = rooms.all();
        List<RecordingView> running = recordings.running();
        long bitsPerSecond = running.stream()
                .map(RecordingView::figures)
                .filter(Objects::nonNull)
                .mapToLong(RunningFigures::bitsPerSecond)
                .sum();
        Disk disk = disk();
        return new Overview(
                version,
                Duration.between(startedAt, clock.instant()),
                all.size(),
                (int) all.stream()
                        .filter(view -> view.state().word() == Word.LIVE)
                        .count(),
                running.size(),
                bitsPerSecond,
                disk.free(),
                disk.total(),
                stopBelowBytes.getAsLong(),
                stoppedForDisk.getAsBoolean(),
                platformProblems.get());
    }

    private record Disk(long free, long total) {}

    /** Zeros where the disk does not answer. */
    private Disk disk() {
        try {
            FileStore store = Files.getFileStore(directory);
            return new Disk(store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException e) {
            return new Disk(0, 0);
        }
    }
}
