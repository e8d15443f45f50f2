package io.aircheck.media.flv.repair;

import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.HeldTags;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Recognises groups that come again: a server repeats its last ones to every new connection, and some repeat them for no
 * reason. Compared is what the tags hold, not when they say it is: servers count each connection's time anew.
 *
 * <p>A still picture with silence, or a clip that runs in a loop, gives equal groups too. They are told apart by their clock,
 * as long as the server keeps one, and by order: a new connection repeats the last groups one after the other up to the newest.
 */
public final class RepeatedGops {

    /** No break is longer that a server's clock is still believed to be the same. */
    private static final long SAME_CLOCK_MILLIS = 600_000;

    /** What a server has held back for a moment is sent faster than in life. */
    private static final long JITTER_MILLIS = 1_000;

    /** How many groups are remembered, as BililiveRecorder does. */
    static final int REMEMBERED = 16;

    /**
     * What is remembered of a group.
     *
     * @param pictures a checksum of its pictures alone, 0 where there are none
     */
    private record Print(long firstTimestamp, int tags, long bytes, long checksum, long pictures, long firstChecksum) {

        /** The same in everything but time, or the same pictures at the same time: servers mix the sound in as they like. */
        boolean isSame(Print other) {
            return tags == other.tags && bytes == other.bytes && checksum == other.checksum
                    || pictures == other.pictures && pictures != 0 && firstTimestamp == other.firstTimestamp;
        }
    }

    private final List<Print> recent = new ArrayList<>();
    private boolean anyOnConnection;
    private boolean newOnConnection;
    private int lastMatch = -1;
    private long lastTimestamp;
    private long newestTimestamp = Long.MAX_VALUE;
    private long newestMillis;
    private int inARow;

    /** A new connection: its timestamps say nothing about those before. */
    public void connectionBegins() {
        anyOnConnection = false;
        newOnConnection = false;
        lastMatch = -1;
        inARow = 0;
    }

    /**
     * Whether the group is one of the last; a group that is not is remembered.
     *
     * @param nowMillis our clock
     */
    public boolean isRepeated(Gop gop, long nowMillis) {
        Print print = print(gop);
        boolean wentBack = anyOnConnection && gop.tags().firstTimestamp() < lastTimestamp;
        anyOnConnection = true;
        lastTimestamp = gop.tags().lastTimestamp();
        int match = goesOn(gop, nowMillis) ? -1 : wentBack ? lastLike(print) : newOnConnection ? -1 : nextMatch(print);
        if (match >= 0) {
            lastMatch = match;
            inARow++;
            return true;
        }
        newOnConnection = true;
        newestTimestamp = lastTimestamp;
        newestMillis = nowMillis;
        inARow = 0;
        recent.addLast(print);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
        return false;
    }

    /** Whether a group that was cut off begins like one of the last. */
    public boolean isBeginningOfRepeated(Gop cut, long nowMillis) {
        long first = firstChecksum(cut);
        return !goesOn(cut, nowMillis) && recent.stream().anyMatch(print -> print.firstChecksum() == first);
    }

    /** Later than all that was accepted, on the same clock: which has not run ahead of ours by more than jitter. */
    private boolean goesOn(Gop gop, long nowMillis) {
        long distance = gop.tags().firstTimestamp() - newestTimestamp;
        return distance > 0
                && distance < SAME_CLOCK_MILLIS
                && distance <= 4 * (nowMillis - newestMillis) + JITTER_MILLIS;
    }

    private int nextMatch(Print print) {
        if (lastMatch < 0) {
            return lastLike(print);
        }
        int next = lastMatch + 1;
        return next < recent.size() && recent.get(next).isSame(print) ? next : -1;
    }

    /** How many repetitions came since the last new group. */
    public int inARow() {
        return inARow;
    }

    private int lastLike(Print print) {
        int index = recent.size() - 1;
        while (index >= 0 && !recent.get(index).isSame(print)) {
            index--;
        }
        return index;
    }

    private static Print print(Gop gop) {
        HeldTags tags = gop.tags();
        CRC32C all = new CRC32C();
        CRC32C pictures = new CRC32C();
        boolean any = false;
        for (int i = 0; i < tags.size(); i++) {
            tags.addTo(all, i);
            if (tags.isPicture(i)) {
                tags.addTo(pictures, i);
                any = true;
            }
        }
        return new Print(
                tags.firstTimestamp(),
                tags.size(),
                tags.encodedBytes(),
                all.getValue(),
                any ? pictures.getValue() : 0,
                firstChecksum(gop));
    }

    private static long firstChecksum(Gop gop) {
        CRC32C checksum = new CRC32C();
        gop.tags().addTo(checksum, 0);
        return checksum.getValue();
    }
}
