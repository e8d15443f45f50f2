package io.aircheck.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static ZonedDateTime at(String time, ZoneId zone) {
        return LocalDateTime.parse(time).atZone(zone);
    }

    /** 2026-11-20 is a Friday. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        18:00-22:00              | 2026-11-20T18:00 | true
        18:00-22:00              | 2026-11-20T22:00 | false
        18:00-02:00              | 2026-11-20T01:59 | true
        fri 18:00-02:00          | 2026-11-21T01:59 | true
        fri 18:00-02:00          | 2026-11-20T01:59 | false
        mon-thu 18:00-02:00      | 2026-11-20T01:00 | true
        mon-thu 18:00-02:00      | 2026-11-20T19:00 | false
        sat,sun                  | 2026-11-21T04:00 | true
        sat,sun                  | 2026-11-20T04:00 | false
        fri-mon 09:00-10:00      | 2026-11-22T09:30 | true
        周一至周五 18:00-24:00     | 2026-11-20T23:59 | true
        周六、周日 12:00-13:00     | 2026-11-20T12:30 | false
        每天 05:30~07:00          | 2026-11-20T06:00 | true
        daily 08:00-08:00        | 2026-11-20T03:00 | true
        mon 1:00-2:00; Friday 20:00-21:00 | 2026-11-20T20:30 | true
        """)
    void it_is_open(String text, String time, boolean open) {
        assertThat(Schedule.parse(text).orElseThrow().isOpen(at(time, SHANGHAI)))
                .isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"25:00-26:00", "18:60-19:00", "noon", "fry 18:00-19:00", "24:00-01:00", "18-19", "mon-tue-wed"})
    void what_is_no_schedule_is_refused(String text) {
        assertThat(Schedule.parse(text)).isEmpty();
    }

    @Test
    void an_empty_one_is_always_open() {
        Schedule always = Schedule.parse(" ").orElseThrow();
        ZonedDateTime now = at("2026-11-20T03:00", SHANGHAI);
        assertThat(always.isOpen(now)).isTrue();
        assertThat(always.nextOpen(now)).isEqualTo(now);
        assertThat(always.openUntil(now)).isEmpty();
    }

    @Test
    void it_tells_when_it_opens_and_closes() {
        Schedule schedule = Schedule.parse("fri 18:00-24:00; sat 00:00-02:00").orElseThrow();
        assertThat(schedule.nextOpen(at("2026-11-21T02:00", SHANGHAI))).isEqualTo(at("2026-11-27T18:00", SHANGHAI));
        assertThat(schedule.openUntil(at("2026-11-20T19:00", SHANGHAI)))
                .as("over windows that adjoin")
                .contains(at("2026-11-21T02:00", SHANGHAI));
    }

    @Test
    void on_the_days_on_which_clocks_are_set_the_clock_counts() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Schedule night = Schedule.parse("20:00-04:00").orElseThrow();
        assertThat(night.openUntil(at("2026-03-28T21:00", berlin))).contains(at("2026-03-29T04:00", berlin));
        assertThat(night.openUntil(at("2026-10-24T21:00", berlin))).contains(at("2026-10-25T04:00", berlin));
        assertThat(Schedule.parse("02:15-02:45").orElseThrow().nextOpen(at("2026-03-29T01:00", berlin)))
                .as("an hour that is not there that day")
                .isEqualTo(at("2026-03-29T03:15", berlin));
    }
}
