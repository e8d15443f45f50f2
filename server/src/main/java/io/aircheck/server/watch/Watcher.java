package io.aircheck.server.watch;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.PlatformSource;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.Library.Subject;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.WatchedRoom;
import io.aircheck.server.watch.Watch.Stop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Checks rooms when they are due, records those that are live, and joins what belongs together. It has no thread of its own:
 * {@link #tick} does what is due and tells when there will be more. Safe for use by many threads; no call waits for the
 * network.
 */
public final class Watcher {

    private static final Duration DISK_PAUSE = Duration.ofSeconds(60);

    /** What it needs of the world. */
    public record Tools(
            RecordingPlan plan,
            Library library,
            Runs runs,
            EventBus bus,
            Executor checks,
            Clock clock,
            RandomGenerator random) {}

    private final Tools tools;
    private final Pacing pacing;
    private final Duration joinWindow;
    private final DiskGuard disk;
    private final CheckTable table;
    private final Map<Long, Watch> watches = new LinkedHashMap<>();
    /** Recordings of a former run whose rooms have not come up yet, by room. */
    private final Map<Long, OpenRecording> adopted = new HashMap<>();
    /** Rooms that are no longer watched but whose recording still finishes. */
    private final Set<Watch> leaving = new HashSet<>();

    private Runnable onSooner = () -> {};
    /** Rooms that are there from the start are no news. */
    private boolean synced;

    private boolean closing;

    /** How rooms are watched. */
    public record Rules(
            Duration checkInterval,
            int jitterPercent,
            Duration hostInterval,
            Duration joinWindow,
            long stopBelowBytes,
            long resumeAboveBytes) {}

    public Watcher(Rules rules, Tools tools) {
        this.tools = tools;
        this.pacing = new Pacing(rules.checkInterval(), rules.jitterPercent());
        this.joinWindow = rules.joinWindow();
        this.disk = new DiskGuard(rules.stopBelowBytes(), rules.resumeAboveBytes());
        this.table = new CheckTable(rules.hostInterval());
    }

    /** Calls back whenever something may be due sooner than the last {@link #tick} said. */
    public synchronized void onSooner(Runnable callback) {
        onSooner = callback;
    }

    /** Takes over what a former run left unfinished, before the first {@link #sync}. */
    public synchronized void adopt(Collection<OpenRecording> unfinished) {
        for (OpenRecording recording : unfinished) {
            OpenRecording older = adopted.put(recording.roomId(), recording);
            if (older != null) {
                tools.library().finish(older, EndReason.STOPPED, null);
            }
        }
    }

    /** Watches exactly these rooms from now on. */
    public synchronized void sync(List<WatchRequest> wanted) {
        Instant now = tools.clock().instant();
        Map<Long, WatchRequest> byId = new LinkedHashMap<>();
        wanted.forEach(request -> byId.put(request.room().id(), request));
        List.copyOf(watches.values()).stream()
                .filter(watch -> !byId.containsKey(watch.id()))
                .forEach(this::leave);
        byId.values().forEach(request -> {
            Watch watch = watches.get(request.room().id());
            if (watch == null) {
                enter(request, now);
            } else if (!watch.request.equals(request)) {
                change(watch, request, now);
            }
        });
        adopted.values().forEach(recording -> tools.library().finish(recording, EndReason.STOPPED, null));
        adopted.clear();
        synced = true;
        onSooner.run();
    }

    private void enter(WatchRequest request, Instant now) {
        Watch watch = new Watch(request, now);
        watches.put(watch.id(), watch);
        OpenRecording unfinished = adopted.remove(watch.id());
        if (unfinished != null) {
            watch.recording = unfinished;
            watch.onAirUntil = unfinished.activeAt();
        } else if (synced) {
            publish(new Event.RoomAdded(now, watch.id(), watch.displayName()));
        }
        begin(watch, now);
    }

    /** Has a room checked soon, unless it is not to be. */
    private void begin(Watch watch, Instant now) {
        if (watch.request.match() == null) {
            watch.word(Word.UNSUPPORTED, null, now);
        } else if (watch.request.room().paused()) {
            watch.word(Word.PAUSED, null, now);
            endRecording(watch, Stop.UNWATCHED);
        } else {
            watch.word(Word.UNCHECKED, null, now);
            // Of thousands at the start those with an unfinished recording go first; later each new one does.
            schedule(watch, now, synced || watch.recording != null);
        }
    }

    private void leave(Watch watch) {
        watches.remove(watch.id());
        table.remove(watch.id());
        endRecording(watch, Stop.UNWATCHED);
        publish(new Event.RoomRemoved(tools.clock().instant(), watch.id(), watch.displayName()));
    }

    private void change(Watch watch, WatchRequest request, Instant now) {
        WatchedRoom before = watch.request.room();
        watch.request = request;
        if (before.paused() == request.room().paused()) {
            return;
        }
        table.remove(watch.id());
        watch.heldUntilOff = false;
        watch.done = false;
        begin(watch, now);
        publish(
                request.room().paused()
                        ? new Event.RoomPaused(now, watch.id(), watch.displayName())
                        : new Event.RoomResumed(now, watch.id(), watch.displayName()));
    }

    /** Ends what is recorded of a room, now or once its run has finished its files. */
    private void endRecording(Watch watch, Stop why) {
        Runs.Run run = watch.run;
        OpenRecording recording = watch.recording;
        if (run != null) {
            watch.stop = why;
            leaving.add(watch);
            run.stop();
        } else if (recording != null) {
            finish(watch, recording);
        }
    }

    /**
     * Starts the checks that are due.
     *
     * @return when the next one is; null while there is none to wait for
     */
    public synchronized @Nullable Instant tick() {
        Instant now = tools.clock().instant();
        OptionalLong due = closing ? OptionalLong.empty() : table.take(now);
        while (due.isPresent()) {
            Watch watch = watches.get(due.getAsLong());
            PlatformRegistry.Match match = watch == null ? null : watch.request.match();
            if (watch != null && match != null) {
                tools.checks().execute(() -> found(watch, match, tools.plan().check(match)));
            }
            due = table.take(now);
        }
        return table.next();
    }

    private synchronized void found(Watch watch, PlatformRegistry.Match match, RoomStatus status) {
        boolean isStillAsked =
                watches.get(watch.id()) == watch && !watch.request.room().paused() && watch.run == null;
        if (closing || !isStillAsked) {
            return;
        }
        Instant now = tools.clock().instant();
        Word word = Word.of(status);
        Word before = watch.state.word();
        boolean saysNothing = word == Word.BLOCKED || word == Word.ERROR || word == Word.NOT_FOUND;
        watch.failures = saysNothing ? watch.failures + 1 : 0;
        watch.checked(word, reasonOf(watch, status), status.details(), now);
        if (status instanceof RoomStatus.Live live) {
            foundLive(watch, match, live, now);
        } else {
            foundNotLive(watch, word, now);
        }
        publish(
                before == word
                        ? new Event.RoomChecked(now, watch.id(), watch.displayName())
                        : new Event.RoomStateChanged(
                                now, watch.id(), watch.displayName(), before, word, watch.state.reason()));
        onSooner.run();
    }

    /** Why a room that is live is not being recorded stays to be seen until that changes. */
    private static @Nullable String reasonOf(Watch watch, RoomStatus status) {
        return switch (status) {
            case RoomStatus.Unavailable unavailable -> unavailable.reason();
            case RoomStatus.Live _ -> watch.heldUntilOff ? watch.lastMessage : null;
            case RoomStatus.Offline _ -> null;
        };
    }

    private void foundLive(Watch watch, PlatformRegistry.Match match, RoomStatus.Live live, Instant now) {
        OpenRecording waiting = watch.recording;
        if (waiting != null && !watch.isSameBroadcast(live.details(), now, joinWindow)) {
            finish(watch, waiting);
        }
        if (watch.isFinite() && watch.recording == null && tools.library().hasWhole(watch.id())) {
            watch.done = true;
        }
        if (watch.done) {
            watch.nextCheckAt(null);
        } else if (watch.heldUntilOff || disk.isStopped()) {
            watch.onAirUntil = now;
            schedule(watch, now.plus(pacing.after(Word.LIVE, 0, tools.random())), false);
        } else {
            record(watch, match, live, now);
        }
    }

    private void foundNotLive(Watch watch, Word word, Instant now) {
        if (word == Word.OFFLINE || word == Word.NOT_FOUND) {
            watch.heldUntilOff = false;
            watch.seenOff = true;
        }
        OpenRecording waiting = watch.recording;
        if (waiting != null && watch.isOver(now, joinWindow)) {
            if (word == Word.OFFLINE) {
                watch.lastReason = watch.lastReason == EndReason.STOPPED ? EndReason.OFFLINE : watch.lastReason;
            }
            finish(watch, waiting);
        }
        Duration usual = pacing.after(word, watch.failures, tools.random());
        schedule(watch, now.plus(watch.recording == null ? usual : shorter(usual, nextQuick(watch))), false);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Duration nextQuick(Watch watch) {
        return pacing.quick(watch.quickChecks++);
    }

    private void record(Watch watch, PlatformRegistry.Match match, RoomStatus.Live live, Instant now) {
        WatchedRoom room = watch.request.room();
        PlatformSource source = tools.plan().source(room, match, live);
        OpenRecording recording = watch.recording;
        boolean continues = recording != null;
        if (recording == null) {
            Subject subject = new Subject(
                    room.id(),
                    watch.displayName(),
                    match.room().platform(),
                    match.room().url(),
                    live.details());
            recording = tools.library().begin(subject, tools.plan().name(subject, match.room(), source, now));
            watch.recording = recording;
        } else {
            tools.library().resume(recording);
        }
        OpenRecording target = recording;
        watch.bytesBefore = target.view().recording().bytes();
        watch.stop = Stop.NONE;
        watch.seenOff = false;
        watch.nextCheckAt(null);
        publish(
                continues
                        ? new Event.RecordingContinued(now, room.id(), watch.displayName(), target.id())
                        : new Event.RecordingStarted(
                                now,
                                room.id(),
                                watch.displayName(),
                                target.id(),
                                live.details().title()));
        watch.run = tools.runs()
                .start(
                        watch.displayName(),
                        tools.plan().request(source, target),
                        target::accept,
                        summary -> over(watch, target, summary));
    }

    private synchronized void over(Watch watch, OpenRecording recording, RecordingSummary summary) {
        Instant now = tools.clock().instant();
        Stop stop = watch.stop;
        watch.run = null;
        watch.stop = Stop.NONE;
        watch.onAirUntil = now;
        watch.lastReason = summary.reason();
        watch.lastMessage = summary.message();
        leaving.remove(watch);
        if (recording.view().recording().bytes() > watch.bytesBefore) {
            watch.quickChecks = 0;
        }
        switch (stop) {
            case SHUTDOWN -> tools.library().suspend(recording, null, null);
            case UNWATCHED -> {
                finish(watch, recording);
                schedule(watch, now, true);
            }
            case USER -> {
                watch.heldUntilOff = true;
                finish(watch, recording);
                schedule(watch, now.plus(pacing.after(Word.LIVE, 0, tools.random())), false);
            }
            case DISK -> {
                tools.library().suspend(recording, null, null);
                schedule(watch, now.plus(pacing.after(Word.LIVE, 0, tools.random())), false);
            }
            case NONE -> overByItself(watch, recording, summary, now);
        }
        notifyAll();
        onSooner.run();
    }

    private void overByItself(Watch watch, OpenRecording recording, RecordingSummary summary, Instant now) {
        boolean isWhole = watch.isFinite() && summary.reason() == EndReason.STREAM_ENDED && !recording.isEmpty();
        if (isWhole) {
            watch.done = true;
            finish(watch, recording);
            watch.nextCheckAt(null);
            return;
        }
        if (summary.reason() == EndReason.UNSUPPORTED) {
            watch.heldUntilOff = true;
            finish(watch, recording);
            watch.word(watch.state.word(), summary.message(), now);
        } else if (recording.isEmpty()) {
            finish(watch, recording);
            watch.word(watch.state.word(), summary.message(), now);
        } else {
            tools.library().suspend(recording, summary.reason(), summary.message());
        }
        Duration wait = summary.reason() == EndReason.DISK ? DISK_PAUSE : nextQuick(watch);
        schedule(watch, now.plus(wait), summary.reason() != EndReason.DISK);
    }

    private void finish(Watch watch, OpenRecording recording) {
        tools.library().finish(recording, watch.lastReason, watch.lastMessage);
        watch.recording = null;
        watch.nextCheckAt(watch.state.nextCheckAt());
    }

    private void schedule(Watch watch, Instant at, boolean urgent) {
        if (watches.get(watch.id()) == watch
                && !closing
                && !watch.request.room().paused()) {
            table.put(watch.id(), watch.request.host(), at, urgent);
            watch.nextCheckAt(at);
        }
    }

    /** Takes note of how much space is free. */
    public synchronized void freeSpace(long bytes, long stopBelow) {
        Instant now = tools.clock().instant();
        switch (disk.see(bytes)) {
            case STOP -> {
                publish(new Event.DiskLow(now, bytes, stopBelow));
                watches.values().stream()
                        .filter(watch -> watch.run != null)
                        .forEach(watch -> endRecording(watch, Stop.DISK));
            }
            case RESUME -> {
                publish(new Event.DiskRecovered(now, bytes, stopBelow));
                watches.values().stream()
                        .filter(watch -> watch.state.word() == Word.LIVE && watch.run == null)
                        .forEach(watch -> schedule(watch, now, true));
            }
            case NONE -> {}
        }
        onSooner.run();
    }

    public synchronized boolean isStoppedForDisk() {
        return disk.isStopped();
    }

    public synchronized List<RoomView> views() {
        return watches.values().stream().map(Watch::view).toList();
    }

    public synchronized Optional<RoomView> view(long roomId) {
        return Optional.ofNullable(watches.get(roomId)).map(Watch::view);
    }

    /** Has a room checked as soon as its host's limit allows; nothing if it is not watched, paused or being recorded. */
    public synchronized void checkNow(long roomId) {
        Watch watch = watches.get(roomId);
        if (watch != null && watch.run == null && watch.request.match() != null) {
            watch.heldUntilOff = false;
            watch.done = false;
            schedule(watch, tools.clock().instant(), true);
            onSooner.run();
        }
    }

    /** Ends a recording, running or waiting; its room is not recorded again before it was off. */
    public synchronized boolean stop(long recordingId) {
        Optional<Watch> found = watches.values().stream()
                .filter(watch -> watch.recording != null && watch.recording.id() == recordingId)
                .findFirst();
        found.ifPresent(watch -> {
            watch.heldUntilOff = true;
            endRecording(watch, Stop.USER);
        });
        return found.isPresent();
    }

    /**
     * Ends all runs and waits until their files are finished; their broadcasts go on after the next start.
     *
     * @return false if some were still not finished after the longest wait
     */
    public synchronized boolean shutDown(Duration longest) throws InterruptedException {
        closing = true;
        List<Watch> running = new ArrayList<>(watches.values());
        running.removeIf(watch -> watch.run == null);
        running.forEach(watch -> endRecording(watch, Stop.SHUTDOWN));
        long end = System.nanoTime() + longest.toNanos();
        while (!leaving.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private void publish(Event event) {
        tools.bus().publish(event);
    }
}
