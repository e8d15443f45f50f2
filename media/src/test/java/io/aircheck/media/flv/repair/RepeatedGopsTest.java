package io.aircheck.media.flv.repair;

import static io.aircheck.media.flv.FlvTags.gop;
import static io.aircheck.media.flv.FlvTags.key;
import static io.aircheck.media.flv.FlvTags.picture;
import static io.aircheck.media.flv.FlvTags.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.flv.Gop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedGopsTest {

    private final ServerClocks clocks = new ServerClocks();
    private final RepeatedGops repeated = new RepeatedGops(clocks);
    private final Timeline timeline = new Timeline();
    private long nowMillis;

    private static Gop group(int number, long timestamp) {
        return gop(key(timestamp, number), picture(timestamp + 40, number));
    }

    @BeforeEach
    void threeGroupsWereWritten() {
        connectionBegins();
        for (int i = 0; i < 3; i++) {
            assertThat(isRepeated(group(i, i * 80L))).isFalse();
        }
    }

    @Test
    void newConnectionRepeatsTheLastOnesUnderOtherTimestamps() {
        connectionBegins();
        assertThat(isRepeated(group(1, 0))).isTrue();
        assertThat(isRepeated(group(2, 80))).isTrue();
        assertThat(isRepeated(group(3, 160))).isFalse();
    }

    @Test
    void groupSentAgainOnTheSameConnectionIsDropped() {
        assertThat(isRepeated(group(2, 160))).isTrue();
        assertThat(isRepeated(group(2, 160))).isTrue();
        assertThat(repeated.inARow()).isEqualTo(2);
        assertThat(isRepeated(group(3, 240))).isFalse();
        assertThat(repeated.inARow()).isZero();
    }

    @Test
    void groupSentAgainIsDroppedThoughItsSoundLiesOtherwise() {
        assertThat(isRepeated(gop(key(160, 2), sound(165, 9), picture(200, 2)))).isTrue();
    }

    @Test
    void stillPictureIsNoRepetition() {
        for (int i = 3; i < 30; i++) {
            assertThat(isRepeated(group(2, i * 80L))).isFalse();
        }
    }

    @Test
    void stillPictureGoesOnAfterAReconnection() {
        for (int i = 3; i < 30; i++) {
            isRepeated(group(2, i * 80L));
        }
        connectionBegins();
        long dropped = 0;
        for (int i = 0; i < 100; i++) {
            dropped += isRepeated(group(2, i * 80L)) ? 1 : 0;
        }
        assertThat(dropped).isEqualTo(1);
    }

    @Test
    void clipInALoopIsNoRepetitionAfterABreak() {
        connectionBegins();
        assertThat(isRepeated(group(1, 400))).isFalse();
        assertThat(isRepeated(group(2, 480))).isFalse();
    }

    @Test
    void onlyTheLastAreRemembered() {
        for (int i = 3; i < 3 + RepeatedGops.REMEMBERED; i++) {
            isRepeated(group(i, i * 80L));
        }
        connectionBegins();
        assertThat(isRepeated(group(2, 0))).isFalse();
    }

    @Test
    void cutGroupIsKnownByItsFirstPicture() {
        assertThat(isBeginningOfRepeated(gop(key(9, 1)))).isTrue();
        assertThat(isBeginningOfRepeated(gop(key(9, 7)))).isFalse();
        assertThat(isBeginningOfRepeated(gop(key(900, 1)))).isFalse();
    }

    @Test
    void samePicturesAtTheSameTimeAreTheSameHoweverTheSoundLies() {
        connectionBegins();
        assertThat(isRepeated(gop(key(160, 2), sound(165, 9), picture(200, 2)))).isTrue();
        assertThat(isRepeated(gop(key(240, 3), sound(250, 9)))).isFalse();
    }

    @Test
    void clipInALoopIsNoRepetitionWhereTheClockBeganAnewBeforeABreak() {
        for (int i = 3; i < 9; i++) {
            isRepeated(group(i, i * 80L));
        }
        for (int i = 9; i < 12; i++) {
            assertThat(isRepeated(group(i % 8, (i - 9) * 80L), i * 80L)).isFalse();
        }
        connectionBegins();
        assertThat(isRepeated(group(12 % 8, 12 * 80L)))
                .as("on the clock that was before")
                .isFalse();
    }

    @Test
    void groupIsKnownOnAClockFromBeforeALeap() {
        isRepeated(group(3, 2_240), 240);
        isRepeated(group(4, 2_320), 320);
        connectionBegins();
        assertThat(isRepeated(group(4, 320), 400)).isTrue();
        assertThat(isRepeated(group(5, 400), 480)).isFalse();
    }

    @Test
    void shownAgainAtThePaceOfLifeIsNoRepetitionOnAConnection() {
        isRepeated(group(3, 240), 240);
        assertThat(isRepeated(group(1, 0), 320)).isFalse();
        assertThat(isRepeated(group(2, 0), 321)).as("out of store").isTrue();
    }

    @Test
    void clockThatRunsAheadOfOursIsAnother() {
        connectionBegins();
        assertThat(isRepeated(group(2, 8_000), 210)).isTrue();
        connectionBegins();
        assertThat(isRepeated(group(2, 8_000), 8_000)).isFalse();
    }

    private void connectionBegins() {
        repeated.connectionBegins(nowMillis);
    }

    /** Comes at the time that the group itself tells, or at once where that is past. */
    private boolean isRepeated(Gop gop) {
        return isRepeated(gop, gop.tags().lastTimestamp());
    }

    /** A group that is not is put on the timeline. */
    private boolean isRepeated(Gop gop, long atMillis) {
        nowMillis = Math.max(nowMillis, atMillis);
        if (repeated.isRepeated(gop, nowMillis)) {
            return true;
        }
        long timestamp = gop.tags().lastTimestamp();
        timeline.place(gop, false);
        clocks.learn(timestamp, gop.tags().lastTimestamp());
        repeated.placed(gop, nowMillis);
        return false;
    }

    private boolean isBeginningOfRepeated(Gop gop) {
        return repeated.isBeginningOfRepeated(gop, nowMillis);
    }
}
