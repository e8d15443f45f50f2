package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.server.recordings.Broadcast;
import io.aircheck.server.recordings.Recording;
import io.aircheck.server.recordings.Recording.Phase;
import io.aircheck.server.recordings.RecordingView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripTest {

    private final Viewer viewer = SampleService.viewer(Language.ENGLISH);

    @Test
    void aBarLiesWhereItsHoursLie() {
        Strip strip = Strip.recent(List.of(recording(1, 12, 6), recording(2, 24, 1)), viewer);

        Strip.Bar bar = strip.bars().getLast();
        assertThat(bar.left()).isEqualTo(50);
        assertThat(bar.width()).isEqualTo(25);
        assertThat(bar.running()).isFalse();
    }

    @Test
    void whatBeganEarlierIsCutAndWhatEndedEarlierIsLeftOut() {
        Strip strip = Strip.recent(List.of(recording(1, 30, 12), recording(2, 60, 30)), viewer);

        assertThat(strip.bars()).hasSize(1);
        assertThat(strip.bars().getFirst().left()).isZero();
        assertThat(strip.bars().getFirst().width()).isEqualTo(25);
    }

    @Test
    void barsShareALaneOnlyIfTheyDoNotOverlap() {
        Strip strip = Strip.recent(List.of(recording(1, 20, 10), recording(2, 15, 5), recording(3, 8, 2)), viewer);

        assertThat(strip.bars()).extracting(Strip.Bar::lane).containsExactly(0, 1, 0);
        assertThat(strip.lanes()).isEqualTo(2);
    }

    @Test
    void moreThanThePageBearsIsCountedInstead() {
        List<RecordingView> many =
                LongStream.range(0, 12).mapToObj(id -> recording(id, 5, 4)).toList();

        Strip strip = Strip.recent(many, viewer);

        assertThat(strip.lanes()).isEqualTo(Strip.MOST_LANES);
        assertThat(strip.omitted()).isEqualTo(12 - Strip.MOST_LANES);
    }

    @Test
    void hoursAreTheReadersHours() {
        Strip strip = Strip.recent(List.of(), viewer);

        assertThat(strip.ticks()).hasSize(24);
        assertThat(strip.ticks())
                .filteredOn(tick -> tick.at() != null)
                .extracting(tick -> tick.at().text())
                .contains("00:00", "18:00")
                .doesNotContain("21:00");
        assertThat(strip.ticks().getLast().left()).isCloseTo(100 - 42.5 / 60 / 24 * 100, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "5, 6", "11, 12", "13, 24", "40, 24"})
    void aYoungServiceShowsOnlyTheHoursItHas(int oldestHoursAgo, int shownHours) {
        Strip strip = Strip.recent(List.of(recording(1, oldestHoursAgo, 20)), viewer);

        assertThat(strip.span()).isEqualTo(Duration.ofHours(shownHours));
        assertThat(strip.ticks()).hasSizeBetween(12, 24);
        assertThat(strip.ticks()).filteredOn(tick -> tick.at() != null).hasSizeBetween(3, 8);
    }

    private static RecordingView recording(long id, int hoursAgo, int hours) {
        Instant start = SampleService.NOW.minus(Duration.ofHours(hoursAgo));
        Instant end = start.plus(Duration.ofHours(hours));
        Broadcast broadcast = new Broadcast(id, 1, "radio", "https://r.example", "r", null, null, null, start, end);
        Duration length = Duration.ofHours(hours);
        return new RecordingView(
                new Recording(id, id, Phase.FINISHED, "d", "b", start, end, length, 1, 1, null, null),
                broadcast,
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
