package io.aircheck.music.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.Identification;
import io.aircheck.music.Identification.BadKey;
import io.aircheck.music.Identification.ClockSkew;
import io.aircheck.music.Identification.Failed;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Identification.Quota;
import io.aircheck.music.Identification.Throttled;
import io.aircheck.music.Identification.Unreachable;
import io.aircheck.music.Match;
import io.aircheck.music.Recogniser;
import io.aircheck.music.Sample;
import io.aircheck.music.Song;
import io.aircheck.music.cloud.Cascade.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CascadeTest {

    private static final Sample SAMPLE = new Sample(new float[10], Sample.USUAL_RATE);
    private static final Identification SONG =
            new Identified(List.of(new Match(Song.of("Ember River"), 0.9, "b", null, null, 1, 1, null)), List.of());

    @TempDir
    Path temp;

    private Instant now = Instant.parse("2026-03-01T22:00:00Z");
    private final List<Duration> pauses = new ArrayList<>();

    /** Answers from a script, its last line again and again. */
    private static final class Scripted implements Recogniser {

        private final String name;
        private final Identification[] script;
        int asked;

        Scripted(String name, Identification... script) {
            this.name = name;
            this.script = script;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Identification identify(Sample sample) {
            return script[Math.min(asked++, script.length - 1)];
        }
    }

    @Test
    void asksInOrderUntilOneKnows() throws Exception {
        var a = new Scripted("a", new NoMatch());
        var b = new Scripted("b", SONG);
        var c = new Scripted("c", SONG);
        assertThat(cascade(100, a, b, c).identify(SAMPLE)).isEqualTo(SONG);
        assertThat(List.of(a.asked, b.asked, c.asked)).containsExactly(1, 1, 0);
    }

    @Test
    void asksOnWhereAnAnswerIsDoubtful() throws Exception {
        Identification doubtful =
                new Identified(List.of(new Match(Song.of("Amber Liver"), 0.3, "a", null, null, 1, 1, null)), List.of());
        var a = new Scripted("a", doubtful);
        var miss = new Scripted("b", new NoMatch());
        var sure = new Scripted("c", SONG);
        assertThat(cascade(9, a, miss, sure).identify(SAMPLE)).isEqualTo(SONG);
        assertThat(cascade(9, a, miss).identify(SAMPLE)).isEqualTo(doubtful);
        assertThat(cascade(9, miss, a).identify(SAMPLE)).isEqualTo(doubtful);
    }

    @Test
    void saysWhatIsTheMostToSay() throws Exception {
        var bad = new Scripted("a", new BadKey("bad key"));
        var clock = new Scripted("b", new ClockSkew("clock"));
        var miss = new Scripted("c", new NoMatch());
        assertThat(cascade(9, bad, clock).identify(SAMPLE)).isEqualTo(new BadKey("bad key"));
        assertThat(cascade(9, bad, miss, clock).identify(SAMPLE)).isEqualTo(new NoMatch());
        assertThat(cascade(9).identify(SAMPLE)).isEqualTo(new NoMatch());
    }

    @Test
    void asksOnceMoreAfterAMomentsTrouble() throws Exception {
        var a = new Scripted("a", new Unreachable("gone"), SONG);
        assertThat(cascade(9, a).identify(SAMPLE)).isEqualTo(SONG);
        assertThat(pauses).hasSize(1).allMatch(pause -> pause.toMillis() >= 500 && pause.toMillis() <= 1500);
    }

    @Test
    void leavesAServiceAloneForLongerAndLonger() throws Exception {
        var a = new Scripted("a", new Throttled("too often"));
        Cascade cascade = cascade(10_000, a);
        List<Long> rests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            cascade.identify(SAMPLE);
            int asked = a.asked;
            long rest = 0;
            while (a.asked == asked) {
                now = now.plusSeconds(1);
                rest++;
                assertThat(cascade.identify(SAMPLE)).isEqualTo(new Throttled("too often"));
                assertThat(rest).isLessThan(1000);
            }
            rests.add(rest);
        }
        assertThat(rests.getFirst()).isBetween(2L, 10L);
        assertThat(rests.get(5)).isGreaterThan(3 * rests.get(1));
        assertThat(rests.getLast()).isBetween(450L, 900L);
    }

    static Stream<Arguments> howLongAServiceRests() {
        return Stream.of(
                Arguments.of(new BadKey("x"), Duration.ofDays(400), Duration.ofDays(9000)),
                Arguments.of(new Quota("x"), Duration.ofMinutes(119), Duration.ofMinutes(121)), // until midnight
                Arguments.of(new ClockSkew("x"), Duration.ofMinutes(9), Duration.ofMinutes(11)),
                Arguments.of(new Failed("x"), Duration.ofSeconds(-1), Duration.ZERO));
    }

    @ParameterizedTest
    @MethodSource
    void howLongAServiceRests(Identification trouble, Duration still, Duration over) throws Exception {
        var a = new Scripted("a", trouble, SONG);
        Cascade cascade = cascade(9, a);
        assertThat(cascade.identify(SAMPLE)).isEqualTo(trouble);
        Instant begin = now;
        if (!still.isNegative()) {
            now = begin.plus(still);
            assertThat(cascade.identify(SAMPLE)).isEqualTo(trouble);
            assertThat(a.asked).isEqualTo(1);
        }
        if (!(trouble instanceof BadKey)) {
            now = begin.plus(over);
            assertThat(cascade.identify(SAMPLE)).isEqualTo(SONG);
        }
    }

    @Test
    void spendsNoMoreThanTheBudgetOfADayAlsoAfterARestart() throws Exception {
        var a = new Scripted("a", new NoMatch());
        Cascade cascade = cascade(2, a);
        cascade.identify(SAMPLE);
        cascade.identify(SAMPLE);
        Identification third = cascade(2, a).identify(SAMPLE);
        assertThat(third).isInstanceOf(Quota.class);
        assertThat(Outcomes.reason(third)).startsWith("the budget of 2 requests a day for a is used up");
        assertThat(a.asked).isEqualTo(2);
        now = now.plus(Duration.ofHours(3));
        assertThat(cascade(2, a).identify(SAMPLE)).isEqualTo(new NoMatch());
    }

    @Test
    void countsEveryServiceByItselfAndForgivesADamagedFile() throws Exception {
        Path file = temp.resolve("budgets");
        LocalDate day = LocalDate.of(2026, 3, 1);
        assertThat(new BudgetFile(file).take("a", day, 1)).isTrue();
        assertThat(new BudgetFile(file).take("b", day, 1)).isTrue();
        assertThat(new BudgetFile(file).take("a", day, 1)).isFalse();
        assertThat(Files.readString(file)).isEqualTo("2026-03-01 a 1\n2026-03-01 b 1\n");
        assertThat(new BudgetFile(file).take("a", day.plusDays(1), 1)).isTrue();
        Files.writeString(file, "\u0000garbage\n2026-03-01 b 1\n");
        assertThat(new BudgetFile(file).take("b", day, 1)).isFalse();
        assertThat(new BudgetFile(file).take("a", day, 1)).isTrue();
    }

    private Cascade cascade(int budget, Recogniser... recognisers) {
        List<Step> steps =
                Arrays.stream(recognisers).map(each -> new Step(each, budget)).toList();
        return new Cascade(steps, new BudgetFile(temp.resolve("budgets")), () -> now, new Random(1), pauses::add);
    }
}
