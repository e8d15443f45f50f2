package io.aircheck.media.flv.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The ways in which the servers of one stream have counted its time so far. Each connection may count anew, or as any before it
 * did, whatever an encoder or an edge has done to its clock meanwhile; so a timestamp may stand for several places on our
 * {@link Timeline}.
 */
public final class ServerClocks {

    /** A stream whose clock has leapt more often than that goes on with one of the last. */
    private static final int REMEMBERED = 8;

    /** What differs by less is the same clock, read less exactly. */
    static final long SAME_MILLIS = 100;

    /** From a timestamp to its place, the newest last. */
    private final List<Long> offsets = new ArrayList<>();

    /** Notes where a timestamp stands: milliseconds, both. */
    public void learn(long timestamp, long place) {
        long offset = place - timestamp;
        offsets.removeIf(known -> Math.abs(known - offset) <= SAME_MILLIS);
        offsets.addLast(offset);
        if (offsets.size() > REMEMBERED) {
            offsets.removeFirst();
        }
    }

    /** Where a timestamp would stand on each of the clocks. */
    public LongStream places(long timestamp) {
        return offsets.stream().mapToLong(offset -> timestamp + offset);
    }

    /** Time that is missing takes no place on our timeline: what comes after it stands so much earlier, on every clock. */
    public void skip(long millis) {
        offsets.replaceAll(offset -> offset - millis);
    }
}
