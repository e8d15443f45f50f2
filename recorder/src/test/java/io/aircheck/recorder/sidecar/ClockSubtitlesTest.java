package io.aircheck.recorder.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockSubtitlesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void countsSecondsAsDouyinLiveRecorderDoes() {
        assertThat(ClockSubtitles.ofElapsedTime(START.plusMillis(900), Duration.ofMillis(3100), SHANGHAI))
                .isEqualTo("""
                        \uFEFF1
                        00:00:01,000 --> 00:00:02,000
                        2026-11-20 20:00:00

                        2
                        00:00:02,000 --> 00:00:03,000
                        2026-11-20 20:00:01

                        3
                        00:00:03,000 --> 00:00:04,000
                        2026-11-20 20:00:02

                        """);
    }

    @Test
    void followsTheStreamsOwnClockBehindAGap() {
        List<UnitEntry> units = List.of(
                unit(2000, START, START.plusSeconds(9)), unit(1000, START.plusSeconds(60), START.plusSeconds(70)));
        assertThat(ClockSubtitles.ofMediaTime(units, SHANGHAI)).isEqualTo("""
                        1
                        00:00:00,000 --> 00:00:01,000
                        2026-11-20 20:00:00

                        2
                        00:00:01,000 --> 00:00:02,000
                        2026-11-20 20:00:01

                        3
                        00:00:02,000 --> 00:00:03,000
                        2026-11-20 20:01:00

                        """);
    }

    /** Three units of a window come at once at the beginning, one comes late, and then a minute is missing. */
    @Test
    void tellsLateUnitsFromAGapWhereTheStreamHasNoClock() {
        List<UnitEntry> units = List.of(
                unit(2000, null, START.plusSeconds(6)),
                unit(2000, null, START.plusSeconds(6)),
                unit(2000, null, START.plusSeconds(6)),
                unit(2000, null, START.plusSeconds(11)),
                unit(2000, null, START.plusSeconds(10)),
                unit(2000, null, START.plusSeconds(72)));
        assertThat(ClockSubtitles.ofMediaTime(units, SHANGHAI).lines().filter(line -> line.startsWith("2026")))
                .containsExactly(
                        "2026-11-20 20:00:00",
                        "2026-11-20 20:00:01",
                        "2026-11-20 20:00:02",
                        "2026-11-20 20:00:03",
                        "2026-11-20 20:00:04",
                        "2026-11-20 20:00:05",
                        "2026-11-20 20:00:06",
                        "2026-11-20 20:00:07",
                        "2026-11-20 20:00:08",
                        "2026-11-20 20:00:09",
                        "2026-11-20 20:01:10",
                        "2026-11-20 20:01:11");
    }

    private static UnitEntry unit(long millis, Instant programDateTime, Instant receivedAt) {
        return new UnitEntry(0, 0, 0, 1, "00000000", null, millis, programDateTime, receivedAt);
    }
}
