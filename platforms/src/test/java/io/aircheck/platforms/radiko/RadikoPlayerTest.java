package io.aircheck.platforms.radiko;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RadikoPlayerTest {

    @ParameterizedTest
    @CsvSource({"4, 16, NTEwNzNjMDNiMzUyZTFlZg==", "10, 12, MDNiMzUyZTFlZjJm"})
    void partsOfTheKeyAreTheSheetsVectors(int offset, int length, String part) {
        assertThat(RadikoPlayer.partialKey(offset, length)).isEqualTo(part);
    }
}
