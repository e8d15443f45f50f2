package io.aircheck.music.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what must go so that no music is recognised any more: what is known to be music, and, listening again without that, what is
 * still recognised at its edges or between.
 *
 * @param margin ranges are made longer by this at either side, since music is faded in and out
 */
public record Clearance(Sweep sweep, Duration margin) {

    private static final int MOST_SWEEPS = 8;
    private static final Duration GROWTH = Duration.ofSeconds(2);

    /**
     * What must go, and what was heard.
     *
     * @param hits windows in which music was recognised that was not known before
     * @param clear whether nothing is recognised any more
     */
    public record Result(List<TimeRange> ranges, List<Sweep.Hit> hits, boolean clear) {}

    /** @param known where music is known to be, such as the plays of a track list */
    public Result of(Path file, List<TimeRange> known) throws IOException, InterruptedException {
        List<TimeRange> ranges = TimeRange.merged(
                known.stream().map(range -> range.widened(margin)).toList());
        List<Sweep.Hit> all = new ArrayList<>();
        for (int i = 0; i < MOST_SWEEPS; i++) {
            List<Sweep.Hit> hits = sweep.hits(file, ranges);
            if (hits.isEmpty()) {
                return new Result(ranges, all, true);
            }
            all.addAll(hits);
            ranges = extended(ranges, hits);
        }
        return new Result(ranges, all, false);
    }

    /** A window that touches a range holds what is left at its edge, so the range grows into it; another one goes wholly. */
    private List<TimeRange> extended(List<TimeRange> ranges, List<Sweep.Hit> hits) {
        List<TimeRange> more = new ArrayList<>(ranges);
        for (Sweep.Hit hit : hits) {
            TimeRange window = hit.range();
            List<TimeRange> edges =
                    ranges.stream().filter(range -> overlap(range, window)).toList();
            edges.forEach(range -> more.addAll(grown(range, window)));
            if (edges.isEmpty()) {
                more.add(window);
            }
        }
        return TimeRange.merged(more);
    }

    private static boolean overlap(TimeRange one, TimeRange other) {
        return one.start().compareTo(other.end()) < 0 && other.start().compareTo(one.end()) < 0;
    }

    private static List<TimeRange> grown(TimeRange range, TimeRange window) {
        List<TimeRange> grown = new ArrayList<>();
        if (window.start().compareTo(range.start()) < 0) {
            Duration start = range.start().minus(GROWTH);
            grown.add(new TimeRange(start.isNegative() ? Duration.ZERO : start, range.start()));
        }
        if (window.end().compareTo(range.end()) > 0) {
            grown.add(new TimeRange(range.end(), range.end().plus(GROWTH)));
        }
        return grown;
    }
}
