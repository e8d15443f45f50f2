package io.aircheck.music.identify;

import static io.aircheck.music.fingerprint.MadeUpMusic.RATE;
import static io.aircheck.music.fingerprint.MadeUpMusic.cut;
import static io.aircheck.music.fingerprint.MadeUpMusic.render;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.music.Identification;
import io.aircheck.music.Identification.BadKey;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.IdentificationJson;
import io.aircheck.music.Match;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.Song;
import io.aircheck.music.catalogue.CatalogueRecogniser;
import io.aircheck.music.catalogue.CatalogueWriter;
import io.aircheck.music.cloud.Outcomes;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.index.ContentId;
import io.aircheck.testkit.music.Talk;
import io.aircheck.testkit.music.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierTest {

    private static final Duration SIX = Duration.ofSeconds(6);

    private static float[] song;
    private static FFmpeg ffmpeg;

    @TempDir
    Path home;

    private CatalogueRecogniser catalogue;

    @BeforeAll
    static void compose() {
        song = render(Track.numbered(3), 30);
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
    }

    @BeforeEach
    void fill() throws Exception {
        try (CatalogueWriter writer = CatalogueWriter.open(home.resolve("catalogue"), Analysis.USUAL)) {
            writer.put(
                    new io.aircheck.music.catalogue.Track(
                            new ContentId(1, 1), Song.of("Song 3", "Band"), Duration.ofSeconds(30), List.of()),
                    Fingerprinter.of(Analysis.USUAL, song));
            writer.finish();
        }
        catalogue = CatalogueRecogniser.open(home.resolve("catalogue"), Analysis.USUAL, false);
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    @ParameterizedTest(name = "{0} s of music, {1} s each: {2}")
    @CsvSource({
        "3, 6, 0",
        "6, 6, 0",
        "20, 6, 7", // anything else would overlap
        "30, 6, 12 6 18",
        "126, 6, 60 30 90 15 75 45 105",
        "0, 6, 0 30 90 180"
    })
    void listensInTheMiddleFirst(int length, int seconds, String places) {
        assertThat(Identifier.places(Duration.ofSeconds(length), Duration.ofSeconds(seconds)))
                .isEqualTo(Arrays.stream(places.split(" "))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                        .toList());
    }

    @Test
    void findsMusicThatIsNotInTheMiddle() throws Exception {
        Path file = write("talk.wav", Talk.samples(1, RATE, 60 * RATE), 0, 21);

        Outcome outcome = new Identifier(ffmpeg, new Recognition(catalogue, null, null)).identify(file, SIX);

        assertThat(Outcomes.first(outcome.identification()).song().title()).isEqualTo("Song 3");
        assertThat(outcome.places()).isGreaterThan(1);
        assertThat(outcome.at()).isNotNull();
        assertThat(outcome.at().toSeconds()).isLessThan(21);
    }

    @Test
    void listensWhereItIsTold() throws Exception {
        Path file = write("talk.wav", Talk.samples(1, RATE, 40 * RATE), 20, 40);
        Identifier identifier = new Identifier(ffmpeg, new Recognition(catalogue, null, null));

        assertThat(identifier.identifyAt(file, Duration.ofSeconds(2), SIX).identification())
                .isEqualTo(new NoMatch());
        Outcome outcome = identifier.identifyAt(file, Duration.ofSeconds(25), SIX);
        assertThat(Outcomes.first(outcome.identification()).trackOffset())
                .isBetween(Duration.ofMillis(4_900), Duration.ofMillis(5_100));
        assertThat(outcome.heard()).isEqualTo(SIX);
        Sample last = identifier.last(file, SIX);
        assertThat(Outcomes.first(identifier.identify(last).identification()).trackOffset())
                .isBetween(Duration.ofMillis(13_900), Duration.ofMillis(14_100));
        assertThat(identifier.glance(last)).isPresent();
        assertThat(identifier.glance(new Sample(Talk.samples(1, RATE, 6 * RATE), RATE)))
                .isEmpty();
    }

    @Test
    void asksTheServicesSeldomAndNotAboutSilence() throws Exception {
        float[] mostlySilent = new float[120 * RATE];
        System.arraycopy(Talk.samples(2, RATE, 30 * RATE), 0, mostlySilent, 90 * RATE, 30 * RATE);
        Path file = write("silent.wav", mostlySilent, 0, 0);
        var service = new Service(new NoMatch());

        Outcome outcome = new Identifier(ffmpeg, new Recognition(catalogue, service, null)).identify(file, SIX);

        assertThat(outcome.identification()).isEqualTo(new NoMatch());
        assertThat(service.asked).isBetween(1, 2);
        assertThat(outcome.trouble()).isNull();
    }

    @Test
    void theCatalogueIsAskedFirst() throws Exception {
        var service = new Service(new NoMatch());
        Identifier identifier = new Identifier(ffmpeg, new Recognition(catalogue, service, null));

        identifier.identify(new Sample(cut(song, 5, 6), RATE));

        assertThat(service.asked).isZero();
    }

    @Test
    void saysWhyAServiceDidNotHelp() throws Exception {
        Recognition recognition = new Recognition(catalogue, new Service(new BadKey("the key is wrong")), null);

        Outcome outcome =
                new Identifier(ffmpeg, recognition).identify(new Sample(Talk.samples(1, RATE, 6 * RATE), RATE));

        assertThat(outcome.identification()).isEqualTo(new NoMatch());
        assertThat(outcome.trouble()).isEqualTo("the key is wrong");
        assertThat(IdentificationJson.of("x", outcome).toString())
                .contains("\"state\":\"no_match\"", "\"error\":\"the key is wrong\"");
    }

    @Test
    void aServiceNamesWhatTheCatalogueDoesNot() throws Exception {
        Match match = new Match(Song.of("Ember River"), 0.9, "paid", null, null, 1, 1, null);
        var service = new Service(new Identified(List.of(match), List.of()));

        Outcome outcome = new Identifier(ffmpeg, new Recognition(catalogue, service, null))
                .identify(new Sample(Talk.samples(1, RATE, 6 * RATE), RATE));

        assertThat(Outcomes.first(outcome.identification())).isEqualTo(match);
    }

    @Test
    void aFileWithoutSoundIsRefused() throws Exception {
        Path file = Files.writeString(home.resolve("list.txt"), "no music");
        Identifier identifier = new Identifier(ffmpeg, new Recognition(catalogue, null, null));

        assertThatThrownBy(() -> identifier.identify(file, SIX)).isInstanceOf(IOException.class);
    }

    /** Talk in which the song plays from one second to another. */
    private Path write(String name, float[] talk, int from, int to) throws IOException {
        for (int i = from * RATE; i < to * RATE; i++) {
            talk[i] = song[i - from * RATE];
        }
        return Files.write(home.resolve(name), new Sample(talk, RATE).wav());
    }

    private static final class Service implements Recogniser {

        private final Identification answer;
        private int asked;

        Service(Identification answer) {
            this.answer = answer;
        }

        @Override
        public String name() {
            return "paid";
        }

        @Override
        public Identification identify(Sample sample) {
            asked++;
            return answer;
        }
    }
}
