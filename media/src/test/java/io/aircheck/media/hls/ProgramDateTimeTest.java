package io.aircheck.media.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramDateTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59Z,            2026-01-31T23:59:59Z",
        "2026-01-31T23:59:59.5Z,          2026-01-31T23:59:59.500Z",
        "2026-01-31T23:59:59.123456789Z,  2026-01-31T23:59:59.123456789Z",
        "2026-01-31T23:59:59.123+08:00,   2026-01-31T15:59:59.123Z",
        "2026-01-31T23:59:59.123+0800,    2026-01-31T15:59:59.123Z",
        "2026-01-31T23:59:59.123-0330,    2026-02-01T03:29:59.123Z",
        "2026-01-31T23:59:59+08,          2026-01-31T15:59:59Z",
        "2026-01-31T23:59:59.123,         2026-01-31T23:59:59.123Z",
        "'  2026-01-31T23:59:59Z ',       2026-01-31T23:59:59Z",
        "2026-01-31T24:00:00Z,            2026-02-01T00:00:00Z",
        "2026-01-31T23:59Z,               2026-01-31T23:59:00Z",
    })
    void readsWhatPlaylistsWrite(String text, Instant expected) {
        assertThat(ProgramDateTime.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-31",
                "2026-13-31T23:59:59Z",
                "2026-01-31T23:59:60Z",
                "2026-01-31T23:59:59.1234567891Z",
                "2026-01-31T23:59:59X",
                "2026-01-31T23:59:59+8:00",
                "2026-01-31T23:59:59+25:00",
                "2026-01-31T23:59:59+08:60",
                "2026-01-31T23:59:59Z and more",
                "1899-01-31T23:59:59Z",
                "9999-01-31T23:59:59Z",
            })
    void takesNothingElse(String text) {
        assertThat(ProgramDateTime.parse(text)).isNull();
    }

    @Test
    void agreesWithTheFormatterOverAnyTimeAndZone() {
        Random random = new Random(1);
        DateTimeFormatter compact = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");
        for (int i = 0; i < 10_000; i++) {
            ZoneOffset zone = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-17 * 60, 17 * 60));
            OffsetDateTime time = Instant.ofEpochMilli(random.nextLong(-1_000_000_000_000L, 10_000_000_000_000L))
                    .atOffset(zone);
            assertThat(ProgramDateTime.parse(time.toString())).isEqualTo(time.toInstant());
            assertThat(ProgramDateTime.parse(compact.format(time))).isEqualTo(time.toInstant());
        }
    }
}
