package io.aircheck.server.watch;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.server.events.Event;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.Skipped;
import io.aircheck.server.rooms.Skipped.Why;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.WatchingKeys;
import io.aircheck.server.watch.policy.Policy;
import io.aircheck.server.watch.policy.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What follows from what a check found. Its methods are called by the {@link Watcher}, whose lock guards all of it. */
final class Findings {

    /** After a fresh login, when the room is asked again. */
    private static final Duration LOGIN_AGAIN = Duration.ofSeconds(5);

    private final Settings settings;
    private final Watcher.Tools tools;
    private final Admission admission;
    private final RecordingControl control;
    private final Function<Watch, Pacing> pacing;
    private final RecordingControl.Schedule schedule;
    private final Function<Watch, Admission.Load> load;

    Findings(
            Settings settings,
            Watcher.Tools tools,
            Admission admission,
            RecordingControl control,
            Function<Watch, Pacing> pacing,
            RecordingControl.Schedule schedule,
            Function<Watch, Admission.Load> load) {
        this.settings = settings;
        this.tools = tools;
        this.admission = admission;
        this.control = control;
        this.pacing = pacing;
        this.schedule = schedule;
        this.load = load;
    }

    void take(Watch watch, PlatformRegistry.Match match, RoomStatus status, Instant now) {
        Word word = Word.of(status);
        if (word == Word.LOGIN_REQUIRED && !watch.loginRenewed && tools.plan().renewLogin(watch.scope(), match)) {
            watch.loginRenewed = true;
            schedule.put(watch, now.plus(LOGIN_AGAIN), true);
            return;
        }
        watch.loginRenewed = word == Word.LOGIN_REQUIRED;
        Word before = watch.state.word();
        Skipped skippedBefore = watch.state.skipped();
        boolean saysNothing = word == Word.BLOCKED || word == Word.ERROR || word == Word.NOT_FOUND;
        watch.failures = saysNothing ? watch.failures + 1 : 0;
        watch.checked(word, reasonOf(status), status.details(), now);
        if (status instanceof RoomStatus.Live live) {
            live(watch, match, live, now);
        } else {
            notLive(watch, word, now);
        }
        tools.bus()
                .publish(
                        before == word
                                ? new Event.RoomChecked(now, watch.id(), watch.displayName())
                                : new Event.RoomStateChanged(
                                        now, watch.id(), watch.displayName(), before, word, watch.state.reason()));
        tell(watch, skippedBefore, now);
    }

    private static @Nullable String reasonOf(RoomStatus status) {
        return status instanceof RoomStatus.Unavailable unavailable ? unavailable.reason() : null;
    }

    /** Why a room is not recorded is told once, not with every check. */
    private void tell(Watch watch, @Nullable Skipped before, Instant now) {
        Skipped skipped = watch.state.skipped();
        if (skipped != null && !Objects.equals(skipped, before)) {
            tools.bus()
                    .publish(new Event.RoomSkipped(
                            now, watch.id(), watch.displayName(), skipped.why().id(), skipped.detail()));
        }
    }

    private void live(Watch watch, PlatformRegistry.Match match, RoomStatus.Live live, Instant now) {
        OpenRecording waiting = watch.recording;
        if (waiting != null && !watch.isSameBroadcast(live.details(), now, joinWindow(watch))) {
            control.finish(watch, waiting);
        }
        if (watch.isFinite() && watch.recording == null && tools.library().hasWhole(watch.id())) {
            watch.done = true;
        }
        if (watch.done) {
            watch.skip(new Skipped(Why.WHOLE_ALREADY, null));
            watch.nextCheckAt(null);
            return;
        }
        Optional<Skipped> refusal = watch.held != null
                ? Optional.of(watch.held)
                : admission.refusal(watch.scope(), live.details(), watch.recording != null, load.apply(watch), now);
        if (refusal.isPresent()) {
            watch.skip(refusal.get());
            watch.onAirUntil = now;
            schedule.put(watch, now.plus(usual(watch, Word.LIVE)), false);
        } else {
            control.record(watch, match, live, now);
        }
    }

    private Duration usual(Watch watch, Word word) {
        return pacing.apply(watch).after(word, watch.state.reason(), watch.failures, tools.random());
    }

    private void notLive(Watch watch, Word word, Instant now) {
        if (word == Word.OFFLINE || word == Word.NOT_FOUND) {
            watch.held = null;
            watch.seenOff = true;
        }
        OpenRecording waiting = watch.recording;
        if (waiting != null && watch.isOver(now, joinWindow(watch))) {
            if (word == Word.OFFLINE) {
                watch.lastReason = watch.lastReason == EndReason.STOPPED ? EndReason.OFFLINE : watch.lastReason;
            }
            control.finish(watch, waiting);
        }
        boolean isFailing = Trouble.of(word, watch.state.reason(), watch.failures)
                .map(Policy::of)
                .filter(policy -> policy.act() == Policy.Act.MARK_FAILING)
                .isPresent();
        if (isFailing) {
            watch.skip(new Skipped(Why.FAILING, Integer.toString(Trouble.MANY_FAILURES)));
        }
        Duration usual = usual(watch, word);
        schedule.put(
                watch, now.plus(watch.recording == null ? usual : shorter(usual, control.nextQuick(watch))), false);
    }

    private Duration joinWindow(Watch watch) {
        return settings.get(WatchingKeys.JOIN_WINDOW, watch.scope());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
