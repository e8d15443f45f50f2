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

    private final RepeatedGops repeated = new RepeatedGops();

    private static Gop group(int number, long timestamp) {
        return gop(key(timestamp, number), picture(timestamp + 40, number));
    }

    @BeforeEach
    void threeGroupsWereWritten() {
        repeated.connectionBegins();
        for (int i = 0; i < 3; i++) {
            assertThat(isRepeated(group(i, i * 80L))).isFalse();
        }
    }

    @Test
    void newConnectionRepeatsTheLastOnesUnderOtherTimestamps() {
        repeated.connectionBegins();
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
        repeated.connectionBegins();
        long dropped = 0;
        for (int i = 0; i < 100; i++) {
            dropped += isRepeated(group(2, i * 80L)) ? 1 : 0;
        }
        assertThat(dropped).isEqualTo(1);
    }

    @Test
    void clipInALoopIsNoRepetitionAfterABreak() {
        repeated.connectionBegins();
        assertThat(isRepeated(group(1, 400))).isFalse();
        assertThat(isRepeated(group(2, 480))).isFalse();
    }

    @Test
    void onlyTheLastAreRemembered() {
        for (int i = 3; i < 3 + RepeatedGops.REMEMBERED; i++) {
            isRepeated(group(i, i * 80L));
        }
        repeated.connectionBegins();
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
        repeated.connectionBegins();
        assertThat(isRepeated(gop(key(160, 2), sound(165, 9), picture(200, 2)))).isTrue();
        assertThat(isRepeated(gop(key(240, 3), sound(250, 9)))).isFalse();
    }

    @Test
    void clockThatRunsAheadOfOursIsAnother() {
        repeated.connectionBegins();
        assertThat(repeated.isRepeated(group(2, 8_000), 300)).isTrue();
        repeated.connectionBegins();
        assertThat(repeated.isRepeated(group(2, 8_000), 8_000)).isFalse();
    }

    /** Asked at the time that the group itself tells. */
    private boolean isRepeated(Gop gop) {
        return repeated.isRepeated(gop, gop.tags().lastTimestamp());
    }

    private boolean isBeginningOfRepeated(Gop gop) {
        return repeated.isBeginningOfRepeated(gop, gop.tags().lastTimestamp());
    }
}
