package io.aircheck.media.flv.repair;

import static io.aircheck.media.flv.FlvTags.gop;
import static io.aircheck.media.flv.FlvTags.key;
import static io.aircheck.media.flv.FlvTags.picture;
import static io.aircheck.media.flv.FlvTags.sound;
import static io.aircheck.media.flv.FlvTags.timestamps;
import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.flv.Gop;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReversalsTest {

    private final Reversals reversals = new Reversals();

    @Test
    void eachTrackIsKeptFromGoingBack() {
        assertThat(clamped(gop(key(100, 1), sound(90, 1), picture(60, 2), sound(80, 2), picture(140, 3))))
                .containsExactly(100L, 90L, 101L, 91L, 140L);
        assertThat(reversals.corrected()).isEqualTo(2);
    }

    @Test
    void alsoFromOneGroupToTheNext() {
        clamped(gop(key(100, 1)));
        assertThat(clamped(gop(key(100, 2)))).containsExactly(101L);
    }

    private List<Long> clamped(Gop gop) {
        reversals.clamp(gop);
        return timestamps(gop);
    }
}
