package io.aircheck.testkit.origin;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.mp4.InitSegment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the published segments in files that were made of them: byte for byte, or moved on the timeline as a whole. Within a
 * file time must go on from segment to segment.
 */
final class SegmentedCheck {

    private final Report.Segmented report;
    private final List<Report.Segment> segments;
    private final List<Integer> found = new ArrayList<>();
    private final List<String> flaws = new ArrayList<>();
    private static final double SECONDS = Channel.SEGMENT.toMillis() / 1000.0;
    private static final double MOST_DRIFT = 0.1;

    private int foreign;
    /** The segment that should come next; trying it first makes a good recording quick to check. */
    private int expected;

    private SegmentedCheck(Report.Segmented report) {
        this.report = report;
        segments = report.segments();
    }

    static RecordingCheck.Result check(Report.Segmented report, List<Path> files, boolean advertisements)
            throws IOException {
        SegmentedCheck check = new SegmentedCheck(report);
        for (Path file : files) {
            check.read(file);
        }
        List<String> wanted = new ArrayList<>();
        Set<String> unwanted = new HashSet<>();
        for (Report.Segment segment : report.segments()) {
            if (advertisements || !segment.advertisement()) {
                wanted.add(name(segment));
            } else {
                unwanted.add(name(segment));
            }
        }
        List<String> names =
                check.found.stream().map(i -> name(check.segments.get(i))).toList();
        return RecordingCheck.sum(
                wanted, unwanted, names, RecordingCheck.stepsBack(check.found), check.foreign, check.flaws);
    }

    private static String name(Report.Segment segment) {
        return "s" + segment.index();
    }

    private void read(Path file) throws IOException {
        byte[] data = Files.readAllBytes(file);
        int opening = initLength(data, 0);
        if (opening == 0 && !report.inits().isEmpty()) {
            flaws.add(file.getFileName() + " does not begin with an init segment");
        }
        InitSegment init = opening == 0 ? null : initSegment(data, opening);
        Double last = null;
        for (int at = opening; at < data.length; ) {
            int begin = SegmentTimes.afterSeam(data, at);
            int initBytes = initLength(data, begin);
            int index = initBytes > 0 || begin == data.length ? -1 : segmentAt(data, begin);
            if (initBytes > 0) {
                at = begin + initBytes;
            } else if (index >= 0) {
                found.add(index);
                expected = index + 1;
                at = begin + segments.get(index).bytes();
                Double start = SegmentTimes.start(init, Arrays.copyOfRange(data, begin, at))
                        .orElse(null);
                if (last != null && start != null && Math.abs(start - last - SECONDS) > MOST_DRIFT) {
                    flaws.add("%s: %s begins %.2f s after the segment before it"
                            .formatted(file.getFileName(), name(segments.get(index)), start - last));
                }
                last = start;
            } else {
                foreign++;
                at = nextKnown(data, begin + 1);
            }
        }
    }

    private static @Nullable InitSegment initSegment(byte[] data, int length) {
        try {
            return InitSegment.parse(ByteBuffer.wrap(data, 0, length));
        } catch (MalformedMediaException e) {
            return null;
        }
    }

    private int initLength(byte[] data, int at) {
        return report.inits().values().stream()
                .filter(init -> begins(data, at, init.head()) && holds(data, at, init.bytes(), init.sha256()))
                .mapToInt(Report.Init::bytes)
                .findFirst()
                .orElse(0);
    }

    private int segmentAt(byte[] data, int at) {
        int exact = segmentAt(data, at, SegmentedCheck::isExactly);
        return exact >= 0 ? exact : segmentAt(data, at, SegmentedCheck::isMoved);
    }

    private static boolean isExactly(Report.Segment segment, byte[] bytes) {
        return Report.hash("SHA-256", bytes).equals(segment.sha256());
    }

    private static boolean isMoved(Report.Segment segment, byte[] bytes) {
        return SegmentTimes.timelessHash(bytes).equals(segment.timelessSha256());
    }

    private int segmentAt(byte[] data, int at, BiPredicate<Report.Segment, byte[]> isThis) {
        for (int i = 0; i < segments.size(); i++) {
            int index = (expected + i) % segments.size();
            Report.Segment segment = segments.get(index);
            int end = at + segment.bytes();
            if (begins(data, at, segment.head())
                    && end <= data.length
                    && isThis.test(segment, Arrays.copyOfRange(data, at, end))) {
                return index;
            }
        }
        return -1;
    }

    /** Where something that looks like a segment's or an init's beginning comes next. */
    private int nextKnown(byte[] data, int from) {
        Set<String> heads = new HashSet<>();
        segments.forEach(segment -> heads.add(segment.head()));
        for (int at = from; at < data.length; at++) {
            if (at + 16 <= data.length && heads.contains(HexFormat.of().formatHex(data, at, at + 16))
                    || initLength(data, at) > 0) {
                return at;
            }
        }
        return data.length;
    }

    private static boolean begins(byte[] data, int at, String head) {
        byte[] bytes = HexFormat.of().parseHex(head);
        return at + bytes.length <= data.length && Arrays.equals(data, at, at + bytes.length, bytes, 0, bytes.length);
    }

    private static boolean holds(byte[] data, int at, int count, String sha256) {
        return at + count <= data.length
                && Report.hash("SHA-256", Arrays.copyOfRange(data, at, at + count))
                        .equals(sha256);
    }
}
