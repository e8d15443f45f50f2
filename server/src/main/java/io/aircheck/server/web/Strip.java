package io.aircheck.server.web;

import io.aircheck.recorder.Gap;
import io.aircheck.server.recordings.RecordedGap;
import io.aircheck.server.recordings.Recording;
import io.aircheck.server.recordings.RecordingView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recordings as bars along the time, like the paper of a logging recorder.
 *
 * @param span how long a time it shows
 * @param lanes how many rows the bars need
 * @param omitted bars that found no row
 * @param ticks round times of the reader's clock
 */
public record Strip(Duration span, List<Bar> bars, int lanes, int omitted, List<Tick> ticks) {

    /** More rows than this would push the page away. */
    static final int MOST_LANES = 8;

    /** In percent; a label further right would leave the strip. */
    private static final double ROOM_FOR_A_LABEL = 96;

    /** How far apart ticks stand, and which of them are labelled, for a strip of a length. */
    private record Scale(Duration span, Duration tick, Duration label) {}

    private static final List<Scale> SCALES = List.of(
            new Scale(Duration.ofMinutes(15), Duration.ofMinutes(1), Duration.ofMinutes(5)),
            new Scale(Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofMinutes(15)),
            new Scale(Duration.ofHours(3), Duration.ofMinutes(15), Duration.ofMinutes(30)),
            new Scale(Duration.ofHours(6), Duration.ofMinutes(30), Duration.ofHours(1)),
            new Scale(Duration.ofHours(12), Duration.ofMinutes(30), Duration.ofHours(2)),
            new Scale(Duration.ofHours(24), Duration.ofHours(1), Duration.ofHours(3)));

    /**
     * @param left percent of the strip's width, like {@code width} and the gaps
     * @param lane from 0, downwards
     */
    public record Bar(
            long recordingId, String label, double left, double width, int lane, boolean running, List<Notch> gaps) {}

    /** A missing stretch of a bar. */
    public record Notch(double left, double width) {}

    /** @param at shown beside it; null for none */
    public record Tick(double left, @Nullable Moment at) {}

    /** The last 24 hours, or as much of them as there is something to see in. */
    static Strip recent(List<RecordingView> recordings, Viewer viewer) {
        Instant dayAgo = viewer.now().minus(SCALES.getLast().span());
        List<RecordingView> inside = recordings.stream()
                .filter(it -> end(it.recording(), viewer.now()).isAfter(dayAgo))
                .sorted(Comparator.comparing(it -> it.recording().startedAt()))
                .toList();
        Scale scale = scaleFor(inside, viewer.now());
        Instant from = viewer.now().minus(scale.span());
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
            bars.add(bar(recording, lane, from, scale.span(), viewer));
        }
        return new Strip(scale.span(), bars, laneEnds.size(), omitted, ticks(from, scale, viewer));
    }

    /** The shortest in which the first of these recordings has its beginning. */
    private static Scale scaleFor(List<RecordingView> sorted, Instant now) {
        return sorted.stream()
                .findFirst()
                .map(it -> Duration.between(it.recording().startedAt(), now))
                .flatMap(age -> SCALES.stream()
                        .filter(scale -> scale.span().compareTo(age) >= 0)
                        .findFirst())
                .orElse(SCALES.getLast());
    }

    private static int freeLane(List<Instant> laneEnds, Instant start) {
        for (int lane = 0; lane < laneEnds.size(); lane++) {
            if (!laneEnds.get(lane).isAfter(start)) {
                return lane;
            }
        }
        return laneEnds.size();
    }

    private static Bar bar(RecordingView it, int lane, Instant from, Duration span, Viewer viewer) {
        Recording recording = it.recording();
        Instant end = end(recording, viewer.now());
        double left = percent(from, recording.startedAt(), span);
        // Nobody could hit a bar thinner than this.
        double width = Math.max(0.25, percent(from, end, span) - left);
        List<Notch> gaps = it.gaps().stream()
                .map(RecordedGap::gap)
                .map(gap -> notch(gap, from, span))
                .toList();
        return new Bar(
                recording.id(),
                RecordingCard.nameOf(it.broadcast()) + " · "
                        + Figures.clock(recording.startedAt(), viewer.zone()) + " · "
                        + Figures.timecode(RecordingCard.lengthOf(it)),
                left,
                width,
                lane,
                recording.endedAt() == null,
                gaps);
    }

    /** One recording from its start to its end: its files as bars, in one lane. */
    static Strip ofParts(RecordingView it, Viewer viewer) {
        Instant from = it.recording().startedAt();
        Instant to = end(it.recording(), viewer.now());
        Duration span = Duration.between(from, to).compareTo(Duration.ofSeconds(1)) < 0
                ? Duration.ofSeconds(1)
                : Duration.between(from, to);
        List<Bar> bars = it.parts().stream()
                .map(part -> {
                    double left = percent(from, part.startedAt(), span);
                    double right = percent(from, part.startedAt().plus(part.duration()), span);
                    String label = "#" + (part.number() + 1) + " · " + Figures.timecode(part.duration());
                    return new Bar(part.id(), label, left, Math.max(0.4, right - left), 0, part.open(), List.of());
                })
                .toList();
        List<Notch> gaps =
                it.gaps().stream().map(gap -> notch(gap.gap(), from, span)).toList();
        return new Strip(span, bars.isEmpty() ? bars : withGaps(bars, gaps), 1, 0, List.of());
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

    private static List<Tick> ticks(Instant from, Scale scale, Viewer viewer) {
        List<Tick> ticks = new ArrayList<>();
        long step = scale.tick().toSeconds();
        long offset = viewer.zone().getRules().getOffset(from).getTotalSeconds();
        long first = Math.ceilDiv(from.getEpochSecond() + offset, step) * step;
        for (long local = first; local - offset < viewer.now().getEpochSecond(); local += step) {
            Instant at = Instant.ofEpochSecond(local - offset);
            double left = percent(from, at, scale.span());
            boolean labelled = local % scale.label().toSeconds() == 0 && left < ROOM_FOR_A_LABEL;
            ticks.add(new Tick(left, labelled ? Moment.clock(at, viewer.zone()) : null));
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
