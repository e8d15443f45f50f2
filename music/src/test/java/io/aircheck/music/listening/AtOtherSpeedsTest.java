package io.aircheck.music.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.MadeUpMusic;
import io.aircheck.music.tracklist.Play;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtOtherSpeedsTest {

    private static final Analysis ANALYSIS = Programme.ANALYSIS;
    private static final Repertoire REPERTOIRE = Programme.repertoire(Programme.SONGS);

    @ParameterizedTest
    @ValueSource(doubles = {1.25, 1.12, 0.8})
    void namesASongAtASpeedFarOffItsOwn(double speed) throws Exception {
        float[] song = MadeUpMusic.faster(MadeUpMusic.cut(Programme.song(3), 5, 45), speed);
        FileListening.Result usual =
                new Programme().talk(10, 1).then(song).talk(10, 2).listen(REPERTOIRE, 4096);
        assertThat(usual.list().identified().plays()).isEmpty();

        FileListening.Result deep = usual.after(new AtOtherSpeeds(ANALYSIS, REPERTOIRE), ANALYSIS);

        List<Play> plays = deep.list().identified().plays();
        assertThat(plays).hasSize(1);
        Play play = plays.getFirst();
        assertThat(Programme.title(play)).isEqualTo("Song 3");
        assertThat(play.start().toMillis() / 1000.0).isCloseTo(10, within(2.5));
        // Of unknown music the blocks of two seconds at both ends may be missing.
        assertThat(play.length().toMillis() / 1000.0).isCloseTo(45 / speed, within(5.0));
        assertThat(Programme.match(play).tempo()).isCloseTo(speed, within(0.01));
        assertThat(Programme.match(play).pitch()).isCloseTo(speed, within(0.02));
    }

    @Test
    void whatIsInNoCatalogueStaysUnknown() throws Exception {
        FileListening.Result usual =
                new Programme().song(Programme.SONGS, 0, 50).listen(REPERTOIRE, 4096);
        assertThat(usual.unidentified()).isNotEmpty();

        FileListening.Result deep = usual.after(new AtOtherSpeeds(ANALYSIS, REPERTOIRE), ANALYSIS);

        assertThat(deep.list()).isEqualTo(usual.list());
    }
}
