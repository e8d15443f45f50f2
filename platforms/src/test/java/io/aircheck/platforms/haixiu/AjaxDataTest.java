package io.aircheck.platforms.haixiu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vectors of the fact sheets. */
class AjaxDataTest {

    @Test
    void eachSiteSignsItsToken() {
        assertThat(Haixiu.haixiu().signature(1_728_621_076_958L)).isEqualTo("2d61b7f6f203eb93c21afe9f171ab263");
        assertThat(Haixiu.lehai().signature(1_728_621_076_958L)).isEqualTo("defd140ff74713f07b5878848d49b41b");
        assertThat(Haixiu.lehai().signature(1_767_225_600_000L)).isEqualTo("f648e5039d8e370e3d23faabfc936bb7");
    }

    @Test
    void anEmptyParameterIsNotSigned() {
        assertThat(AjaxData.sign(Map.of("a", "1", "b", ""))).isEqualTo(AjaxData.sign(Map.of("a", "1")));
    }

    @Test
    void theTokenIsEncodedOnceInTheQuestion() {
        assertThat(Haixiu.lehai().question(1_767_225_600_000L))
                .hasToString("accessToken=s7FUbTJ%2BjILrR7kicJUg8qr025ZVjd07DAnUQd8c7g%2Fo4OH9pdSX6w%3D%3D"
                        + "&tku=3000006&c=10138100100000&_st1=1767225600000"
                        + "&_ajaxData1=f648e5039d8e370e3d23faabfc936bb7&_=1767225600000");
    }
}
