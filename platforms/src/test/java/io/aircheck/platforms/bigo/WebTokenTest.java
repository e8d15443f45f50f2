package io.aircheck.platforms.bigo;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Md5;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The vectors of the fact sheet. */
class WebTokenTest {

    private static final byte[] DIGITS = "12345678".getBytes(StandardCharsets.US_ASCII);

    @Test
    void keyAndVectorAsOpenSslMakesThem() {
        assertThat(HexFormat.of().formatHex(WebToken.keyAndVector(DIGITS)))
                .isEqualTo("2e8659e5b6d14b258d16d7a5cee673c01ff7c35ada1cef113c96b315115b26a9"
                        + "b5bc371c83633a20302cb2972f961721");
    }

    @Test
    void encryptsAsThePageDoes() {
        assertThat(WebToken.encrypt("{\"a\":\"1\"}", DIGITS)).isEqualTo("U2FsdGVkX18xMjM0NTY3OMAXE24qjGj4sw0j0hu2mio=");
        assertThat(WebToken.encrypt(
                        "{\"dr\":\"00112233445566778899aabbccddeeff\",\"business\":\"bigolive-video\",\"scene\":\"\","
                                + "\"at_time\":\"1672503768\",\"ver\":\"2.0\"}",
                        HexFormat.of().parseHex("0001020304050607")))
                .isEqualTo("U2FsdGVkX18AAQIDBAUGBy8bNtPNVewI3hdj495gOT2Dj5v2TcY+/AJL2KOcIydNxwbn3L0VCgsvCuoD2T3KxEh5"
                        + "PrpaABjiURUmux1KrtuGA/Rd4iVnilL/HNTgUohFQ8rOpL6LKyNUDTXJWjw5B5JFJYFIP5DUwER/wu3qm+OC57Ml"
                        + "P+csqkxNM9C9wmKb");
    }

    @Test
    void aRoomsPasswordIsSentAsItsDigest() {
        assertThat(Md5.hex("secret")).isEqualTo("5ebe2294ecd0e0f08eab7690d2a6ee69");
    }
}
