package io.aircheck.media.mp4;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.ScatteredBytes;
import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Kind;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.media.mp4.InitSegment.InitTrack;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the boxes of a media segment of fragmented MP4: whether it is whole, and the times of its fragments. */
public final class FragmentInspector {

    private static final int LARGEST_MOOF = 4 << 20;
    private static final int MOST_SAMPLES = 1_000_000;
    private static final int NON_SYNC_SAMPLE = 0x10000;

    private final InitSegment init;
    private final Map<Integer, Times> times = new HashMap<>();

    private static final class Times {
        private long first = SegmentInspection.NO_TIME;
        private long end;
        private long lastSample;
        private boolean anySample;
        private boolean syncFirst;
    }

    private FragmentInspector(InitSegment init) {
        this.init = init;
    }

    /**
     * Inspects a whole segment.
     *
     * @param body its bytes in order, positions to limits; they are left as they are
     * @throws MalformedMediaException if a box is torn, or no fragment is in it
     */
    public static SegmentInspection inspect(InitSegment init, List<ByteBuffer> body) throws MalformedMediaException {
        FragmentInspector inspector = new FragmentInspector(init);
        ScatteredBytes bytes = new ScatteredBytes(body);
        boolean fragment = false;
        for (long at = 0; at < bytes.length(); ) {
            BoxHeader header = BoxHeader.read(bytes.copy(at, BoxHeader.LONGEST), 0, bytes.length() - at);
            if (header == null || header.size() > bytes.length() - at) {
                throw new MalformedMediaException("the MP4 segment is torn at byte " + at + ": no whole box is there");
            }
            if (header.type().equals("moof")) {
                fragment = true;
                inspector.moof(bytes.copy(at, (int) Math.min(header.size(), LARGEST_MOOF)), header);
            }
            at += header.size();
        }
        if (!fragment) {
            throw new MalformedMediaException("not a segment of fragmented MP4: it has no moof box");
        }
        return inspector.finish();
    }

    private void moof(ByteBuffer bytes, BoxHeader header) throws MalformedMediaException {
        try {
            for (Box box : Box.between(bytes, header.headerSize(), bytes.limit())) {
                if (box.type().equals("traf")) {
                    traf(bytes, box.children(bytes));
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedMediaException("the MP4 segment is broken: a box of its moof is too short");
        }
    }

    private void traf(ByteBuffer bytes, List<Box> boxes) throws MalformedMediaException {
        Box tfhd = Box.first(boxes, "tfhd")
                .orElseThrow(() -> new MalformedMediaException("the MP4 segment is broken: a fragment has no header"));
        InitTrack track = init.track(bytes.getInt(tfhd.body() + 4)).orElse(null);
        if (track == null) {
            return;
        }
        Times own = times.computeIfAbsent(track.id(), id -> new Times());
        int flags = bytes.getInt(tfhd.body());
        int at = tfhd.body() + 8 + ((flags & 1) != 0 ? 8 : 0) + ((flags & 2) != 0 ? 4 : 0);
        long duration = track.defaultDuration();
        if ((flags & 8) != 0) {
            duration = bytes.getInt(at) & 0xffffffffL;
            at += 4;
        }
        at += (flags & 0x10) != 0 ? 4 : 0;
        int sampleFlags = (flags & 0x20) != 0 ? bytes.getInt(at) : track.defaultFlags();
        Box tfdt = Box.first(boxes, "tfdt").orElse(null);
        if (tfdt != null) {
            own.end = bytes.get(tfdt.body()) == 0
                    ? bytes.getInt(tfdt.body() + 4) & 0xffffffffL
                    : bytes.getLong(tfdt.body() + 4) & Long.MAX_VALUE >> 1;
            own.first = own.first == SegmentInspection.NO_TIME ? own.end : own.first;
        }
        for (Box box : boxes) {
            if (box.type().equals("trun")) {
                trun(bytes, box, own, duration, sampleFlags);
            }
        }
    }

    private static void trun(ByteBuffer bytes, Box trun, Times own, long defaultDuration, int defaultFlags)
            throws MalformedMediaException {
        int flags = bytes.getInt(trun.body()) & 0xffffff;
        int count = bytes.getInt(trun.body() + 4);
        int at = trun.body() + 8 + ((flags & 1) != 0 ? 4 : 0);
        int firstFlags = defaultFlags;
        boolean firstTold = (flags & 4) != 0;
        if (firstTold) {
            firstFlags = bytes.getInt(at);
            at += 4;
        }
        int fields = Integer.bitCount(flags & 0xf00);
        if (count < 0 || count > MOST_SAMPLES || (long) count * fields * 4 > trun.end() - at) {
            throw new MalformedMediaException("the MP4 segment is broken: a fragment has more samples than room");
        }
        boolean hasDuration = (flags & 0x100) != 0;
        if (!firstTold && (flags & 0x400) != 0 && count > 0) {
            firstFlags = bytes.getInt(at + 4 * Integer.bitCount(flags & 0x300));
        }
        if (count > 0 && !own.anySample) {
            own.anySample = true;
            own.syncFirst = (firstFlags & NON_SYNC_SAMPLE) == 0;
        }
        for (int i = 0; i < count; i++) {
            own.lastSample = own.end;
            own.end += hasDuration ? bytes.getInt(at + i * fields * 4) & 0xffffffffL : defaultDuration;
        }
    }

    private SegmentInspection finish() {
        List<Track> tracks = init.tracks().stream().map(this::track).toList();
        boolean keyFrame = init.tracks().stream()
                .filter(track -> track.kind() == Kind.VIDEO && times.containsKey(track.id()))
                .findFirst()
                .map(track -> times.getOrDefault(track.id(), new Times()).syncFirst)
                .orElse(true);
        return new SegmentInspection(tracks, keyFrame, init.encrypted());
    }

    private Track track(InitTrack track) {
        Times own = times.getOrDefault(track.id(), new Times());
        boolean timed = own.first != SegmentInspection.NO_TIME;
        return new Track(
                track.id(),
                track.kind(),
                track.codec(),
                track.configuration(),
                track.size(),
                track.timescale(),
                own.first,
                timed ? own.lastSample : SegmentInspection.NO_TIME,
                timed ? own.end - own.first : 0);
    }
}
