package io.aircheck.media.flv.repair;

import static io.aircheck.media.flv.FlvTags.gop;
import static io.aircheck.media.flv.FlvTags.key;
import static io.aircheck.media.flv.FlvTags.picture;
import static io.aircheck.media.flv.FlvTags.sound;
import static io.aircheck.media.flv.FlvTags.timestamps;
import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.Gop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline timeline = new Timeline();

    /** Two pictures 40 ms apart with a sound between them. */
    private static Gop at(long begin) {
        return gop(key(begin, 1), sound(begin + 20, 1), picture(begin + 40, 2));
    }

    @Test
    void beginsAtZero() {
        assertThat(placed(at(7_000))).containsExactly(0L, 20L, 40L);
        assertThat(timeline.end()).isEqualTo(80);
    }

    @Test
    void goesOnUntouched() {
        timeline.place(at(7_000));
        Gop next = at(7_080);
        List<Long> jumps = timeline.place(next);
        assertThat(timestamps(next)).containsExactly(80L, 100L, 120L);
        assertThat(jumps).isEmpty();
    }

    @Test
    void hourAheadIsMovedBack() {
        timeline.place(at(0));
        Gop next = at(3_600_080);
        List<Long> jumps = timeline.place(next);
        assertThat(timestamps(next)).containsExactly(80L, 100L, 120L);
        assertThat(jumps).containsExactly(3_600_000L);
    }

    @Test
    void restartAtZeroIsMovedOn() {
        timeline.place(at(90_000));
        assertThat(placed(at(0))).containsExactly(80L, 100L, 120L);
    }

    @Test
    void wrapOfThirtyTwoBitsIsARestart() {
        timeline.place(at(0xFFFF_FFFFL - 79));
        assertThat(placed(at(0))).containsExactly(80L, 100L, 120L);
    }

    @Test
    void jumpWithinAGroupIsMovedToo() {
        Gop placed = gop(key(0, 1), sound(20, 1), picture(9_040, 2), sound(9_060, 2));
        List<Long> jumps = timeline.place(placed);
        assertThat(timestamps(placed)).containsExactly(0L, 20L, 40L, 60L);
        assertThat(jumps).containsExactly(9_000L);
    }

    @Test
    void frozenPictureUnderSoundIsNoJump() {
        timeline.place(gop(key(0, 1), sound(0, 1), sound(400, 2), sound(800, 3), sound(1_200, 4)));
        Gop next = gop(key(1_200, 2), sound(1_600, 5));
        List<Long> jumps = timeline.place(next);
        assertThat(timestamps(next)).containsExactly(1_200L, 1_600L);
        assertThat(jumps).isEmpty();
    }

    @Test
    void soundThatRunsAheadAllTheTimeIsNoJump() {
        timeline.place(gop(key(0, 1), sound(1_500, 1), picture(40, 2), sound(1_540, 2)));
        Gop next = gop(key(80, 3), sound(1_580, 3));
        List<Long> jumps = timeline.place(next);
        assertThat(timestamps(next)).containsExactly(80L, 1_580L);
        assertThat(jumps).isEmpty();
    }

    @Test
    void onePictureASecondIsBelieved() {
        Gop placed = gop(key(0, 1), picture(1_000, 2), picture(2_000, 3));
        List<Long> jumps = timeline.place(placed);
        assertThat(timestamps(placed)).containsExactly(0L, 1_000L, 2_000L);
        assertThat(timeline.place(gop(key(3_000, 4)))).isEmpty();
    }

    @Test
    void tracksThatFellApartDoNotPushEachOtherOn() {
        timeline.place(gop(key(0, 1), sound(0, 1), sound(700, 2), picture(40, 2)));
        for (int i = 2; i < 20; i++) {
            assertThat(timeline.place(gop(key(i * 40, i), sound(i * 40L + 5, i))))
                    .isEmpty();
        }
        assertThat(timeline.end()).isLessThan(1_000);
    }

    /** Ten pictures with a sound behind each; some of them, by number, are stamped otherwise. */
    private static Gop pictures(long begin, int from, int to, long otherwise) {
        List<FlvTag> tags = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long moved = i >= from && i < to ? otherwise : 0;
            tags.add(i == 0 ? key(begin, i) : picture(begin + i * 40L + moved, i));
            tags.add(sound(begin + i * 40L + 10 + moved, i));
        }
        return gop(tags.toArray(new FlvTag[0]));
    }

    @Test
    void clockThatGoesBackALittleAndStaysThereIsMovedOn() {
        timeline.place(pictures(0, 0, 0, 0));
        Gop back = pictures(800, 5, 20, -300);
        assertThat(timeline.place(back)).containsExactly(-300L);
        assertThat(timestamps(back)).isEqualTo(timestamps(pictures(800, 0, 0, 0)));
        Gop next = pictures(1_300, 0, 0, 0);
        assertThat(timeline.place(next)).isEmpty();
        assertThat(timestamps(next)).isEqualTo(timestamps(pictures(1_600, 0, 0, 0)));
    }

    @Test
    void clockThatGoesBackALittleWithAGroupIsMovedOn() {
        timeline.place(pictures(0, 0, 0, 0));
        Gop next = pictures(500, 0, 0, 0);
        assertThat(timeline.place(next)).containsExactly(-300L);
        assertThat(timestamps(next)).isEqualTo(timestamps(pictures(800, 0, 0, 0)));
    }

    @Test
    void clockThatGoesBackALittleWithTheLastSoundOfAGroupIsMovedOn() {
        timeline.place(gop(key(500, 1), sound(510, 1), picture(540, 2), sound(550, 2), picture(580, 3), sound(290, 3)));
        Gop next = pictures(320, 0, 0, 0);
        assertThat(timeline.place(next)).containsExactly(-300L);
        assertThat(timestamps(next)).isEqualTo(timestamps(pictures(120, 0, 0, 0)));
    }

    @Test
    void anotherConnectionThatCountsALittleOtherwiseIsMoved() {
        for (long apart : new long[] {300, -300}) {
            Gop next = pictures(800 + apart, 0, 0, 0);
            Timeline other = new Timeline();
            other.place(pictures(0, 0, 0, 0));
            assertThat(other.place(next, true)).containsExactly(apart);
            assertThat(timestamps(next)).isEqualTo(timestamps(pictures(800, 0, 0, 0)));
        }
    }

    @Test
    void framesThatWereStampedTooEarlyDoNotMoveTheOthers() {
        timeline.place(pictures(0, 0, 0, 0));
        Gop dipped = pictures(800, 5, 8, -200);
        assertThat(timeline.place(dipped)).isEmpty();
        Gop next = pictures(1_600, 0, 0, 0);
        assertThat(timeline.place(next)).isEmpty();
        assertThat(timestamps(next)).isEqualTo(timestamps(pictures(1_600, 0, 0, 0)));
    }

    @Test
    void frameThatWasStampedTooLateDoesNotMoveTheOthers() {
        timeline.place(pictures(0, 0, 0, 0));
        Gop spiked = pictures(800, 5, 6, 300);
        assertThat(timeline.place(spiked)).isEmpty();
        Gop next = pictures(1_600, 0, 0, 0);
        assertThat(timeline.place(next)).isEmpty();
        assertThat(timestamps(next)).isEqualTo(timestamps(pictures(1_600, 0, 0, 0)));
    }

    private List<Long> placed(Gop gop) {
        timeline.place(gop);
        return timestamps(gop);
    }
}
