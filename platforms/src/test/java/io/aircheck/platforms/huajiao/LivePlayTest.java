package io.aircheck.platforms.huajiao;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The vector of the fact sheet. */
class LivePlayTest {

    @Test
    void threeCharactersAreLeftOut() {
        assertThat(LivePlay.read("eyJxyztYWluIjoiaHR0cDovL2EuZXhhbXBsZS94LmZsdiJ9")
                        .at("main")
                        .text())
                .isEqualTo("http://a.example/x.flv");
    }

    @Test
    void anythingElseIsNothing() {
        assertThat(LivePlay.read("").isMissing()).isTrue();
        assertThat(LivePlay.read("<html></html>").isMissing()).isTrue();
    }
}
