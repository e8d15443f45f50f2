package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.SegmentInspection.Kind;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where units come to lie, by a table; each has two seconds of picture at 25 frames. */
class PartTimelineTest {

    private static final long WRAP = 1L << 33;

    private static Track picture(double seconds, int frames) {
        long first = Math.floorMod(Math.round(seconds * 90_000), WRAP);
        long last = Math.floorMod(first + 3600L * (frames - 1), WRAP);
        return new Track(256, Kind.VIDEO, "avc", "avc1", null, 90_000, first, last, frames == 1 ? 0 : 3600L * frames);
    }

    private static Track sound(double seconds, double length) {
        long first = Math.round(seconds * 90_000);
        long ticks = Math.round(length * 90_000);
        return new Track(257, Kind.AUDIO, "aac", "aac", null, 90_000, first, first + ticks - 1920, ticks);
    }

    private static MediaUnit unit(Container container, Track... tracks) {
        return new MediaUnit(
                container,
                "c",
                List.of(),
                List.of(),
                0,
                0,
                Duration.ofSeconds(2),
                null,
                Instant.EPOCH,
                true,
                List.of(tracks));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // first seconds of the units' own clocks | where they come to lie
                "0 2 4 6              | 0 2 4 6", // nothing is moved
                "10 12.3 14.3         | 10 12.3 14.3", // a few frames were dropped
                "0 2 0 2              | 0 2 4 6", // the encoder began anew
                "0 2 1.9 3.9          | 0 2 4 6", // time steps back, however little
                "0 2 6 8              | 0 2 4 6", // a segment is missing
                "0 2 3600 3602 6 8    | 0 2 4 6 8 10", // another clock, and back
                "100 0 2 0            | 100 102 104 106",
                "95443.7 95445.7      | 95443.7 95445.7", // the clock wraps after 26.5 hours
                "95443.7 95445.7 0    | 95443.7 95445.7 95447.7",
            })
    void unitsFollowEachOther(String clocks, String places) {
        PartTimeline timeline = new PartTimeline();
        List<Double> found = new ArrayList<>();
        for (String clock : clocks.strip().split(" ")) {
            double seconds = Double.parseDouble(clock);
            PartTimeline.Place place = timeline.place(unit(Container.TS, picture(seconds, 50)));
            found.add(Math.round((seconds + place.shift().toMillis() / 1000.0) * 10) / 10.0 % (WRAP / 90_000.0));
        }
        List<Double> wanted = new ArrayList<>();
        for (String place : places.strip().split(" ")) {
            wanted.add(Double.parseDouble(place) % (WRAP / 90_000.0));
        }
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.get(i) - wanted.get(i)).isBetween(-0.06, 0.06);
        }
    }

    @Test
    void oneTrackThatPausesDoesNotMoveTheOther() {
        PartTimeline timeline = new PartTimeline();
        timeline.place(unit(Container.TS, picture(0, 50), sound(0, 2)));

        assertThat(timeline.place(unit(Container.TS, sound(2, 2))).seam()).isFalse();
        assertThat(timeline.place(unit(Container.TS, picture(4, 50), sound(4, 2)))
                        .seam())
                .isFalse();
        assertThat(timeline.place(unit(Container.TS, sound(6, 2))).shift()).isZero();
    }

    @Test
    void noTrackStepsBackAtASeam() {
        PartTimeline timeline = new PartTimeline();
        timeline.place(unit(Container.TS, picture(0, 50), sound(0, 2.2)));

        Duration last = Duration.ofMillis(2200).minusNanos(1_920_000_000_000L / 90_000);
        Duration behind = last.plusMillis(1);
        assertThat(timeline.place(unit(Container.TS, picture(0, 50), sound(0, 2)))
                        .shift())
                .isBetween(behind.minusNanos(1000), behind.plusNanos(1000));
    }

    @Test
    void aSinglePictureLastsAsLongAsItsSegment() {
        PartTimeline timeline = new PartTimeline();
        timeline.place(unit(Container.TS, picture(0, 1)));

        assertThat(timeline.place(unit(Container.TS, picture(2, 1))).seam()).isFalse();
    }

    @Test
    void fragmentsDoNotWrap() {
        PartTimeline timeline = new PartTimeline();
        timeline.place(unit(Container.FMP4, picture(50, 50)));

        assertThat(timeline.place(unit(Container.FMP4, picture(0, 50))).shift()).isEqualTo(Duration.ofSeconds(52));
    }

    @Test
    void unitsWithoutTimesStayAsTheyAre() {
        PartTimeline timeline = new PartTimeline();

        assertThat(timeline.place(unit(Container.TS)).seam()).isFalse();
        assertThat(timeline.place(unit(Container.TS, picture(9, 50))).shift()).isZero();
    }
}
