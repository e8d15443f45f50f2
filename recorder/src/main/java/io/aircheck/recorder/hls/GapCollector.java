package io.aircheck.recorder.hls;

import io.aircheck.media.hls.Segment;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Gap.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Joins what is missing in a row for one cause into one gap, told when the stream goes on or ends. */
final class GapCollector {

    private final Clock clock;
    private final List<Gap> gaps = new ArrayList<>();
    private @Nullable Gap doubtful;

    GapCollector(Clock clock) {
        this.clock = clock;
    }

    void add(@Nullable Instant at, Duration length, long units, Cause cause, String detail) {
        Gap last = gaps.isEmpty() ? null : gaps.getLast();
        if (last != null && last.cause() == cause) {
            gaps.removeLast();
            gaps.add(new Gap(last.at(), last.length().plus(length), last.units() + units, cause, last.detail()));
        } else {
            Instant begins = at == null ? clock.instant() : at;
            gaps.add(new Gap(begins, length, units, cause, detail));
        }
    }

    /** A segment that was announced but never listed: a gap only if something came after it. */
    void addDoubtful(Segment segment, String detail) {
        Duration length = doubtful == null ? Duration.ZERO : doubtful.length();
        long units = doubtful == null ? 0 : doubtful.units();
        Instant at = Objects.requireNonNullElseGet(segment.programDateTime(), clock::instant);
        doubtful = new Gap(at, length.plus(segment.duration()), units + 1, Cause.GONE, detail);
    }

    /** What is missing since the last unit. */
    Duration length() {
        Duration sure = gaps.stream().map(Gap::length).reduce(Duration.ZERO, Duration::plus);
        return doubtful == null ? sure : sure.plus(doubtful.length());
    }

    /** The gaps before a unit that is about to be written. */
    List<Gap> beforeUnit() {
        if (doubtful != null) {
            gaps.add(doubtful);
        }
        return atEnd();
    }

    /** The gaps at the end of the stream. */
    List<Gap> atEnd() {
        List<Gap> told = List.copyOf(gaps);
        gaps.clear();
        doubtful = null;
        return told;
    }
}
