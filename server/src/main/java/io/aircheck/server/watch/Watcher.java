package io.aircheck.server.watch;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Skipped;
import io.aircheck.server.rooms.WatchedRoom;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.WatchingKeys;
import io.aircheck.server.watch.Watch.Stop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Checks rooms when they are due, records those that are live, and joins what belongs together. It has no thread of its own:
 * {@link #tick} does what is due and tells when there will be more. Safe for use by many threads; no call waits for the
 * network.
 */
public final class Watcher {

    /**
     * What it needs of the world.
     *
     * @param zone in which users name hours
     * @param fatal is told, in a sentence, what the program cannot go on with
     * @param companion is told all that recordings are told, after them
     */
    public record Tools(
            RecordingPlan plan,
            Library library,
            Runs runs,
            EventBus bus,
            Executor checks,
            Clock clock,
            ZoneId zone,
            RandomGenerator random,
            Consumer<String> fatal,
            BiConsumer<OpenRecording, RecordingEvent> companion) {}

    private final Tools tools;
    private final Settings settings;
    private final Admission admission;
    private final Findings findings;
    private final Map<Long, UsualHours> learned = new HashMap<>();
    private final CheckTable table = new CheckTable();
    private final Map<Long, Watch> watches = new LinkedHashMap<>();
    /** Recordings of a former run whose rooms have not come up yet, by room. */
    private final Map<Long, OpenRecording> adopted = new HashMap<>();

    private final RecordingControl control;
    private final Shortages shortages;

    private Runnable onSooner = () -> {};
    /** Rooms that are there from the start are no news. */
    private boolean synced;

    private boolean closing;

    public Watcher(Settings settings, Tools tools) {
        this.settings = settings;
        this.tools = tools;
        this.admission = new Admission(settings, tools.zone());
        this.control = new RecordingControl(tools, admission, this::pacing, this, this::schedule, this::freed);
        this.shortages = new Shortages(settings, tools, watches.values(), control, this::schedule);
        this.findings = new Findings(settings, tools, admission, control, this::pacing, this::schedule, this::load);
    }

    private Pacing pacing(Watch watch) {
        Duration each = settings.get(WatchingKeys.HOST_INTERVAL, watch.scope());
        Pacing pacing = new Pacing(
                settings.get(WatchingKeys.CHECK_INTERVAL, watch.scope()),
                settings.get(WatchingKeys.CHECK_JITTER),
                each.multipliedBy(table.waiting(watch.host)));
        return watch.hours.isNear(tools.clock().instant(), tools.zone()) ? pacing.near() : pacing;
    }

    private Admission.Load load(Watch watch) {
        String platform = watch.request.room().platform();
        List<Watch> running =
                watches.values().stream().filter(it -> it.run != null).toList();
        long ofPlatform = running.stream()
                .filter(it -> Objects.equals(it.request.room().platform(), platform))
                .count();
        return new Admission.Load(running.size(), (int) ofPlatform, shortages.isDiskLow(), shortages.most());
    }

    /** A recording has ended: the room that has waited longest for its place is asked again. */
    private void freed() {
        Instant now = tools.clock().instant();
        watches.values().stream()
                .filter(Watch::waitsForItsTurn)
                .min(Comparator.comparing(watch -> watch.state.since()))
                .ifPresent(watch -> schedule(watch, now, true));
        onSooner.run();
    }

    /** Takes over when rooms went on air in the past, before the first {@link #sync}. */
    public synchronized void learn(Map<Long, List<Instant>> starts) {
        starts.forEach((room, times) ->
                learned.put(room, times.stream().reduce(UsualHours.UNKNOWN, UsualHours::with, (one, _) -> one)));
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
        watch.hours = learned.getOrDefault(watch.id(), UsualHours.UNKNOWN);
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
            control.end(watch, Stop.UNWATCHED);
        } else {
            watch.word(Word.UNCHECKED, null, now);
            // Of thousands at the start those with an unfinished recording go first; later each new one does.
            schedule(watch, now, synced || watch.recording != null);
        }
    }

    private void leave(Watch watch) {
        watches.remove(watch.id());
        table.remove(watch.id());
        control.end(watch, Stop.UNWATCHED);
        publish(new Event.RoomRemoved(tools.clock().instant(), watch.id(), watch.displayName()));
    }

    private void change(Watch watch, WatchRequest request, Instant now) {
        WatchedRoom before = watch.request.room();
        watch.request(request);
        if (before.paused() == request.room().paused()) {
            boolean samePlatform =
                    Objects.equals(before.platform(), request.room().platform());
            if (!samePlatform && watch.run == null) {
                table.remove(watch.id());
                begin(watch, now);
            }
            return;
        }
        table.remove(watch.id());
        watch.held = null;
        watch.done = false;
        begin(watch, now);
        publish(
                request.room().paused()
                        ? new Event.RoomPaused(now, watch.id(), watch.displayName())
                        : new Event.RoomResumed(now, watch.id(), watch.displayName()));
    }

    /** Has the rooms that would wait longer than their interval now says checked within it. */
    public synchronized void settingsChanged() {
        Instant now = tools.clock().instant();
        for (Watch watch : watches.values()) {
            Instant next = watch.state.nextCheckAt();
            Duration interval = settings.get(WatchingKeys.CHECK_INTERVAL, watch.scope());
            boolean waits = next != null && watch.failures == 0 && next.isAfter(now.plus(interval));
            if (waits || watch.waitsForItsTurn()) {
                long millis = tools.random().nextLong(interval.toMillis() + 1);
                schedule(watch, now.plusMillis(millis), false);
            }
        }
        onSooner.run();
    }

    /** Checks the rooms of a platform soon, for it is not what it was. */
    public synchronized void platformChanged(String platform) {
        Instant now = tools.clock().instant();
        for (Watch watch : watches.values()) {
            if (platform.equals(watch.request.room().platform()) && watch.run == null) {
                watch.failures = 0;
                schedule(watch, now, false);
            }
        }
        onSooner.run();
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
                tools.checks().execute(() -> ask(watch, match));
            }
            due = table.take(now);
        }
        return table.next();
    }

    private void ask(Watch watch, PlatformRegistry.Match match) {
        RoomStatus status;
        try {
            status = tools.plan().check(watch.scope(), match);
        } catch (OutOfMemoryError e) {
            tools.fatal().accept("the program has no memory left (" + e.getMessage() + ")");
            throw e;
        } catch (StackOverflowError | LinkageError e) {
            status = new RoomStatus.Failed(RoomDetails.UNKNOWN, "the check broke off: " + e);
        }
        found(watch, match, status);
    }

    private synchronized void found(Watch watch, PlatformRegistry.Match match, RoomStatus status) {
        if (!closing && watches.get(watch.id()) == watch && watch.run != null) {
            control.seenWhileRecorded(watch, status, tools.clock().instant());
            onSooner.run();
            return;
        }
        boolean isStillAsked =
                watches.get(watch.id()) == watch && !watch.request.room().paused() && watch.run == null;
        if (closing || !isStillAsked) {
            return;
        }
        findings.take(watch, match, status, tools.clock().instant());
        onSooner.run();
    }

    private void schedule(Watch watch, Instant at, boolean urgent) {
        if (watches.get(watch.id()) == watch
                && !closing
                && !watch.request.room().paused()) {
            Instant opens = watch.recording == null ? admission.nextOpen(watch.scope(), at) : at;
            Duration hostInterval = settings.get(WatchingKeys.HOST_INTERVAL, watch.scope());
            table.put(watch.id(), watch.host, opens, urgent, hostInterval);
            watch.nextCheckAt(opens);
            if (opens.isAfter(at)) {
                outsideHours(watch);
            }
        }
    }

    private void outsideHours(Watch watch) {
        Skipped hours = new Skipped(
                Skipped.Why.OUTSIDE_HOURS,
                settings.get(WatchingKeys.SCHEDULE, watch.scope()).text());
        if (!hours.equals(watch.state.skipped())) {
            watch.skip(hours);
            publish(new Event.RoomSkipped(
                    tools.clock().instant(),
                    watch.id(),
                    watch.displayName(),
                    hours.why().id(),
                    hours.detail()));
        }
    }

    /** Takes note of how much of the program's memory is in use, from 0 to 1. */
    public synchronized void memoryInUse(double used) {
        shortages.memoryInUse(used);
        onSooner.run();
    }

    /** Takes note of how much space is free. */
    public synchronized void freeSpace(long bytes) {
        shortages.freeSpace(bytes);
        onSooner.run();
    }

    public synchronized boolean isStoppedForDisk() {
        return shortages.isDiskLow();
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
            watch.held = null;
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
            watch.held = new Skipped(Skipped.Why.STOPPED_BY_USER, null);
            control.end(watch, Stop.USER);
        });
        return found.isPresent();
    }

    /** Has a running recording go on in a new file. */
    public synchronized boolean split(long recordingId) {
        Optional<Watch> found = watches.values().stream()
                .filter(watch -> watch.recording != null && watch.recording.id() == recordingId && watch.run != null)
                .findFirst();
        found.map(watch -> watch.run).ifPresent(Runs.Run::split);
        return found.isPresent();
    }

    /**
     * Ends all runs and waits until their files are finished; their broadcasts go on after the next start.
     *
     * @return false if some were still not finished after the longest wait
     */
    public synchronized boolean shutDown(Duration longest) throws InterruptedException {
        closing = true;
        watches.values().stream()
                .filter(watch -> watch.run != null)
                .forEach(watch -> control.end(watch, Stop.SHUTDOWN));
        return control.awaitEnd(longest);
    }

    private void publish(Event event) {
        tools.bus().publish(event);
    }
}
