package io.aircheck.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type where an address of a room is asked for. */
class AddressTest {

    @Test
    void aMissingSchemeIsHttps() {
        assertThat(Address.parse(" live.example.org/room/1 ")).hasValueSatisfying(address -> {
            assertThat(address.url()).isEqualTo("https://live.example.org/room/1");
            assertThat(address.scheme()).isEqualTo("https");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nas:8000/stream", "localhost/stream", "192.168.1.5/stream", "[::1]/stream", "http://nas/stream"
            })
    void aHostOfOnesOwnNetworkIsOne(String typed) {
        assertThat(Address.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asdf", "asdf/", "小明", "two words", "", "https://", "javascript:alert(1)"})
    void aWordIsNone(String typed) {
        assertThat(Address.parse(typed)).isEmpty();
    }
}
