package io.aircheck.testkit.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A loop of fragmented MP4 (ISO/IEC 14496-12): a later lap moves each {@code tfdt}, {@code sidx} and {@code mfhd}. */
public final class Fmp4Loop implements SegmentLoop {

    private final byte[] init;
    private final List<Segment> segments = new ArrayList<>();

    Fmp4Loop(byte[] init, List<byte[]> files, Duration loop) {
        this.init = init;
        Map<Integer, Integer> timescales = timescales(init);
        for (byte[] bytes : files) {
            Segment segment = new Segment(bytes, new ArrayList<>());
            segment.scan(timescales, loop.toSeconds(), files.size());
            segments.add(segment);
        }
    }

    /** The initialization segment. */
    public byte[] init() {
        return init.clone();
    }

    /** A media segment with every number zero that depends on its place in the stream. */
    public static byte[] timeless(byte[] bytes) {
        Segment segment = new Segment(bytes, new ArrayList<>());
        segment.scan(Map.of(), 0, 0);
        return segment.zeroed();
    }

    @Override
    public int count() {
        return segments.size();
    }

    @Override
    public byte[] segment(long number) {
        return segments.get((int) (number % count())).moved(number / count());
    }

    /**
     * A number that grows with every lap.
     *
     * @param wide eight bytes instead of four
     */
    private record Counter(int at, boolean wide, long perLap) {}

    private record Segment(byte[] bytes, List<Counter> counters) {

        void scan(Map<Integer, Integer> timescales, long loopSeconds, int fragmentsPerLap) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            for (Box box : Box.in(buffer, 0, bytes.length)) {
                if (box.type().equals("sidx")) {
                    counters.add(new Counter(
                            box.body() + 12, bytes[box.body()] == 1, loopSeconds * buffer.getInt(box.body() + 8)));
                } else if (box.type().equals("moof")) {
                    for (Box part : Box.in(buffer, box.body(), box.end())) {
                        if (part.type().equals("mfhd")) {
                            counters.add(new Counter(part.body() + 4, false, fragmentsPerLap));
                        } else if (part.type().equals("traf")) {
                            fragment(buffer, part, timescales, loopSeconds);
                        }
                    }
                }
            }
        }

        private void fragment(ByteBuffer buffer, Box traf, Map<Integer, Integer> timescales, long loopSeconds) {
            int track = 0;
            for (Box box : Box.in(buffer, traf.body(), traf.end())) {
                if (box.type().equals("tfhd")) {
                    track = buffer.getInt(box.body() + 4);
                } else if (box.type().equals("tfdt")) {
                    counters.add(new Counter(
                            box.body() + 4, bytes[box.body()] == 1, loopSeconds * timescales.getOrDefault(track, 1)));
                }
            }
        }

        byte[] zeroed() {
            ByteBuffer copy = ByteBuffer.wrap(bytes.clone());
            for (Counter counter : counters) {
                if (counter.wide()) {
                    copy.putLong(counter.at(), 0);
                } else {
                    copy.putInt(counter.at(), 0);
                }
            }
            return copy.array();
        }

        byte[] moved(long lap) {
            ByteBuffer copy = ByteBuffer.wrap(bytes.clone());
            for (Counter counter : counters) {
                long added = lap * counter.perLap();
                if (counter.wide()) {
                    copy.putLong(counter.at(), copy.getLong(counter.at()) + added);
                } else {
                    copy.putInt(counter.at(), (int) (copy.getInt(counter.at()) + added));
                }
            }
            return copy.array();
        }
    }

    private static Map<Integer, Integer> timescales(byte[] init) {
        ByteBuffer buffer = ByteBuffer.wrap(init);
        Map<Integer, Integer> timescales = new HashMap<>();
        for (Box trak : Box.path(buffer, "moov", "trak")) {
            int track = 0;
            for (Box box : Box.in(buffer, trak.body(), trak.end())) {
                if (box.type().equals("tkhd")) {
                    track = buffer.getInt(box.body() + (init[box.body()] == 1 ? 20 : 12));
                } else if (box.type().equals("mdia")) {
                    for (Box inner : Box.in(buffer, box.body(), box.end())) {
                        if (inner.type().equals("mdhd")) {
                            timescales.put(track, buffer.getInt(inner.body() + (init[inner.body()] == 1 ? 20 : 12)));
                        }
                    }
                }
            }
        }
        return timescales;
    }

    /** Where a box of 32 bit size has its body and its end. */
    private record Box(String type, int body, int end) {

        static List<Box> in(ByteBuffer buffer, int from, int to) {
            List<Box> boxes = new ArrayList<>();
            for (int at = from; at + 8 <= to; ) {
                int size = buffer.getInt(at);
                if (size < 8 || size > to - at) {
                    return boxes; // torn
                }
                boxes.add(new Box(new String(buffer.array(), at + 4, 4, StandardCharsets.US_ASCII), at + 8, at + size));
                at += size;
            }
            return boxes;
        }

        static List<Box> path(ByteBuffer buffer, String outer, String inner) {
            return in(buffer, 0, buffer.limit()).stream()
                    .filter(box -> box.type().equals(outer))
                    .flatMap(box -> in(buffer, box.body(), box.end()).stream())
                    .filter(box -> box.type().equals(inner))
                    .toList();
        }
    }
}
