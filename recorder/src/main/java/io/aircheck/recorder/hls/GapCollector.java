package io.aircheck.recorder.hls;

import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Gap.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins what is missing in a row for one cause into one gap, told when the stream goes on or ends. */
final class GapCollector {

    private final Clock clock;
    private final List<Gap> gaps = new ArrayList<>();

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

    /** Hands over what is collected: a unit is about to be written, or the stream is over. */
    List<Gap> take() {
        List<Gap> told = List.copyOf(gaps);
        gaps.clear();
        return told;
    }
}
