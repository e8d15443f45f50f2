package io.aircheck.media.flv.repair;

import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.HeldTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Recognises groups that come again: a server repeats its last ones to every new connection, and some repeat them for no
 * reason. Compared is what the tags hold, not only when they say it is: some servers count each connection's time anew.
 *
 * <p>A still picture with silence, or a clip that runs in a loop, gives equal groups too. They are told apart by their clock,
 * as long as the server keeps one that is known; by order, since a new connection repeats the last groups one after the other
 * up to the newest; and by pace, since what is shown again takes its time.
 */
public final class RepeatedGops {

    /** No break is longer that a server's clock is still believed to be the same. */
    private static final long SAME_CLOCK_MILLIS = 600_000;

    /** What a server has held back for a moment is sent faster than in life. */
    private static final long JITTER_MILLIS = 1_000;

    /** Few servers send more old groups than these to a new connection. */
    private static final int KEPT_BY_SERVERS = 3;

    /** How many groups are remembered, as BililiveRecorder does. */
    static final int REMEMBERED = 16;

    /**
     * What is remembered of a group.
     *
     * @param pictures a checksum of its pictures alone, 0 where there are none
     * @param place where it stands on our timeline, -1 where that is not known yet
     */
    private record Print(int tags, long bytes, long checksum, long pictures, long firstChecksum, long place) {

        boolean isSame(Print other) {
            return tags == other.tags && bytes == other.bytes && checksum == other.checksum;
        }

        /** Servers mix the sound in as they like. */
        boolean showsTheSame(Print other) {
            return isSame(other) || pictures == other.pictures && pictures != 0;
        }

        boolean beginsTheSame(Print other) {
            return firstChecksum == other.firstChecksum;
        }

        Print at(long place) {
            return new Print(tags, bytes, checksum, pictures, firstChecksum, place);
        }
    }

    private final ServerClocks clocks;
    private final List<Print> recent = new ArrayList<>();
    private @Nullable Print unplaced;
    private boolean anyOnConnection;
    private boolean newOnConnection;
    private int lastMatch = -1;
    private long lastTimestamp;
    private long lastMillis;
    private long newestPlace = Long.MAX_VALUE;
    private long newestMillis;
    private int inARow;

    /** @param clocks those of all connections of the stream */
    public RepeatedGops(ServerClocks clocks) {
        this.clocks = clocks;
    }

    /**
     * A new connection: its timestamps may say nothing about those before.
     *
     * @param nowMillis our clock
     */
    public void connectionBegins(long nowMillis) {
        anyOnConnection = false;
        newOnConnection = false;
        lastMatch = -1;
        inARow = 0;
        lastMillis = nowMillis;
    }

    /**
     * Whether the group is one of the last. One that is not is to be {@link #placed}.
     *
     * @param nowMillis our clock
     */
    public boolean isRepeated(Gop gop, long nowMillis) {
        Print print = print(gop);
        int match = match(gop, nowMillis, print::isSame, print::showsTheSame);
        came(gop, print, match, nowMillis);
        return match >= 0;
    }

    /** Takes a group that is known to be new, since it is the whole of one that was cut. It is to be {@link #placed}. */
    public void isNew(Gop gop, long nowMillis) {
        came(gop, print(gop), -1, nowMillis);
    }

    private void came(Gop gop, Print print, int match, long nowMillis) {
        unplaced = print;
        anyOnConnection = true;
        lastTimestamp = gop.tags().lastTimestamp();
        lastMillis = nowMillis;
        lastMatch = match >= 0 ? match : lastMatch;
        inARow = match >= 0 ? inARow + 1 : 0;
    }

    /** Whether a group that was cut off begins like one of the last. */
    public boolean isBeginningOfRepeated(Gop cut, long nowMillis) {
        Print print = print(cut);
        return match(cut, nowMillis, print::beginsTheSame, print::beginsTheSame) >= 0;
    }

    /** Remembers the group that was asked for last and was new, with the timestamps that it has on our timeline. */
    public void placed(Gop gop, long nowMillis) {
        newOnConnection = true;
        newestPlace = gop.tags().lastTimestamp();
        newestMillis = nowMillis;
        recent.addLast(Objects.requireNonNull(unplaced).at(gop.tags().firstTimestamp()));
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
            lastMatch--;
        }
    }

    /** How many repetitions came since the last new group. */
    public int inARow() {
        return inARow;
    }

    /** @return the index of the group that it repeats, or -1 */
    private int match(Gop gop, long nowMillis, Predicate<Print> same, Predicate<Print> sameAtItsTime) {
        boolean wentBack = anyOnConnection && gop.tags().firstTimestamp() < lastTimestamp;
        Predicate<Print> atItsTime = print -> sameAtItsTime.test(print) && standsAt(gop, print.place());
        if (newOnConnection) {
            if (!wentBack || goesOn(gop, nowMillis)) {
                return -1;
            }
            int match = lastLike(same.or(atItsTime));
            boolean onceMore = match == recent.size() - 1 || inARow > 0 && match == lastMatch + 1;
            return onceMore || hurried(gop, nowMillis) ? match : -1;
        }
        int sent = lastLike(atItsTime);
        boolean oneOfTheNewest = sent >= recent.size() - KEPT_BY_SERVERS;
        if (goesOn(gop, nowMillis) && !oneOfTheNewest) {
            return -1; // of two clocks the one that has a broadcast go on: a clip in a loop may begin its clock anew
            // with each turn
        }
        if (sent >= 0) {
            return sent;
        }
        if (!hurried(gop, nowMillis)) {
            return -1;
        }
        if (lastMatch < 0 || wentBack) {
            return lastLike(same);
        }
        int next = lastMatch + 1;
        return next < recent.size() && same.test(recent.get(next)) ? next : -1;
    }

    /**
     * Later than all that was accepted, on a known clock: which has not run ahead of ours by more than jitter. What was accepted
     * may stand a little too late, where the timeline took a small leap for time that passed.
     */
    private boolean goesOn(Gop gop, long nowMillis) {
        long overlap = Math.min(Timeline.LEAP_MILLIS, gop.tags().spanMillis() / 2);
        return clocks.places(gop.tags().firstTimestamp())
                .map(place -> place - newestPlace)
                .anyMatch(distance -> distance > -overlap
                        && distance < SAME_CLOCK_MILLIS
                        && distance <= 4 * (nowMillis - newestMillis) + JITTER_MILLIS);
    }

    private boolean standsAt(Gop gop, long place) {
        return clocks.places(gop.tags().firstTimestamp())
                .anyMatch(possible -> Math.abs(possible - place) <= ServerClocks.SAME_MILLIS);
    }

    /** Whether it came in a fraction of the time it lasts, as what a server has in store does. */
    private boolean hurried(Gop gop, long nowMillis) {
        return nowMillis - lastMillis <= gop.tags().spanMillis() / 4;
    }

    private int lastLike(Predicate<Print> same) {
        int index = recent.size() - 1;
        while (index >= 0 && !same.test(recent.get(index))) {
            index--;
        }
        return index;
    }

    private static Print print(Gop gop) {
        HeldTags tags = gop.tags();
        CRC32C all = new CRC32C();
        CRC32C pictures = new CRC32C();
        CRC32C first = new CRC32C();
        tags.addTo(first, 0);
        boolean any = false;
        for (int i = 0; i < tags.size(); i++) {
            tags.addTo(all, i);
            if (tags.isPicture(i)) {
                tags.addTo(pictures, i);
                any = true;
            }
        }
        return new Print(
                tags.size(), tags.encodedBytes(), all.getValue(), any ? pictures.getValue() : 0, first.getValue(), -1);
    }
}
