package io.aircheck.music.identify;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.Identification;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Identification.Quota;
import io.aircheck.music.Match;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.Song;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Maxima;
import io.aircheck.music.listening.Unidentified;
import io.aircheck.music.tracklist.Play;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AskingServicesTest {

    private static final Duration START = Duration.ofMinutes(10);

    /** The places that were asked about, in seconds of the stream. */
    private final List<Long> asked = new ArrayList<>();

    private List<Play> ask(int seconds, Function<Long, Identification> answers) throws Exception {
        var service = new Recogniser() {
            @Override
            public String name() {
                return "service";
            }

            @Override
            public Identification identify(Sample sample) {
                return answers.apply(asked.getLast());
            }
        };
        var asking = new AskingServices(service, (from, length) -> {
            asked.add(from.toSeconds());
            return new Sample(new float[(int) length.toSeconds()], 1);
        });
        Heard nothing = new Heard(0, new Maxima(), new Maxima());
        return asking.recognise(new Unidentified(START, Duration.ofSeconds(seconds), nothing));
    }

    private static Identification song(String title, @Nullable Integer offset) {
        Duration place = offset == null ? null : Duration.ofSeconds(offset);
        return new Identified(
                List.of(new Match(Song.of(title, "Somebody"), 0.9, "service", null, place, 1, 1, null)), List.of());
    }

    @Test
    void oneQuestionInTheMiddleOfASong() throws Exception {
        List<Play> plays = ask(100, _ -> song("One", null));

        assertThat(asked).containsExactly(645L);
        assertThat(plays).singleElement().satisfies(play -> {
            assertThat(play.start()).isEqualTo(START);
            assertThat(play.length()).isEqualTo(Duration.ofSeconds(100));
        });
    }

    @Test
    void aSongBeginsWhereTheServiceSaysSo() throws Exception {
        List<Play> plays = ask(100, _ -> song("One", 30));

        assertThat(plays).singleElement().satisfies(play -> {
            assertThat(play.start()).isEqualTo(Duration.ofSeconds(615));
            assertThat(Objects.requireNonNull(play.match()).trackOffset()).isZero();
        });
    }

    @Test
    void aSongThatBeganBeforeSaysWhereItIs() throws Exception {
        List<Play> plays = ask(100, _ -> song("One", 60));

        assertThat(plays).singleElement().satisfies(play -> {
            assertThat(play.start()).isEqualTo(START);
            assertThat(Objects.requireNonNull(play.match()).trackOffset()).isEqualTo(Duration.ofSeconds(15));
        });
    }

    @Test
    void aQuestionForEveryThreeMinutesAndTheSameSongGoesOn() throws Exception {
        List<Play> plays = ask(540, at -> song(at < 900 ? "One" : "Two", null));

        assertThat(asked).hasSize(3);
        assertThat(plays).hasSize(2);
        assertThat(plays.getFirst().length()).isEqualTo(Duration.ofSeconds(360));
        assertThat(plays.getLast().length()).isEqualTo(Duration.ofSeconds(180));
    }

    @Test
    void whatNobodyKnowsOrWantsToSayIsLeftOut() throws Exception {
        assertThat(ask(60, _ -> new NoMatch())).isEmpty();
        assertThat(ask(60, _ -> new Quota("used up"))).isEmpty();
    }
}
