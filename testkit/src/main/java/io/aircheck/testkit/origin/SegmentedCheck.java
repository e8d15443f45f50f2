package io.aircheck.testkit.origin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Finds the published segments in files that were made of them. */
final class SegmentedCheck {

    private final Report.Segmented report;
    private final List<Report.Segment> segments;
    private final List<Integer> found = new ArrayList<>();
    private final List<String> flaws = new ArrayList<>();
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
        int at = initLength(data, 0);
        if (at == 0 && !report.inits().isEmpty()) {
            flaws.add(file.getFileName() + " does not begin with an init segment");
        }
        while (at < data.length) {
            int init = initLength(data, at);
            int index = init > 0 ? -1 : segmentAt(data, at);
            if (init > 0) {
                at += init;
            } else if (index >= 0) {
                found.add(index);
                expected = index + 1;
                at += segments.get(index).bytes();
            } else {
                foreign++;
                at = nextKnown(data, at + 1);
            }
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
        for (int i = 0; i < segments.size(); i++) {
            int index = (expected + i) % segments.size();
            Report.Segment segment = segments.get(index);
            if (begins(data, at, segment.head()) && holds(data, at, segment.bytes(), segment.sha256())) {
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
