package io.aircheck.media.mp4;

import io.aircheck.media.MalformedMediaException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Moves a media segment to another place on the timeline, so that segments of different clocks follow each other in one file. */
public final class FragmentRetimer {

    private final ByteBuffer bytes;
    private final Duration shift;
    private final Map<Integer, Long> timescales;

    private FragmentRetimer(ByteBuffer bytes, Duration shift, Map<Integer, Long> timescales) {
        this.bytes = bytes;
        this.shift = shift;
        this.timescales = timescales;
    }

    /**
     * A copy with the decoding times of its fragments ({@code tfdt}) and of its index ({@code sidx}) moved; nothing else is
     * changed. A time of 32 bits that the new one does not fit in wraps, as it would have at the origin.
     *
     * @param body whole boxes, from positions to limits; they are left as they are
     * @param timescales ticks a second, by track
     * @throws MalformedMediaException if a box does not end where its parent does
     */
    public static ByteBuffer move(List<ByteBuffer> body, Duration shift, Map<Integer, Long> timescales)
            throws MalformedMediaException {
        ByteBuffer copy = ByteBuffer.allocate(
                body.stream().mapToInt(ByteBuffer::remaining).sum());
        body.forEach(buffer -> copy.put(buffer.duplicate()));
        copy.flip();
        new FragmentRetimer(copy, shift, timescales).moveAll();
        return copy;
    }

    private void moveAll() throws MalformedMediaException {
        try {
            for (Box box : Box.between(bytes, 0, bytes.limit())) {
                switch (box.type()) {
                    case "moof" -> {
                        for (Box part : box.children(bytes)) {
                            if (part.type().equals("traf")) {
                                fragment(part.children(bytes));
                            }
                        }
                    }
                    case "sidx" ->
                        time(box, bytes.getInt(box.body() + 8) & 0xffffffffL, box.body() + 12); // earliest time
                    default -> {}
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedMediaException("the MP4 segment is broken: a box is too short");
        }
    }

    private void fragment(List<Box> boxes) {
        Box tfhd = Box.first(boxes, "tfhd").orElse(null);
        Box tfdt = Box.first(boxes, "tfdt").orElse(null);
        if (tfhd != null && tfdt != null) {
            long timescale = timescales.getOrDefault(bytes.getInt(tfhd.body() + 4), 0L);
            time(tfdt, timescale, tfdt.body() + 4);
        }
    }

    /** @param box whose version says how wide the time is */
    private void time(Box box, long timescale, int at) {
        long ticks = ticks(shift, timescale);
        if (bytes.get(box.body()) == 0) {
            bytes.putInt(at, (int) (bytes.getInt(at) + ticks));
        } else {
            bytes.putLong(at, bytes.getLong(at) + ticks);
        }
    }

    private static long ticks(Duration length, long timescale) {
        return Math.round((double) length.toNanos() * timescale / 1e9);
    }
}
