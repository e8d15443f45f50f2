package io.aircheck.server.watch;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Limits;
import io.aircheck.recorder.PlatformSource;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.server.events.Event;
import io.aircheck.server.recordings.Library.Subject;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.Skipped;
import io.aircheck.server.rooms.Skipped.Why;
import io.aircheck.server.rooms.WatchedRoom;
import io.aircheck.server.watch.Watch.Stop;
import io.aircheck.server.watch.policy.Policy;
import io.aircheck.server.watch.policy.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Begins and ends the recordings of rooms and decides what comes after. Its methods are called by the {@link Watcher}, whose
 * lock guards all of it.
 */
final class RecordingControl {

    /** Has a room checked. */
    @FunctionalInterface
    interface Schedule {
        void put(Watch watch, Instant at, boolean urgent);
    }

    private final Watcher.Tools tools;
    private final Admission admission;
    private final Function<Watch, Pacing> pacing;
    private final Object lock;
    private final Schedule schedule;
    private final Runnable onSooner;
    /** Those that were asked to end and still finish their files. */
    private final Set<Watch> ending = new HashSet<>();

    RecordingControl(
            Watcher.Tools tools,
            Admission admission,
            Function<Watch, Pacing> pacing,
            Object lock,
            Schedule schedule,
            Runnable onSooner) {
        this.tools = tools;
        this.admission = admission;
        this.pacing = pacing;
        this.lock = lock;
        this.schedule = schedule;
        this.onSooner = onSooner;
    }

    private Pacing pace(Watch watch) {
        return pacing.apply(watch);
    }

    void record(Watch watch, PlatformRegistry.Match match, RoomStatus.Live live, Instant now) {
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
            Instant startedAt = live.details().startedAt();
            watch.hours = watch.hours.with(startedAt == null || startedAt.isAfter(now) ? now : startedAt);
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
        tools.bus()
                .publish(
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
                        tools.plan().request(room.scope(), source, target, limits(watch, target, now)),
                        event -> {
                            target.accept(event);
                            tools.companion().accept(target, event);
                        },
                        summary -> over(watch, target, summary));
        watchTitle(watch, now);
    }

    private Limits limits(Watch watch, OpenRecording recording, Instant now) {
        Duration recorded = recording.view().recording().duration();
        return new Limits(admission.wanted(watch.scope(), recorded), null, admission.closes(watch.scope(), now));
    }

    /** Where new titles begin new files, a room is asked for its title while it is recorded. */
    private void watchTitle(Watch watch, Instant now) {
        if (!watch.isFinite() && tools.plan().splitsAtTitles(watch.scope())) {
            schedule.put(watch, now.plus(pace(watch).after(Word.LIVE, null, 0, tools.random())), false);
        }
    }

    /** Takes note of what a room is called now; whether it is still on air, its stream tells. */
    void seenWhileRecorded(Watch watch, RoomStatus status, Instant now) {
        Runs.Run run = watch.run;
        String title = status.details().title();
        if (status instanceof RoomStatus.Live && run != null && title != null) {
            if (watch.state.title() != null && !title.equals(watch.state.title())) {
                run.split();
            }
            watch.checked(Word.LIVE, null, status.details(), now);
            tools.bus().publish(new Event.RoomChecked(now, watch.id(), watch.displayName()));
        }
        watchTitle(watch, now);
    }

    /** Ends what is recorded of a room, now or once its run has finished its files. */
    void end(Watch watch, Stop why) {
        Runs.Run run = watch.run;
        OpenRecording recording = watch.recording;
        if (run != null) {
            watch.stop = why;
            ending.add(watch);
            run.stop();
        } else if (recording != null) {
            finish(watch, recording);
        }
    }

    private void over(Watch watch, OpenRecording recording, RecordingSummary summary) {
        synchronized (lock) {
            ended(watch, recording, summary);
        }
    }

    private void ended(Watch watch, OpenRecording recording, RecordingSummary summary) {
        Instant now = tools.clock().instant();
        Stop stop = watch.stop;
        watch.run = null;
        watch.stop = Stop.NONE;
        watch.onAirUntil = now;
        watch.lastReason = summary.reason();
        watch.lastMessage = summary.message();
        ending.remove(watch);
        recording.settle(summary.parts());
        if (recording.view().recording().bytes() > watch.bytesBefore) {
            watch.quickChecks = 0;
        }
        switch (stop) {
            case SHUTDOWN -> tools.library().suspend(recording, null, null);
            case UNWATCHED -> {
                finish(watch, recording);
                schedule.put(watch, now, true);
            }
            case USER -> {
                watch.held = new Skipped(Why.STOPPED_BY_USER, null);
                finish(watch, recording);
                schedule.put(watch, now.plus(pace(watch).after(Word.LIVE, null, 0, tools.random())), false);
            }
            case DISK -> {
                tools.library().suspend(recording, null, null);
                schedule.put(watch, now.plus(pace(watch).after(Word.LIVE, null, 0, tools.random())), false);
            }
            case NONE -> overByItself(watch, recording, summary, now);
        }
        lock.notifyAll();
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
            finish(watch, recording);
            watch.word(watch.state.word(), summary.message(), now);
            hold(watch, new Skipped(Why.UNSUPPORTED_STREAM, summary.message()), now);
        } else if (summary.reason() == EndReason.LIMIT_REACHED) {
            enough(watch, recording, now);
            return;
        } else if (recording.isEmpty()) {
            finish(watch, recording);
            watch.word(watch.state.word(), summary.message(), now);
        } else {
            tools.library().suspend(recording, summary.reason(), summary.message());
        }
        Duration diskPause = Policy.of(Trouble.DISK).wait(1, Duration.ZERO);
        Duration wait = summary.reason() == EndReason.DISK ? diskPause : nextQuick(watch);
        schedule.put(watch, now.plus(wait), summary.reason() != EndReason.DISK);
    }

    /** All that is wanted is there: of this broadcast, or of its hours. */
    private void enough(Watch watch, OpenRecording recording, Instant now) {
        boolean hoursAreOver = !admission.nextOpen(watch.scope(), now).equals(now);
        if (!hoursAreOver) {
            Duration wanted = admission.wanted(watch.scope(), Duration.ZERO);
            String length =
                    wanted == null ? null : wanted.toString().substring(2).toLowerCase(Locale.ROOT);
            hold(watch, new Skipped(Why.LONG_ENOUGH, length), now);
        }
        finish(watch, recording);
        schedule.put(watch, now.plus(pace(watch).after(Word.LIVE, null, 0, tools.random())), false);
    }

    /** Records no more of this broadcast, and says why. */
    private void hold(Watch watch, Skipped why, Instant now) {
        watch.held = why;
        watch.skip(why);
        tools.bus()
                .publish(new Event.RoomSkipped(
                        now, watch.id(), watch.displayName(), why.why().id(), why.detail()));
    }

    void finish(Watch watch, OpenRecording recording) {
        tools.library().finish(recording, watch.lastReason, watch.lastMessage);
        watch.recording = null;
        watch.nextCheckAt(watch.state.nextCheckAt());
    }

    Duration nextQuick(Watch watch) {
        return pace(watch).quick(watch.quickChecks++);
    }

    /** Waits until all that were asked to end have; false if that took too long. The caller holds the lock. */
    boolean awaitEnd(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!ending.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            lock.wait(left);
        }
        return true;
    }
}
