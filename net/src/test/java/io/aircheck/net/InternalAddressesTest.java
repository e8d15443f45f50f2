package io.aircheck.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.255.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "2002:7f00:1::",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                // every way to write a literal
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "010.0.0.1",
                "127.1",
                "localhost",
                "LOCALHOST",
                "a.localhost",
                "localhost.",
                "[::1]",
            })
    void internal(String host) {
        assertThat(InternalAddresses.internalLiteral(host)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.169.0.1",
                "198.18.0.5",
                "223.255.255.255",
                "2001:4860:4860::8888",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8",
            })
    void external(String host) {
        assertThat(InternalAddresses.readings(host)).isNotEmpty();
        assertThat(InternalAddresses.internalLiteral(host)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "localhost.example.com", "127.0.0.1.example.com", "dead.beef", "a"})
    void names(String host) {
        assertThat(InternalAddresses.readings(host)).isEmpty();
    }
}
