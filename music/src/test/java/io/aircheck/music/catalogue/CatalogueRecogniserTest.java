package io.aircheck.music.catalogue;

import static io.aircheck.music.fingerprint.MadeUpMusic.RATE;
import static io.aircheck.music.fingerprint.MadeUpMusic.cut;
import static io.aircheck.music.fingerprint.MadeUpMusic.noise;
import static io.aircheck.music.fingerprint.MadeUpMusic.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.music.Identification;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Match;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.Song;
import io.aircheck.music.TeachingRecogniser;
import io.aircheck.music.cloud.Outcomes;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.index.ContentId;
import io.aircheck.testkit.music.Synthesizer;
import io.aircheck.testkit.music.Track;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueRecogniserTest {

    private static final int SECONDS = 30;
    private static final List<float[]> MUSIC = new ArrayList<>();

    @TempDir
    Path home;

    private Path folder;

    @BeforeAll
    static void compose() {
        for (int number = 0; number < 4; number++) {
            MUSIC.add(render(Track.numbered(number), SECONDS));
        }
    }

    @BeforeEach
    void setUp() throws Exception {
        folder = Catalogue.folder(home);
        add(0, 1, 2);
    }

    private void add(int... numbers) throws Exception {
        try (CatalogueWriter writer = CatalogueWriter.open(folder, Analysis.USUAL)) {
            for (int number : numbers) {
                writer.put(
                        new io.aircheck.music.catalogue.Track(
                                new ContentId(1, number),
                                Song.of("Song " + number, "Band"),
                                Duration.ofSeconds(SECONDS),
                                List.of(new TrackFile("/music/" + number + ".flac", 1, 1))),
                        Fingerprinter.of(Analysis.USUAL, MUSIC.get(number)));
            }
            writer.finish();
        }
    }

    private CatalogueRecogniser open() throws Exception {
        return CatalogueRecogniser.open(folder, Analysis.USUAL, false);
    }

    private static Sample sample(int number, double from, double seconds) {
        return new Sample(cut(MUSIC.get(number), from, seconds), RATE);
    }

    @Test
    void namesTheSongItsFileAndThePlaceInIt() throws Exception {
        try (CatalogueRecogniser recogniser = open()) {
            Match match = Outcomes.first(recogniser.identify(sample(1, 12, 6)));

            assertThat(match.song().announcement()).isEqualTo("Band - Song 1");
            assertThat(match.trackFile()).isEqualTo("/music/1.flac");
            assertThat(match.trackOffset()).isNotNull();
            assertThat(match.trackOffset().toMillis() / 1000.0).isCloseTo(12, within(0.1));
            assertThat(match.confidence()).isGreaterThan(0.9);
            assertThat(match.recogniser()).isEqualTo("catalogue");
        }
    }

    @Test
    void doesNotNameWhatItDoesNotHave() throws Exception {
        try (CatalogueRecogniser recogniser = open()) {
            assertThat(recogniser.identify(sample(3, 12, 6))).isEqualTo(new NoMatch());
            assertThat(recogniser.identify(new Sample(noise(6, 1), RATE))).isEqualTo(new NoMatch());
            assertThat(recogniser.identify(new Sample(new float[6 * RATE], RATE)))
                    .isEqualTo(new NoMatch());
            assertThat(recogniser.identify(new Sample(new float[0], RATE))).isEqualTo(new NoMatch());
        }
    }

    @Test
    void anEmptyCatalogueNamesNothing() throws Exception {
        try (var recogniser = CatalogueRecogniser.open(home.resolve("nowhere"), Analysis.USUAL, true)) {
            assertThat(recogniser.identify(sample(1, 12, 6))).isEqualTo(new NoMatch());
            assertThat(recogniser.tracks()).isZero();
        }
        assertThat(home.resolve("nowhere")).doesNotExist();
    }

    @Test
    void findsWhatAnotherHasAddedSince() throws Exception {
        try (CatalogueRecogniser recogniser = open()) {
            assertThat(recogniser.identify(sample(3, 12, 6))).isEqualTo(new NoMatch());
            add(3);
            assertThat(Outcomes.first(recogniser.identify(sample(3, 12, 6)))
                            .song()
                            .title())
                    .isEqualTo("Song 3");
        }
    }

    @Test
    void takesSamplesOfAnyRate() throws Exception {
        short[] stereo = Synthesizer.render(Track.numbered(2), 44_100, 44_100 * 16);
        float[] mono = new float[6 * 44_100];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = stereo[2 * (i + 10 * 44_100)] / 32_768f;
        }
        try (CatalogueRecogniser recogniser = open()) {
            assertThat(Outcomes.first(recogniser.identify(new Sample(mono, 44_100)))
                            .song()
                            .title())
                    .isEqualTo("Song 2");
        }
    }

    @Test
    void whatAServiceWasPaidForIsFreeTheNextTime() throws Exception {
        var service = new Paid(0.95);
        var teaching = teaching(service);
        try (CatalogueRecogniser recogniser = open()) {
            assertThat(recogniser.identify(sample(3, 10, 6))).isEqualTo(new NoMatch());

            teaching.identify(sample(3, 10, 6));

            Identification second = recogniser.identify(sample(3, 11, 4));
            Match match = Outcomes.first(second);
            assertThat(match.song().isrc()).isEqualTo("QZABC2400001");
            assertThat(match.recogniser()).isEqualTo("catalogue");
            assertThat(match.trackFile()).isNull();
            assertThat(match.trackOffset()).isNotNull();
            assertThat(match.trackOffset().toMillis() / 1000.0).isCloseTo(101, within(0.2));
            assertThat(service.asked).isEqualTo(1);
        }
    }

    @Test
    void aSongThatWasLearnedInPiecesIsNoQuestion() throws Exception {
        var teaching = teaching(new Paid(0.95));
        teaching.identify(sample(3, 10, 8));
        teaching.identify(sample(3, 12, 8));
        try (CatalogueRecogniser recogniser = open()) {
            assertThat(recogniser.identify(sample(3, 13, 5)))
                    .isInstanceOfSatisfying(
                            Identified.class, it -> assertThat(it.ambiguous()).isEmpty());
        }
    }

    @Test
    void aGuessIsNotLearned() throws Exception {
        teaching(new Paid(0.5)).identify(sample(3, 10, 6));
        try (CatalogueRecogniser recogniser = open()) {
            assertThat(recogniser.identify(sample(3, 10, 6))).isEqualTo(new NoMatch());
        }
    }

    @Test
    void doesNotWaitForEverForSomebodyWhoChangesTheCatalogue() throws Exception {
        List<Duration> pauses = new ArrayList<>();
        var learner = new CatalogueLearner(folder, Analysis.USUAL, pauses::add);
        try (CatalogueWriter other = CatalogueWriter.open(folder, Analysis.USUAL)) {
            learner.learn(Fingerprinter.of(Analysis.USUAL, MUSIC.get(3)), Paid.match(0.95));
            assertThat(other.pending()).isZero();
        }
        assertThat(pauses).hasSize(4);
    }

    @Test
    void whatWasLearnedCanBeForgotten() throws Exception {
        teaching(new Paid(0.95)).identify(sample(3, 10, 6));
        try (CatalogueWriter writer = CatalogueWriter.open(folder, Analysis.USUAL);
                Catalogue catalogue = Catalogue.open(folder, Analysis.USUAL)) {
            ContentId id = catalogue.tracks().stream()
                    .filter(track -> track.learned() != null)
                    .findFirst()
                    .orElseThrow()
                    .id();
            assertThat(writer.remove(id)).isPresent();
            assertThat(writer.remove(id)).isEmpty();
            writer.finish();
        }
        try (CatalogueRecogniser recogniser = open()) {
            assertThat(recogniser.identify(sample(3, 10, 6))).isEqualTo(new NoMatch());
            assertThat(recogniser.tracks()).isEqualTo(3);
        }
    }

    private TeachingRecogniser teaching(Recogniser service) {
        return new TeachingRecogniser(
                service,
                sample -> Fingerprinter.of(Analysis.USUAL, sample.pcm()),
                new CatalogueLearner(folder, Analysis.USUAL, _ -> {}));
    }

    /** A service that knows one song, at 1:40. */
    private static final class Paid implements Recogniser {

        private final double confidence;
        private int asked;

        Paid(double confidence) {
            this.confidence = confidence;
        }

        static Match match(double confidence) {
            Song song = new Song(
                    "Ember River",
                    List.of("Hollow Moon"),
                    null,
                    null,
                    "QZABC2400001",
                    null,
                    io.aircheck.music.ExternalIds.NONE);
            return new Match(song, confidence, "paid", null, Duration.ofSeconds(100), 1, 1, null);
        }

        @Override
        public String name() {
            return "paid";
        }

        @Override
        public Identification identify(Sample sample) {
            asked++;
            return new Identified(List.of(match(confidence)), List.of());
        }
    }
}
