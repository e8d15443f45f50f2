package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    private static final Words EN = Words.of(Language.ENGLISH);
    private static final Words ZH = Words.of(Language.CHINESE);

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "-5, 0 B",
        "999, 999 B",
        "1000, 1.00 kB",
        "1234, 1.23 kB",
        "12345, 12.3 kB",
        "123456, 123 kB",
        "999499, 999 kB",
        "999500, 1.00 MB",
        "1240000000, 1.24 GB",
        "2000000000000, 2.00 TB",
        "9223372036854775807, 9223 PB"
    })
    void size(long bytes, String expected) {
        assertThat(Figures.size(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 kbit/s",
        "499, 0 kbit/s",
        "128000, 128 kbit/s",
        "999499, 999 kbit/s",
        "999500, 1.00 Mbit/s",
        "5800000, 5.80 Mbit/s",
        "25000000, 25.0 Mbit/s"
    })
    void rate(long bitsPerSecond, String expected) {
        assertThat(Figures.rate(bitsPerSecond)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0:00:00", "7, 0:00:07", "3599, 0:59:59", "45737, 12:42:17", "360000, 100:00:00", "-3, 0:00:00"})
    void timecode(long seconds, String expected) {
        assertThat(Figures.timecode(Duration.ofSeconds(seconds))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s, 0 秒",
        "4200, 4.2 s, 4.2 秒",
        "9000, 9 s, 9 秒",
        "42000, 42 s, 42 秒",
        "185000, 3 min 5 s, 3 分 5 秒",
        "180000, 3 min, 3 分",
        "7800000, 2 h 10 min, 2 小时 10 分",
        "273600000, 3 d 4 h, 3 天 4 小时"
    })
    void span(long millis, String english, String chinese) {
        assertThat(Figures.span(Duration.ofMillis(millis), EN)).isEqualTo(english);
        assertThat(Figures.span(Duration.ofMillis(millis), ZH)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource({"3, just now, 刚刚", "59, 59 s ago, 59 秒前", "300, 5 min ago, 5 分前", "200000, 2 d ago, 2 天前"})
    void ago(long seconds, String english, String chinese) {
        Instant now = SampleService.NOW;
        assertThat(Figures.ago(now.minusSeconds(seconds), now, EN)).isEqualTo(english);
        assertThat(Figures.ago(now.minusSeconds(seconds), now, ZH)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource({"-4, now, 马上", "34, in 34 s, 34 秒后", "3700, in 1 h, 1 小时后"})
    void until(long seconds, String english, String chinese) {
        Instant now = SampleService.NOW;
        assertThat(Figures.until(now.plusSeconds(seconds), now, EN)).isEqualTo(english);
        assertThat(Figures.until(now.plusSeconds(seconds), now, ZH)).isEqualTo(chinese);
    }

    @Test
    void day() {
        LocalDate today = LocalDate.of(2026, 11, 20);
        assertThat(Figures.day(today, today, EN)).isEqualTo("Today");
        assertThat(Figures.day(today.minusDays(1), today, ZH)).isEqualTo("昨天");
        assertThat(Figures.day(today.minusDays(7), today, EN)).isEqualTo("Friday, 13 November 2026");
        assertThat(Figures.day(today.minusDays(7), today, ZH)).isEqualTo("2026年11月13日 星期五");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "24000, 1", "64000, 5", "128000, 8", "3000000, 22", "24000000, 32", "900000000, 32"})
    void theMeterIsLogarithmic(long bitsPerSecond, int lit) {
        assertThat(LiveFigures.lit(bitsPerSecond)).isEqualTo(lit);
    }
}
