package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.hls.HlsParser;
import io.aircheck.media.hls.MediaPlaylist;
import io.aircheck.media.hls.PlaylistException;
import io.aircheck.recorder.hls.Change.Added;
import io.aircheck.recorder.hls.Change.Missing;
import io.aircheck.recorder.hls.Change.Restarted;
import io.aircheck.recorder.hls.Change.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentTimelineTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final SegmentTimeline timeline = new SegmentTimeline();

    /** A window of two-second segments; names count from {@code firstName}, the clock from {@code firstName} seconds × 2. */
    private static String window(long sequence, int firstName, int count, boolean clock) {
        StringBuilder text =
                new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:" + sequence + "\n");
        for (int i = firstName; i < firstName + count; i++) {
            if (clock) {
                text.append("#EXT-X-PROGRAM-DATE-TIME:")
                        .append(NOON.plusSeconds(2L * i))
                        .append('\n');
            }
            text.append("#EXTINF:2,\ns").append(i).append(".ts\n");
        }
        return text.toString();
    }

    private List<String> take(String text) {
        return described(timeline.take(parse(text)));
    }

    private static List<String> described(List<Change> changes) {
        return changes.stream()
                .map(change -> switch (change) {
                    case Added added ->
                        added.epoch() + ":" + added.segment().sequence()
                                + (added.standing() == Standing.LISTED ? "" : " " + added.standing());
                    case Missing missing -> "missing " + missing.units() + " " + missing.length();
                    case Restarted restarted -> "restarted";
                })
                .toList();
    }

    private static MediaPlaylist parse(String text) {
        try {
            return (MediaPlaylist) HlsParser.parse(text, "http://h.test/a/index.m3u8");
        } catch (PlaylistException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theWholeWindowIsTakenFirstAndThenWhatIsNew() {
        assertThat(take(window(100, 0, 3, true))).containsExactly("0:100", "0:101", "0:102");
        assertThat(take(window(100, 0, 3, true))).isEmpty();
        assertThat(take(window(102, 2, 3, true))).containsExactly("0:103", "0:104");
    }

    @Test
    void aServerThatLagsBehindIsIgnored() {
        take(window(100, 0, 6, false));

        assertThat(take(window(98, -2, 4, false))).isEmpty();
        assertThat(take(window(101, 1, 6, false))).containsExactly("0:106");
    }

    @Test
    void whatLeftTheWindowUnseenIsGuessedFromTheNames() {
        take(window(100, 0, 3, true));

        assertThat(take(window(105, 5, 2, true))).containsExactly("0:103 GUESSED", "0:104 GUESSED", "0:105", "0:106");
    }

    @Test
    void aGuessHasTheAddressAndTheTimeThatItMustHave() {
        take(window(100, 7, 3, true));

        Added guess = (Added) timeline.take(parse(window(104, 11, 1, true))).getFirst();

        assertThat(guess.segment().url()).isEqualTo("http://h.test/a/s10.ts");
        assertThat(guess.segment().programDateTime()).isEqualTo(NOON.plusSeconds(20));
    }

    @Test
    void whatCannotBeGuessedIsMissing() {
        take(window(100, 0, 3, true));

        assertThat(take(window(300, 60, 1, true))).containsExactly("missing 197 PT1M54S", "0:300");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aJumpOfTheNumbersAloneLosesNothing(boolean clock) {
        take(window(100, 0, 3, clock));

        assertThat(take(window(150, 3, 2, clock))).containsExactly("restarted", "1:150", "1:151");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesTellWhatAJumpOfTheNumbersHides(boolean clock) {
        take(window(100, 0, 3, clock));

        assertThat(take(window(150, 4, 2, clock))).containsExactly("restarted", "1:149 GUESSED", "1:150", "1:151");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasTakenBeyondThePlaylistIsNotTakenAgainBehindAJumpOfTheNumbers(boolean clock) {
        take(window(100, 0, 3, clock));
        timeline.beyond();
        timeline.confirmBeyond(_ -> true);

        assertThat(take(window(150, 3, 2, clock))).containsExactly("restarted", "1:151");
    }

    @Test
    void whatWasTakenBeyondThePlaylistIsKnownWhenItIsListed() {
        take(window(100, 0, 3, true));
        assertThat(timeline.beyond()).hasSize(1);
        timeline.confirmBeyond(_ -> true);

        assertThat(take(window(100, 0, 4, true))).isEmpty();
        assertThat(take(window(102, 2, 3, true))).containsExactly("0:104");
    }

    @Test
    void edgesThatAlternateLoseAndRepeatNothing() {
        List<String> taken = new ArrayList<>(take(window(100, 0, 6, true)));
        for (int ahead = 1; ahead < 30; ahead++) {
            taken.addAll(take(window(100 + ahead, ahead, 6, true)));
            taken.addAll(take(window(100 + ahead - 3, ahead - 3, 6, true)));
        }

        assertThat(taken)
                .isEqualTo(IntStream.range(100, 135).mapToObj(n -> "0:" + n).toList());
    }

    @Test
    void numbersThatBeginAnewAreANewEpoch() {
        take(window(100, 0, 3, true));

        assertThat(take(window(0, 3, 2, true))).containsExactly("restarted", "1:0", "1:1");
        assertThat(take(window(1, 4, 2, true))).containsExactly("1:2");
    }

    @Test
    void theSameNumbersWithOtherSegmentsAreANewEpochToo() {
        take(window(0, 0, 6, false));

        assertThat(take(window(0, 70, 2, false))).containsExactly("restarted", "1:0", "1:1");
    }

    @Test
    void whatTheClockSaysWeHaveIsNotTakenTwice() {
        take(window(100, 0, 4, true));

        assertThat(take(window(7, 2, 4, true))).containsExactly("restarted", "1:9", "1:10");
        assertThat(take(window(7, 2, 4, true))).isEmpty();
    }

    @Test
    void aRestartAfterAPauseHasAGapBetween() {
        take(window(100, 0, 3, true));

        assertThat(take(window(0, 90, 1, true))).containsExactly("restarted", "missing 0 PT2M54S", "1:0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesTellWhatWasNotListedYetWhenTheNumbersBeganAnew(boolean clock) {
        take(window(100, 0, 3, clock));

        List<Change> changes = timeline.take(parse(window(0, 5, 2, clock)));

        assertThat(described(changes)).containsExactly("0:103 GUESSED", "0:104 GUESSED", "restarted", "1:0", "1:1");
        assertThat(((Added) changes.getFirst()).segment().url()).isEqualTo("http://h.test/a/s3.ts");
    }

    @Test
    void namesThatTheClockContradictsTellNothing() {
        take(window(100, 0, 3, true));

        String later =
                window(0, 4, 2, true).replace(".ts", "0.ts").replace("s4", "s9").replace("s50", "s91");

        assertThat(take(later)).containsExactly("restarted", "missing 0 PT2S", "1:0", "1:1");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void whatIsDecryptedWithItsNumberIsOnlyGuessedWhereThatIsKnown(long number, boolean guessed) {
        String key = "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXTINF";
        take(window(100, 0, 3, true).replaceFirst("#EXTINF", key));

        List<String> changes = take(window(number, 4, 1, true).replaceFirst("#EXTINF", key));

        assertThat(changes.contains("0:103 GUESSED")).isEqualTo(guessed);
    }

    @Test
    void prefetchedSegmentsKeepTheirNumbersWhenTheyAreListed() {
        assertThat(take(window(100, 0, 2, true) + "#EXT-X-TWITCH-PREFETCH:s2.ts\n#EXT-X-TWITCH-PREFETCH:s3.ts\n"))
                .containsExactly("0:100", "0:101", "0:102 PREFETCH", "0:103 PREFETCH");
        assertThat(take(window(100, 0, 3, true) + "#EXT-X-TWITCH-PREFETCH:s3.ts\n#EXT-X-TWITCH-PREFETCH:s4.ts\n"))
                .containsExactly("0:102", "0:104 PREFETCH");
    }

    @Test
    void afterADiscontinuityNothingIsPrefetched() {
        assertThat(take(window(100, 0, 1, true) + "#EXT-X-DISCONTINUITY\n#EXT-X-TWITCH-PREFETCH:s2.ts\n"))
                .containsExactly("0:100");
    }

    @Test
    void aReloadsPaceIsASegmentOrHalfOfItAndHasAFloor() {
        ReloadClock clock = new ReloadClock(Duration.ofMillis(500), () -> 1L << 62);
        MediaPlaylist playlist = parse(window(1, 0, 3, false));
        MediaPlaylist quick = parse("#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:0.4,\ns.ts");

        assertThat(clock.interval(playlist, true)).isBetween(Duration.ofMillis(1750), Duration.ofMillis(2000));
        assertThat(clock.interval(playlist, false)).isEqualTo(Duration.ofMillis(1000));
        assertThat(clock.interval(quick, false)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void reloadsBeginAtFullTicksAndNeverLate() {
        for (long began = 0; began < 1_000_000_000L; began += 37_000_000L) {
            for (int millis : new int[] {400, 800, 1920, 2000, 6000}) {
                Duration interval = Duration.ofMillis(millis);
                Duration rest = ReloadClock.rest(began, interval, began);

                assertThat(rest).isBetween(interval.multipliedBy(7).dividedBy(8), interval);
                if (millis >= 800) {
                    assertThat((began + rest.toNanos()) % 100_000_000L).isIn(0L, 50_000_000L);
                }
            }
        }
        assertThat(ReloadClock.rest(0, Duration.ofSeconds(2), 3_000_000_000L)).isZero();
    }
}
