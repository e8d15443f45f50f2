package io.aircheck.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlatformInfoTest {

    /** Neither a fact sheet nor anything public names a room of these. */
    @Test
    void platformsWithoutAKnownRoomSaySo() {
        assertThat(PlatformDocument.infos(Platforms.all()))
                .filteredOn(PlatformInfo::exampleInvented)
                .extracting(PlatformInfo::id)
                .containsExactly("chzzk", "flextv", "pandalive", "popkontv", "winktv");
    }

    @Test
    void whatElseIsDoubtedStays() {
        PlatformInfo info = PlatformInfo.of("a", "A", "A", "https://a.test/1")
                .withDoubts("One.", "Two.")
                .withInventedExample();

        assertThat(info.doubts()).hasSize(3).startsWith("One.", "Two.");
        assertThat(info.exampleInvented()).isTrue();
        assertThat(info.withDoubts("One.").exampleInvented()).isFalse();
    }
}
