package io.aircheck.server.notify;

import io.aircheck.server.events.Event;
import io.aircheck.server.notify.channel.Message.Kind;
import io.aircheck.server.rooms.RoomState;
import io.aircheck.server.rooms.Skipped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which events people are told of: the kinds they chose, and the same trouble of a room not again and again. */
public final class Selection {

    /** A site that fails now and then must not fill a telephone. */
    private static final Duration TROUBLE_AGAIN = Duration.ofHours(6);

    private final Map<Long, Instant> lastTrouble = new HashMap<>();

    /** What an event is about; empty for one that is no news. */
    public static Optional<Kind> kindOf(Event event) {
        return switch (event) {
            case Event.RoomStateChanged changed -> kindOf(changed.to());
            case Event.RecordingEnded ended ->
                Optional.of(
                        switch (ended.reason()) {
                            case REFUSED, DISK, UNSUPPORTED, FAILED -> Kind.FAILED;
                            default -> Kind.ENDED;
                        });
            case Event.RoomSkipped skipped ->
                skipped.why().equals(Skipped.Why.FAILING.id()) ? Optional.of(Kind.FAILED) : Optional.empty();
            case Event.MemoryLow _, Event.ServiceFailed _ -> Optional.of(Kind.FAILED);
            case Event.DiskLow _, Event.DiskRecovered _ -> Optional.of(Kind.DISK);
            case Event.ServiceStarted _, Event.ServiceStopping _ -> Optional.of(Kind.SERVICE);
            default -> Optional.empty();
        };
    }

    private static Optional<Kind> kindOf(RoomState.Word word) {
        return switch (word) {
            case LIVE -> Optional.of(Kind.LIVE);
            case LOGIN_REQUIRED -> Optional.of(Kind.LOGIN);
            case NOT_FOUND, GEO_BLOCKED, BLOCKED, ERROR, UNSUPPORTED -> Optional.of(Kind.FAILED);
            case OFFLINE, PRIVATE, UNCHECKED, PAUSED -> Optional.empty();
        };
    }

    /**
     * What one channel is told of a room. What is set for a room or its platform narrows every channel; where nothing is, a
     * channel's own wish goes before the general one.
     *
     * @param general what is told where nothing else is said
     * @param ofRoom what is told of the room
     */
    static Set<Kind> wanted(Taste taste, Set<Kind> general, Set<Kind> ofRoom) {
        if (taste.about() == null) {
            return ofRoom;
        }
        Set<Kind> wanted = EnumSet.noneOf(Kind.class);
        wanted.addAll(taste.about());
        if (!ofRoom.equals(general)) {
            wanted.retainAll(ofRoom);
        }
        return wanted;
    }

    /**
     * Whether to tell of an event now.
     *
     * @param wanted the kinds that anybody wants to be told
     */
    boolean take(Event event, Set<Kind> wanted) {
        Optional<Kind> kind = kindOf(event);
        if (kind.isEmpty() || !wanted.contains(kind.get())) {
            return false;
        }
        if (!(event instanceof Event.RoomStateChanged changed) || !kind.get().isTrouble()) {
            return true;
        }
        Instant last = lastTrouble.get(changed.roomId());
        if (last != null && changed.at().isBefore(last.plus(TROUBLE_AGAIN))) {
            return false;
        }
        lastTrouble.put(changed.roomId(), changed.at());
        return true;
    }
}
