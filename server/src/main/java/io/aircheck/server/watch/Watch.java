package io.aircheck.server.watch;

import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.recorder.EndReason;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.rooms.RoomState;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.rooms.Skipped;
import io.aircheck.server.settings.Scope;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What goes on with one room. Only the {@link Watcher}, which guards it, has it in hand. */
final class Watch {

    /** How long a room of which nothing was heard since its stream was lost may count as still on air. */
    private static final Duration SILENCE_JOINED = Duration.ofHours(1);

    /** Why a run was asked to end. */
    enum Stop {
        /** It was not. */
        NONE,
        /** By the user: not again before the room was off. */
        USER,
        /** Paused or removed. */
        UNWATCHED,
        DISK,
        /** The program ends; the broadcast goes on after its next start. */
        SHUTDOWN
    }

    WatchRequest request;
    /** The host that is asked, which is worked out once: a thousand rooms are scheduled all the time. */
    String host;

    RoomState state;
    /** Checks in a row that said nothing about the room. */
    int failures;
    /** Runs or waits; null where there is none. */
    @Nullable
    OpenRecording recording;

    Runs.@Nullable Run run;
    Stop stop = Stop.NONE;
    /** Why the last run ended. */
    EndReason lastReason = EndReason.STOPPED;

    @Nullable
    String lastMessage;
    /** Quick checks since the stream was lost. */
    int quickChecks;
    /** Bytes of the recording when its run began. */
    long bytesBefore;
    /** The last moment at which the broadcast is known to have been on; counts while a recording waits. */
    Instant onAirUntil;

    boolean seenOff;
    /** Why its broadcast is not recorded before it was off; null where it may be. */
    @Nullable
    Skipped held;

    /** Whether its platform was logged in to anew since it last let the room be seen. */
    boolean loginRenewed;

    UsualHours hours = UsualHours.UNKNOWN;
    /** A video or clip that is recorded as a whole. */
    boolean done;

    Watch(WatchRequest request, Instant now) {
        this.request = request;
        this.host = request.host();
        this.onAirUntil = now;
        this.state = RoomState.of(Word.UNCHECKED, now);
    }

    void request(WatchRequest changed) {
        request = changed;
        host = changed.host();
    }

    long id() {
        return request.room().id();
    }

    Scope scope() {
        return request.room().scope();
    }

    String displayName() {
        return view().displayName();
    }

    RoomView view() {
        return new RoomView(request.room(), state);
    }

    boolean isFinite() {
        return request.match() != null && request.match().room().kind() != Room.Kind.LIVE;
    }

    /** Whether the waiting recording is of the broadcast that is on now. */
    boolean isSameBroadcast(RoomDetails details, Instant now, Duration joinWindow) {
        Duration gap = Duration.between(onAirUntil, now);
        if (gap.compareTo(joinWindow) <= 0) {
            return true;
        }
        if (details.startedAt() != null) {
            return !details.startedAt().isAfter(onAirUntil);
        }
        return !seenOff && gap.compareTo(SILENCE_JOINED) <= 0;
    }

    /** Whether a waiting recording has waited long enough. */
    boolean isOver(Instant now, Duration joinWindow) {
        Duration patience = seenOff || joinWindow.compareTo(SILENCE_JOINED) > 0 ? joinWindow : SILENCE_JOINED;
        return Duration.between(onAirUntil, now).compareTo(patience) >= 0;
    }

    void nextCheckAt(@Nullable Instant at) {
        state = new RoomState(
                state.word(),
                state.reason(),
                state.since(),
                state.checkedAt(),
                at,
                state.streamer(),
                state.title(),
                state.category(),
                state.cover(),
                recording == null ? null : recording.id(),
                state.skipped());
    }

    /** Whether it is live and only waits until fewer recordings run. */
    boolean waitsForItsTurn() {
        Skipped skipped = state.skipped();
        return run == null
                && state.word() == Word.LIVE
                && skipped != null
                && (skipped.why() == Skipped.Why.TOO_MANY || skipped.why() == Skipped.Why.MEMORY);
    }

    /** Why it is not recorded; null where nothing speaks against it. */
    void skip(@Nullable Skipped skipped) {
        state = new RoomState(
                state.word(),
                state.reason(),
                state.since(),
                state.checkedAt(),
                state.nextCheckAt(),
                state.streamer(),
                state.title(),
                state.category(),
                state.cover(),
                state.recordingId(),
                skipped);
    }

    /** A word that no check found. */
    void word(Word word, @Nullable String reason, Instant now) {
        Instant since = word == state.word() ? state.since() : now;
        state = new RoomState(
                word,
                reason,
                since,
                state.checkedAt(),
                null,
                state.streamer(),
                state.title(),
                state.category(),
                state.cover(),
                recording == null ? null : recording.id());
    }

    /** What a check found; what it did not tell stays as it was known. */
    void checked(Word word, @Nullable String reason, RoomDetails details, Instant now) {
        String own = request.room().name();
        state = new RoomState(
                word,
                reason,
                word == state.word() ? state.since() : now,
                now,
                null,
                own != null ? own : known(details.streamer(), state.streamer()),
                known(details.title(), state.title()),
                known(details.category(), state.category()),
                known(details.cover(), state.cover()),
                recording == null ? null : recording.id());
    }

    private static @Nullable String known(@Nullable String now, @Nullable String before) {
        return now != null ? now : before;
    }
}
