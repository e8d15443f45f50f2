package io.aircheck.testkit.origin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether recorded files hold exactly what was on air between the first and the last thing recorded. HLS is compared
 * byte for byte (fMP4: each file must begin with an init segment), FLV by the payloads of its tags and the course of its
 * timestamps, radio byte for byte against the loop.
 */
public final class RecordingCheck {

    private RecordingCheck() {}

    /**
     * What was found. Units are segments (HLS), tags (FLV) or bytes (radio), named as in {@link #describe}.
     *
     * @param recorded how many different units are there
     * @param published how many were on air
     * @param missing between the first and the last recorded
     * @param repeated there more than once
     * @param outOfOrder steps back
     * @param unwanted advertisements
     * @param foreign stretches that were never on air, or are torn
     * @param flaws sentences about files: no init at the start, a timestamp that leaps
     * @param notYet on air after the last recorded
     */
    public record Result(
            long recorded,
            long published,
            List<String> missing,
            List<String> repeated,
            int outOfOrder,
            List<String> unwanted,
            int foreign,
            List<String> flaws,
            long notYet) {

        /** Whether the recording is exactly what was on air while it ran. */
        public boolean complete() {
            return recorded > 0
                    && missing.isEmpty()
                    && repeated.isEmpty()
                    && outOfOrder == 0
                    && unwanted.isEmpty()
                    && foreign == 0
                    && flaws.isEmpty();
        }

        /** One line for a test's failure message. */
        public String describe() {
            return recorded + " of " + published + " recorded, missing " + missing + ", repeated " + repeated
                    + ", out of order " + outOfOrder + ", unwanted " + unwanted + ", foreign " + foreign + ", flaws "
                    + flaws + ", after the last " + notYet;
        }
    }

    /**
     * Compares a recording with what its channel has put on air, advertisements not wanted.
     *
     * @param files the parts of one recording in order
     */
    public static Result check(Report report, List<Path> files) throws IOException {
        return check(report, files, false);
    }

    /** @param advertisements whether they belong into the recording */
    public static Result check(Report report, List<Path> files, boolean advertisements) throws IOException {
        return switch (report) {
            case Report.Segmented segmented -> SegmentedCheck.check(segmented, files, advertisements);
            case Report.Flv flv -> FlvCheck.check(flv, files);
            case Report.Radio radio -> RadioCheck.check(radio, files);
        };
    }

    /**
     * Sums up the units of a recording.
     *
     * @param wanted names of the units on air, in order, each once
     * @param unwanted names of units that were on air and do not belong into it
     * @param found names of the units recorded, in order
     */
    static Result sum(
            List<String> wanted,
            Set<String> unwanted,
            List<String> found,
            int outOfOrder,
            int foreign,
            List<String> flaws) {
        Map<String, Integer> positions = new HashMap<>();
        wanted.forEach(unit -> positions.put(unit, positions.size()));
        Set<String> seen = new HashSet<>();
        List<String> repeated = new ArrayList<>();
        List<String> strange = new ArrayList<>();
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (String unit : found) {
            Integer position = positions.get(unit);
            if (position != null) {
                first = Math.min(first, position);
                last = Math.max(last, position);
            }
            if (unwanted.contains(unit)) {
                strange.add(unit);
            } else if (!seen.add(unit)) {
                repeated.add(unit);
            }
        }
        List<String> missing = last < 0
                ? List.of()
                : wanted.subList(first, last + 1).stream()
                        .filter(unit -> !seen.contains(unit))
                        .toList();
        return new Result(
                seen.size(),
                wanted.size(),
                missing,
                repeated,
                outOfOrder,
                strange,
                foreign,
                flaws,
                wanted.size() - last - 1);
    }

    /** How often a sequence of positions steps back. */
    static int stepsBack(List<Integer> positions) {
        int steps = 0;
        for (int i = 1; i < positions.size(); i++) {
            if (positions.get(i) < positions.get(i - 1)) {
                steps++;
            }
        }
        return steps;
    }
}
