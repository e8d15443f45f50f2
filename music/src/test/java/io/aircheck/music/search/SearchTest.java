package io.aircheck.music.search;

import static io.aircheck.music.fingerprint.MadeUpMusic.cut;
import static io.aircheck.music.fingerprint.MadeUpMusic.faster;
import static io.aircheck.music.fingerprint.MadeUpMusic.mixed;
import static io.aircheck.music.fingerprint.MadeUpMusic.noise;
import static io.aircheck.music.fingerprint.MadeUpMusic.render;
import static io.aircheck.music.fingerprint.MadeUpMusic.underTalk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.MadeUpMusic;
import io.aircheck.music.index.MemoryIndex;
import io.aircheck.testkit.music.Talk;
import io.aircheck.testkit.music.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    private static final Analysis ANALYSIS = Analysis.USUAL;
    private static final int SECONDS = 40;

    private static final List<float[]> MUSIC = new ArrayList<>();
    private static final List<Fingerprint> FINGERPRINTS = new ArrayList<>();
    private static final Confidence CONFIDENCE = Confidence.fitted();
    private static Search search;

    @BeforeAll
    static void index() {
        for (int number = 0; number < 16; number++) {
            float[] samples = render(Track.numbered(number), SECONDS);
            MUSIC.add(samples);
            FINGERPRINTS.add(Fingerprinter.of(ANALYSIS, samples));
        }
        search = searchOf(new MemoryIndex(ANALYSIS, FINGERPRINTS));
    }

    private static Search searchOf(MemoryIndex... indexes) {
        return new Search(List.of(indexes), ANALYSIS, Effort.USUAL, CONFIDENCE);
    }

    private static Answer find(float[] samples) {
        return search.find(Heard.of(ANALYSIS, samples));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6, 9, 12, 15})
    void saysWhichTrackItIsAndWhereInIt(int number) {
        Found found = find(cut(MUSIC.get(number), 21.5, 5)).best().orElseThrow();

        assertThat(found.track()).isEqualTo(number);
        assertThat(found.tempo()).isCloseTo(1, within(0.005));
        assertThat(found.pitch()).isCloseTo(1, within(0.005));
        assertThat(found.confidence()).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 10})
    void findsMusicUnderTalkThatIsAsLoud(int number) {
        Answer answer = find(underTalk(cut(MUSIC.get(number), 12, 6), 0, number));

        assertThat(answer.best().orElseThrow().track()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.96, 0.98, 1.02, 1.04})
    void measuresASpeedThatIsALittleOff(double speed) {
        Found found = find(faster(cut(MUSIC.get(5), 10, 7), speed)).best().orElseThrow();

        assertThat(found.track()).isEqualTo(5);
        assertThat(found.tempo()).isCloseTo(speed, within(0.006));
        assertThat(found.pitch()).isCloseTo(speed, within(0.006));
    }

    @Test
    void findsNightcoreOnlyWhenItLooksDeep() {
        Heard heard = Heard.of(ANALYSIS, faster(cut(MUSIC.get(2), 5, 12), 1.25));

        assertThat(search.find(heard).best()).isEmpty();
        Found found = search.findDeep(heard).best().orElseThrow();
        assertThat(found.track()).isEqualTo(2);
        assertThat(found.tempo()).isCloseTo(1.25, within(0.01));
        assertThat(found.pitch()).isCloseTo(1.25, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101, 102, 103, 104, 105})
    void doesNotFindWhatItHasNeverHeard(int number) {
        assertThat(find(render(Track.numbered(number), 8)).best()).isEmpty();
    }

    @Test
    void findsNothingInTalkNoiseAndSilence() {
        assertThat(find(Talk.samples(9, MadeUpMusic.RATE, MadeUpMusic.RATE * 8)).best())
                .isEmpty();
        assertThat(find(noise(8, 5)).best()).isEmpty();
        assertThat(find(new float[MadeUpMusic.RATE * 8])).isEqualTo(Answer.NOTHING);
        assertThat(find(new float[10])).isEqualTo(Answer.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void isNotSureOfACover(int number) {
        Answer answer = find(render(Track.numbered(number).cover(), 8));

        assertThat(answer.best().map(Found::confidence).orElse(0.0)).isLessThan(0.9);
    }

    @Test
    void aTrackMayBeginWithinTheSnippet() {
        float[] samples = noise(8, 11);
        float[] music = cut(MUSIC.get(8), 0, 5);
        float[] silence = new float[3 * MadeUpMusic.RATE];
        float[] late = Arrays.copyOf(silence, samples.length);
        System.arraycopy(music, 0, late, silence.length, music.length);

        Found found = find(mixed(late, samples, 20)).best().orElseThrow();

        assertThat(found.track()).isEqualTo(8);
        assertThat(found.beginningSeconds()).isCloseTo(-3, within(0.3));
    }

    @Test
    void doesNotFindWhatWasRemoved() {
        var index = new MemoryIndex(ANALYSIS, FINGERPRINTS);
        index.remove(6);

        assertThat(searchOf(index)
                        .find(Heard.of(ANALYSIS, cut(MUSIC.get(6), 10, 6)))
                        .best())
                .isEmpty();
    }

    @Test
    void searchesSeveralIndexes() {
        Search both = searchOf(
                new MemoryIndex(ANALYSIS, FINGERPRINTS.subList(0, 8)),
                new MemoryIndex(ANALYSIS, FINGERPRINTS.subList(8, 16)));

        Found found =
                both.find(Heard.of(ANALYSIS, cut(MUSIC.get(13), 10, 6))).best().orElseThrow();

        assertThat(found.index()).isEqualTo(1);
        assertThat(found.track()).isEqualTo(5);
    }

    @Test
    void namesBothOfTwoCopies() {
        List<Fingerprint> twice = new ArrayList<>(FINGERPRINTS);
        twice.add(FINGERPRINTS.get(4));

        Answer answer = searchOf(new MemoryIndex(ANALYSIS, twice)).find(Heard.of(ANALYSIS, cut(MUSIC.get(4), 10, 6)));

        List<Integer> named =
                new ArrayList<>(answer.ambiguous().stream().map(Found::track).toList());
        answer.likeliest().ifPresent(found -> named.add(found.track()));
        assertThat(named).containsExactlyInAnyOrder(4, 16);
    }

    @Test
    void anEmptyIndexHasNoAnswer() {
        assertThat(searchOf(new MemoryIndex(ANALYSIS, List.of())).find(Heard.of(ANALYSIS, cut(MUSIC.get(0), 5, 5))))
                .isEqualTo(Answer.NOTHING);
    }
}
