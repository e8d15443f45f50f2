package io.aircheck.platforms.douyu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Douyu's auth (vectors of the fact sheet)")
class EncryptionKeyTest {

    private static final Instant END = Instant.ofEpochSecond(1_755_950_400);

    @Test
    void signsARoom() {
        EncryptionKey key = new EncryptionKey("made_up_key_01", "2be1b4c9aa", 3, false, "data", "agent", END);
        assertThat(key.sign("6000001", 1_755_864_000)).isEqualTo("b83864a9132ca917a194cd3e8404ef77");
    }

    @Test
    void aSpecialKeySignsNeitherRoomNorTime() {
        EncryptionKey key = new EncryptionKey("k/+=", "", 0, true, "data", "agent", END);
        assertThat(key.sign("6000001", 1_755_864_000)).isEqualTo("0019bcdd1790593ee8012577139e08dd");
    }

    @Test
    void servesTheUserAgentThatAskedForItUntilItEnds() {
        EncryptionKey key = new EncryptionKey("k", "r", 1, false, "data", "agent", END);
        assertThat(key.serves("agent", END.minusSeconds(1))).isTrue();
        assertThat(key.serves("agent", END)).isFalse();
        assertThat(key.serves("other", END.minusSeconds(1))).isFalse();
        assertThat(new EncryptionKey("k", "r", 1, false, "data", "agent", null).serves("agent", END))
                .isFalse();
    }
}
