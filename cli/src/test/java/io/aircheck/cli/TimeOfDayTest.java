package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class TimeOfDayTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T22:00+08:00[Asia/Shanghai], 23:30, 2026-11-20T15:30:00Z",
        "2026-11-20T23:30+08:00[Asia/Shanghai], 23:30, 2026-11-21T15:30:00Z",
        "2026-11-20T23:59+08:00[Asia/Shanghai], 0:05, 2026-11-20T16:05:00Z",
        "2026-11-20T10:00+08:00[Asia/Shanghai], 10:00:15, 2026-11-20T02:00:15Z",
        // The clocks go back an hour in that night.
        "2026-10-24T23:30+02:00[Europe/Berlin], 8:00, 2026-10-25T07:00:00Z",
    })
    void comesNext(String now, String time, String instant) {
        assertThat(new TimeOfDay.Converter().convert(time).next(ZonedDateTime.parse(now)))
                .hasToString(instant);
    }

    @ParameterizedTest
    @CsvSource({"25:00", "half past ten", "23", "''"})
    void isToldFromNonsense(String text) {
        assertThatThrownBy(() -> new TimeOfDay.Converter().convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void sizesAreReadAsPeopleWriteThem() {
        Sizes sizes = new Sizes();
        assertThat(sizes.convert("2GB")).isEqualTo(2_000_000_000L);
        assertThat(sizes.convert("1.5 GiB")).isEqualTo(1_610_612_736L);
        assertThatThrownBy(() -> sizes.convert("12KB")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> sizes.convert("30m")).isInstanceOf(TypeConversionException.class);
    }
}
