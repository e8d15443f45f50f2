package io.aircheck.music.listening;

import io.aircheck.music.Match;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.search.Search;
import io.aircheck.music.tracklist.Play;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Listens again to music that nobody knew as if it had been sped up or slowed down a lot, one speed after the other: nightcore, slowed
 * songs, decks far off their pitch. What is known at one speed is not looked for at the next.
 */
public record AtOtherSpeeds(Analysis analysis, Repertoire repertoire) implements Again {

    /** Who tries six speeds finds six times as much by chance. */
    private static final double SURE = 0.9;

    @Override
    public List<Play> recognise(Unidentified music) {
        var later = new Later(analysis, repertoire);
        List<Play> known = new ArrayList<>();
        List<Unidentified> rest = List.of(music);
        for (double speed : Search.SPEEDS) {
            List<Unidentified> left = new ArrayList<>();
            for (Unidentified span : rest) {
                List<Play> plays = at(speed, span, later);
                known.addAll(plays);
                left.addAll(span.without(plays, analysis));
            }
            rest = left;
        }
        known.sort(Comparator.comparing(Play::start));
        return known;
    }

    private List<Play> at(double speed, Unidentified span, Later later) {
        var slowed = new Unidentified(
                Duration.ZERO, times(span.length(), speed), span.heard().slowed(analysis, speed));
        return later.recognise(slowed).stream()
                .filter(play -> play.match() != null && play.match().confidence() >= SURE)
                .map(play -> asHeard(play, speed).later(span.start()))
                .toList();
    }

    /** A play of what was slowed by a factor, as it was heard. */
    private static Play asHeard(Play play, double factor) {
        Match match = play.match();
        return new Play(
                times(play.start(), 1 / factor),
                times(play.end(), 1 / factor),
                match == null ? null : match.playedAt(match.tempo() * factor, match.pitch() * factor),
                play.seeks().stream()
                        .map(seek -> new Play.Seek(times(seek.at(), 1 / factor), seek.trackOffset()))
                        .toList());
    }

    private static Duration times(Duration time, double factor) {
        return Duration.ofMillis(Math.round(time.toMillis() * factor));
    }
}
