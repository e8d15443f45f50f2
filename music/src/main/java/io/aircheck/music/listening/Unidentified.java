package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.tracklist.Play;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Music that nobody knows yet.
 *
 * @param start from the beginning of the stream
 * @param heard what is needed to recognise it when the catalogue has grown
 */
public record Unidentified(Duration start, Duration length, Heard heard) {

    /** Less than this beside a song that is known now is a rest of it. */
    private static final Duration LEAST = Duration.ofSeconds(8);

    public Duration end() {
        return start.plus(length);
    }

    /** What nobody knows even now that some plays within it are known. */
    public List<Unidentified> without(List<Play> known, Analysis analysis) {
        List<Unidentified> rest = new ArrayList<>();
        Duration at = start;
        for (Play play :
                known.stream().sorted(Comparator.comparing(Play::start)).toList()) {
            keep(at, play.start(), analysis, rest);
            at = play.end().compareTo(at) > 0 ? play.end() : at;
        }
        keep(at, end(), analysis, rest);
        return rest;
    }

    private void keep(Duration from, Duration to, Analysis analysis, List<Unidentified> rest) {
        Duration span = to.minus(from);
        if (span.compareTo(LEAST) >= 0) {
            Heard part = heard.between(frame(from, analysis), frame(to, analysis));
            rest.add(new Unidentified(from, span, part));
        }
    }

    private int frame(Duration time, Analysis analysis) {
        return (int) Math.round(time.minus(start).toMillis() / 1000.0 * analysis.framesPerSecond());
    }
}
