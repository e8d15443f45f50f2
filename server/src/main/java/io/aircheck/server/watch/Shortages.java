package io.aircheck.server.watch;

import io.aircheck.server.events.Event;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.settings.DiskKeys;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.watch.RecordingControl.Schedule;
import io.aircheck.server.watch.Watch.Stop;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is done when the disk or the program's memory runs short, and when there is enough again. Used by one thread at a time. */
final class Shortages {

    private final Settings settings;
    private final Watcher.Tools tools;
    private final Collection<Watch> watches;
    private final RecordingControl control;
    private final Schedule schedule;
    private final DiskGuard disk = new DiskGuard();
    private final MemoryGuard memory = new MemoryGuard();

    /** @param watches as they are at any time */
    Shortages(
            Settings settings,
            Watcher.Tools tools,
            Collection<Watch> watches,
            RecordingControl control,
            Schedule schedule) {
        this.settings = settings;
        this.tools = tools;
        this.watches = watches;
        this.control = control;
        this.schedule = schedule;
    }

    boolean isDiskLow() {
        return disk.isStopped();
    }

    /** How many recordings may run; null for any number. */
    @Nullable
    Integer most() {
        return memory.limit();
    }

    /** @param used of the program's memory, from 0 to 1 */
    void memoryInUse(double used) {
        Instant now = tools.clock().instant();
        switch (memory.see(used, running().size())) {
            case LOW -> tools.bus().publish(new Event.MemoryLow(now, Objects.requireNonNull(memory.limit())));
            case ENOUGH -> {
                tools.bus().publish(new Event.MemoryRecovered(now));
                watches.stream().filter(Watch::waitsForItsTurn).forEach(watch -> schedule.put(watch, now, true));
            }
            case NONE -> {}
        }
    }

    /** @param bytes that are free */
    void freeSpace(long bytes) {
        Instant now = tools.clock().instant();
        long stopBelow = settings.get(DiskKeys.STOP_BELOW);
        switch (disk.see(bytes, stopBelow, settings.get(DiskKeys.RESUME_ABOVE))) {
            case STOP -> {
                tools.bus().publish(new Event.DiskLow(now, bytes, stopBelow));
                running().forEach(watch -> control.end(watch, Stop.DISK));
            }
            case RESUME -> {
                tools.bus().publish(new Event.DiskRecovered(now, bytes, stopBelow));
                watches.stream()
                        .filter(watch -> watch.state.word() == Word.LIVE && watch.run == null)
                        .forEach(watch -> schedule.put(watch, now, true));
            }
            case NONE -> {}
        }
    }

    private List<Watch> running() {
        return watches.stream().filter(watch -> watch.run != null).toList();
    }
}
