package io.aircheck.media.flv.repair;

import static io.aircheck.media.flv.FlvTags.gop;
import static io.aircheck.media.flv.FlvTags.key;
import static io.aircheck.media.flv.FlvTags.picture;
import static io.aircheck.media.flv.FlvTags.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.flv.Gop;
import org.junit.jupiter.api.Test;

class SeamTest {

    private static final Gop CUT = gop(key(1_000, 1), sound(1_010, 1), picture(1_040, 2));

    @Test
    void groupThatBeginsWithTheSamePicturesCompletesIt() {
        assertThat(Seam.completes(CUT, gop(key(0, 1), picture(40, 2), sound(50, 1), picture(80, 3))))
                .isTrue();
        assertThat(Seam.completes(CUT, CUT)).isTrue();
    }

    @Test
    void otherOrFewerPicturesDoNot() {
        assertThat(Seam.completes(CUT, gop(key(0, 1), sound(10, 1)))).isFalse();
        assertThat(Seam.completes(CUT, gop(key(0, 1), picture(40, 9), picture(80, 3))))
                .isFalse();
    }
}
