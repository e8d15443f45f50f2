package io.aircheck.music.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.music.fingerprint.MadeUpMusic;
import io.aircheck.music.tracklist.Play;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningTest {

    private static final Repertoire REPERTOIRE = Programme.repertoire(Programme.SONGS);

    private static void assertPlay(Play play, String title, double start, double end) {
        assertThat(Programme.title(play)).isEqualTo(title);
        assertThat(play.start().toMillis() / 1000.0).isCloseTo(start, within(1.0));
        assertThat(play.end().toMillis() / 1000.0).isCloseTo(end, within(1.5));
    }

    @Test
    void tellsWhenEachSongBeginsAndEnds() {
        List<Play> plays = new Programme()
                .talk(15, 1)
                .song(0, 20, 30)
                .song(3, 0, 25)
                .talk(20, 2)
                .song(5, 10, 40)
                .plays(REPERTOIRE);

        assertThat(plays).hasSize(3);
        assertPlay(plays.get(0), "Song 0", 15, 45);
        assertPlay(plays.get(1), "Song 3", 45, 70);
        assertPlay(plays.get(2), "Song 5", 90, 130);
        assertThat(Programme.offsetSeconds(plays.get(0))).isCloseTo(20, within(1.0));
        assertThat(Programme.offsetSeconds(plays.get(1))).isCloseTo(0, within(0.5));
        assertThat(plays)
                .allSatisfy(
                        play -> assertThat(Programme.match(play).confidence()).isGreaterThan(0.9));
    }

    @Test
    void hearsBothSongsOfACrossFade() {
        List<Play> plays = new Programme().song(1, 5, 40).fadingTo(6, 0, 40, 8).plays(REPERTOIRE);

        assertThat(plays).hasSize(2);
        assertThat(Programme.title(plays.get(0))).isEqualTo("Song 1");
        assertThat(Programme.title(plays.get(1))).isEqualTo("Song 6");
        assertThat(plays.get(1).start()).isLessThan(plays.get(0).end());
    }

    @Test
    void goesOnUnderTalkAndOverAnAlert() {
        float[] underTalk = MadeUpMusic.underTalk(MadeUpMusic.cut(Programme.song(2), 10, 30), -3, 7);
        float[] alert = MadeUpMusic.noise(3, 9);

        List<Play> plays = new Programme()
                .song(2, 0, 10)
                .then(underTalk)
                .then(alert)
                .song(2, 43, 15)
                .talk(20, 3)
                .plays(REPERTOIRE);

        assertThat(plays).hasSize(1);
        assertPlay(plays.getFirst(), "Song 2", 0, 58);
        assertThat(plays.getFirst().seeks()).isEmpty();
    }

    @Test
    void countsASongThatBeginsAnewTwiceAndAJumpWithinASongNot() {
        List<Play> again = new Programme().song(4, 0, 30).song(4, 0, 30).plays(REPERTOIRE);
        List<Play> jump = new Programme().song(4, 5, 15).song(4, 41.3, 15).plays(REPERTOIRE);

        assertThat(again).hasSize(2);
        assertThat(jump).hasSize(1);
        assertThat(jump.getFirst().seeks()).hasSize(1);
        assertThat(jump.getFirst().seeks().getFirst().at().toMillis() / 1000.0).isCloseTo(15, within(1.5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.965, 1.035})
    void followsADeckThatRunsTooSlowOrTooFast(double speed) {
        List<Play> plays = new Programme()
                .then(MadeUpMusic.faster(Programme.song(5), speed))
                .talk(10, 4)
                .plays(REPERTOIRE);

        assertThat(plays).hasSize(1);
        assertPlay(plays.getFirst(), "Song 5", 0, Programme.SONG_SECONDS / speed);
        assertThat(Programme.match(plays.getFirst()).tempo()).isCloseTo(speed, within(0.002));
    }

    @Test
    void keepsMusicThatNobodyKnowsUntilSomebodyDoes() {
        Programme programme =
                new Programme().talk(20, 5).song(7, 5, 30).talk(20, 6).song(1, 0, 20);

        FileListening.Result before = programme.listen(Programme.repertoire(7), 4096);

        assertThat(before.list().identified().plays()).hasSize(1);
        assertThat(before.unidentified()).hasSize(1);
        Unidentified unknown = before.unidentified().getFirst();
        assertThat(unknown.start().toSeconds()).isBetween(15L, 25L);
        assertThat(unknown.end().toSeconds()).isBetween(45L, 55L);

        List<Play> later = new Later(Programme.ANALYSIS, REPERTOIRE).recognise(unknown);

        assertThat(later).hasSize(1);
        assertThat(Programme.title(later.getFirst())).isEqualTo("Song 7");
        assertThat(later.getFirst().start().toSeconds()).isBetween(18L, 23L);
    }

    @Test
    void findsNothingInTalkNoiseAndSilence() {
        FileListening.Result result = new Programme()
                .talk(40, 8)
                .then(MadeUpMusic.noise(30, 10))
                .then(new float[30 * MadeUpMusic.RATE])
                .listen(REPERTOIRE, 4096);

        assertThat(result.list().plays()).isEmpty();
    }

    @Test
    void tellsOfASongWithinSecondsWhileItPlays() {
        List<String> told = new ArrayList<>();
        new Programme()
                .talk(30, 11)
                .song(0, 0, 40)
                .song(2, 0, 30)
                .listen(
                        REPERTOIRE,
                        new FileListening.Collected() {
                            @Override
                            public void started(long id, Play play) {
                                told.add(id + " " + Programme.title(play));
                                // What is known when it is told is hardly more than was needed to recognise it.
                                assertThat(play.length().toSeconds()).isLessThan(10);
                            }
                        },
                        4096);

        assertThat(told).containsExactly("1 Song 0", "2 Song 2");
    }

    @Test
    void tellsSoonThatASongIsNotPlayingAnyMore() {
        List<String> told = new ArrayList<>();
        new Programme()
                .song(0, 0, 30)
                .talk(40, 13)
                .listen(
                        REPERTOIRE,
                        new FileListening.Collected() {
                            @Override
                            public void changed(long id, Play play, boolean playing) {
                                told.add(id + " " + playing + " "
                                        + Math.round(play.end().toMillis() / 1000.0));
                            }
                        },
                        4096);

        assertThat(told).containsExactly("1 false 30");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 11_025, 1_000_000})
    void doesNotDependOnThePortionsInWhichSamplesCome(int portion) {
        Programme programme = new Programme().talk(10, 12).song(6, 3, 25);

        assertThat(programme.listen(REPERTOIRE, portion).list())
                .isEqualTo(programme.listen(REPERTOIRE, 4096).list());
    }
}
