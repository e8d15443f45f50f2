package io.aircheck.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0,     false",
        "10.0.0.7,      10.0.0.7,       true",
        "10.0.0.7,      10.0.0.8,       false",
        "0.0.0.0/0,     203.0.113.9,    true",
        "0.0.0.0/0,     2001:db8::1,    false",
        "fd00::/8,      fd12::1,        true",
        "fd00::/8,      fe80::1,        false",
        "10.0.0.0/8,    nas.local,      false",
        "10.0.0.0/8,    '',             false"
    })
    void holdsTheAddressesThatBeginAlike(String range, String address, boolean held) {
        assertThat(AddressRange.parse(range).orElseThrow().contains(address)).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nas.local", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "/8", "10.0.0/8/8", "::/129"})
    void takesNothingElse(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }
}
