package io.aircheck.music.listening;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.Song;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Peaks;
import io.aircheck.music.index.ContentId;
import io.aircheck.music.search.Line;
import io.aircheck.music.tracklist.Play;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenPlayTest {

    private static final Analysis ANALYSIS = Analysis.USUAL;

    /** Half seconds of half a second and a little. */
    private static final int HEARD_BINS = 120;

    /** What was heard from the stream's beginning on, and where in it the song begins by its line. */
    @ParameterizedTest(name = "song begins at {0} s")
    @CsvSource({
        "-30, 0", // its middle was heard first
        "1, 1", "40, 40", // before it begins no song is heard, whatever spoke for it
    })
    void noPlayBeginsBeforeItsSong(long songBeginsSeconds, long expectedSeconds) {
        Play play = open(songBeginsSeconds).play(ANALYSIS);
        assertThat(play.start()).isEqualTo(Duration.ofSeconds(expectedSeconds));
        assertThat(play.match().trackOffset().isNegative()).isFalse();
    }

    private static OpenPlay open(long songBeginsSeconds) {
        var piece = new Piece(
                new ContentId(1, 1), Song.of("Loop", "Deck"), null, Duration.ZERO, new Peaks(new int[0], new short[0]));
        double begins = songBeginsSeconds * ANALYSIS.framesPerSecond();
        var line = new Line(-begins, 1, 0);
        var hypothesis = new Hypothesis(new Guess(piece, line, 0.9), line);
        double[] evidence = new double[HEARD_BINS];
        Arrays.fill(evidence, 1);
        hypothesis.weighed(evidence, 0);
        return new OpenPlay(1, hypothesis);
    }
}
