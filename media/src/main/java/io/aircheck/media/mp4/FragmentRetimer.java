package io.aircheck.media.mp4;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.ScatteredBytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves a media segment to another place on the timeline, so that segments of different clocks follow each other in one file. */
public final class FragmentRetimer {

    private static final int LARGEST_BOX = 4 << 20;

    private final ByteBuffer bytes;
    private final Duration shift;
    private final Map<Integer, Long> timescales;

    private FragmentRetimer(ByteBuffer bytes, Duration shift, Map<Integer, Long> timescales) {
        this.bytes = bytes;
        this.shift = shift;
        this.timescales = timescales;
    }

    /**
     * Moves the decoding times of its fragments ({@code tfdt}) and of its index ({@code sidx}) where they stand; nothing else
     * is changed. A time of 32 bits that the new one does not fit in wraps, as it would have at the origin.
     *
     * @param body whole boxes, from positions to limits, which stay where they are
     * @param timescales ticks a second, by track
     * @throws MalformedMediaException if a box does not end where its parent does; nothing is changed then
     */
    public static void move(List<ByteBuffer> body, Duration shift, Map<Integer, Long> timescales)
            throws MalformedMediaException {
        ScatteredBytes all = new ScatteredBytes(body);
        Map<Long, ByteBuffer> moved = new LinkedHashMap<>();
        for (long at = 0; at < all.length(); ) {
            BoxHeader header = BoxHeader.read(all.copy(at, BoxHeader.LONGEST), 0, all.length() - at);
            if (header == null || header.size() > all.length() - at) {
                throw new MalformedMediaException("the MP4 segment is torn at byte " + at + ": no whole box is there");
            }
            if (header.type().equals("moof") || header.type().equals("sidx")) {
                ByteBuffer box = all.copy(at, (int) Math.min(header.size(), LARGEST_BOX));
                new FragmentRetimer(box, shift, timescales).move();
                moved.put(at, box);
            }
            at += header.size();
        }
        moved.forEach(all::put);
    }

    private void move() throws MalformedMediaException {
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
