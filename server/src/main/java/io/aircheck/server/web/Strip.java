package io.aircheck.server.web;

import io.aircheck.recorder.Gap;
import io.aircheck.server.recordings.RecordedGap;
import io.aircheck.server.recordings.Recording;
import io.aircheck.server.recordings.RecordingView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Recordings as bars along the time, like the paper of a logging recorder.
 *
 * @param lanes how many rows the bars need
 * @param omitted bars that found no row
 * @param ticks the full hours
 */
public record Strip(List<Bar> bars, int lanes, int omitted, List<Tick> ticks) {

    /** More rows than this would push the page away. */
    static final int MOST_LANES = 8;

    private static final Duration DAY = Duration.ofHours(24);

    /**
     * @param left percent of the strip's width, like {@code width} and the gaps
     * @param lane from 0, downwards
     */
    public record Bar(
            long recordingId, String label, double left, double width, int lane, boolean running, List<Notch> gaps) {}

    /** A missing stretch of a bar. */
    public record Notch(double left, double width) {}

    public record Tick(double left, String label) {}

    /** The last 24 hours. */
    static Strip lastDay(List<RecordingView> recordings, Viewer viewer) {
        Instant from = viewer.now().minus(DAY);
        List<RecordingView> inside = recordings.stream()
                .filter(it -> end(it.recording(), viewer.now()).isAfter(from))
                .sorted(Comparator.comparing(it -> it.recording().startedAt()))
                .toList();
        List<Bar> bars = new ArrayList<>();
        List<Instant> laneEnds = new ArrayList<>();
        int omitted = 0;
        for (RecordingView recording : inside) {
            int lane = freeLane(laneEnds, recording.recording().startedAt());
            if (lane == MOST_LANES) {
                omitted++;
                continue;
            }
            Instant end = end(recording.recording(), viewer.now());
            if (lane == laneEnds.size()) {
                laneEnds.add(end);
            } else {
                laneEnds.set(lane, end);
            }
            bars.add(bar(recording, lane, from, viewer));
        }
        return new Strip(bars, laneEnds.size(), omitted, ticks(from, viewer));
    }

    private static int freeLane(List<Instant> laneEnds, Instant start) {
        for (int lane = 0; lane < laneEnds.size(); lane++) {
            if (!laneEnds.get(lane).isAfter(start)) {
                return lane;
            }
        }
        return laneEnds.size();
    }

    private static Bar bar(RecordingView viewer, int lane, Instant from, Viewer eyes) {
        Recording recording = viewer.recording();
        Instant end = end(recording, eyes.now());
        double left = percent(from, recording.startedAt(), DAY);
        // Nobody could hit a bar thinner than this.
        double width = Math.max(0.25, percent(from, end, DAY) - left);
        List<Notch> gaps = viewer.gaps().stream()
                .map(RecordedGap::gap)
                .map(gap -> notch(gap, from, DAY))
                .toList();
        return new Bar(
                recording.id(),
                RecordingCard.nameOf(viewer.broadcast()) + " · "
                        + Figures.clock(recording.startedAt(), eyes.zone()) + " · "
                        + Figures.timecode(RecordingCard.lengthOf(viewer)),
                left,
                width,
                lane,
                recording.endedAt() == null,
                gaps);
    }

    /** One recording from its start to its end: its files as bars, in one lane. */
    static Strip ofParts(RecordingView viewer, Viewer eyes) {
        Instant from = viewer.recording().startedAt();
        Instant to = end(viewer.recording(), eyes.now());
        Duration span = Duration.between(from, to).compareTo(Duration.ofSeconds(1)) < 0
                ? Duration.ofSeconds(1)
                : Duration.between(from, to);
        List<Bar> bars = viewer.parts().stream()
                .map(part -> {
                    double left = percent(from, part.startedAt(), span);
                    double right = percent(from, part.startedAt().plus(part.duration()), span);
                    String label = "#" + (part.number() + 1) + " · " + Figures.timecode(part.duration());
                    return new Bar(part.id(), label, left, Math.max(0.4, right - left), 0, part.open(), List.of());
                })
                .toList();
        List<Notch> gaps =
                viewer.gaps().stream().map(it -> notch(it.gap(), from, span)).toList();
        return new Strip(bars.isEmpty() ? bars : withGaps(bars, gaps), 1, 0, List.of());
    }

    /** The gaps of a whole recording are drawn over its last bar, so that none of the others hides them. */
    private static List<Bar> withGaps(List<Bar> bars, List<Notch> gaps) {
        List<Bar> all = new ArrayList<>(bars);
        Bar last = all.removeLast();
        all.add(new Bar(last.recordingId(), last.label(), last.left(), last.width(), 0, last.running(), gaps));
        return all;
    }

    private static Notch notch(Gap gap, Instant from, Duration span) {
        double left = percent(from, gap.at(), span);
        double right = percent(from, gap.at().plus(gap.length()), span);
        return new Notch(left, Math.max(0.2, right - left));
    }

    private static List<Tick> ticks(Instant from, Viewer viewer) {
        List<Tick> ticks = new ArrayList<>();
        var hour = from.atZone(viewer.zone()).truncatedTo(ChronoUnit.HOURS).plusHours(1);
        for (; hour.toInstant().isBefore(viewer.now()); hour = hour.plusHours(1)) {
            String label = hour.getHour() % 3 == 0 ? Figures.clock(hour.toInstant(), viewer.zone()) : "";
            ticks.add(new Tick(percent(from, hour.toInstant(), DAY), label));
        }
        return ticks;
    }

    private static Instant end(Recording recording, Instant now) {
        return recording.endedAt() == null ? now : recording.endedAt();
    }

    /** Where a time stands, in percent with two decimals, held inside the strip. */
    private static double percent(Instant from, Instant at, Duration span) {
        double share = 100.0 * Duration.between(from, at).toMillis() / span.toMillis();
        return Math.round(Math.clamp(share, 0, 100) * 100) / 100.0;
    }
}
