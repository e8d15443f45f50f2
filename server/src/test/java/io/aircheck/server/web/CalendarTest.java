package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.recordings.RoomHistory;
import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A month of a room: what was on air on which of the reader's days. The reader lives in Shanghai, eight hours ahead. */
class CalendarTest {

    private static final Viewer ENGLISH = SampleService.viewer(Language.ENGLISH);
    private static final Viewer CHINESE = SampleService.viewer(Language.CHINESE);

    private static Calendar november(Viewer viewer, DayOfWeek first) {
        return of("2026-11", viewer, first);
    }

    private static Calendar of(String month, Viewer viewer, DayOfWeek first) {
        Calendar.Page page = Calendar.Page.of(month, viewer);
        return Calendar.of(
                page, SampleRecordings.history(page.from(viewer.zone()), page.to(viewer.zone())), 5, first, viewer);
    }

    private static Calendar.@Nullable Air on(int day, Calendar calendar) {
        return calendar.weeks().stream()
                .flatMap(List::stream)
                .filter(it -> it.number().equals(Integer.toString(day)))
                .findFirst()
                .orElseThrow()
                .air();
    }

    @Test
    void everyDayOfTheMonthStandsUnderItsWeekday() {
        Calendar monday = november(ENGLISH, DayOfWeek.MONDAY);
        assertThat(monday.weekdays())
                .extracting(Calendar.Weekday::shortName)
                .startsWith("Mon")
                .endsWith("Sun");
        assertThat(monday.weeks()).hasSize(6).allMatch(week -> week.size() == 7);
        assertThat(monday.weeks().getFirst()).extracting(Calendar.Day::number).endsWith("", "1");

        Calendar sunday = november(ENGLISH, DayOfWeek.SUNDAY);
        assertThat(sunday.weekdays()).extracting(Calendar.Weekday::name).startsWith("Sunday");
        assertThat(sunday.weeks()).hasSize(5);
        assertThat(sunday.weeks().getFirst()).extracting(Calendar.Day::number).startsWith("1", "2");
        assertThat(sunday.weeks().getLast())
                .extracting(Calendar.Day::number)
                .containsExactly("29", "30", "", "", "", "", "");

        assertThat(november(CHINESE, DayOfWeek.MONDAY).weekdays())
                .extracting(Calendar.Weekday::shortName)
                .startsWith("周一");
    }

    @Test
    void aBroadcastOverMidnightCountsOnBothDays() {
        Calendar calendar = november(ENGLISH, DayOfWeek.MONDAY);

        assertThat(on(10, calendar))
                .extracting("length", "files", "href")
                .containsExactly("1 h 30 min", "1 file", "/recordings/52");
        assertThat(on(11, calendar))
                .extracting("length", "files", "href")
                .containsExactly("2 h", null, "/recordings/52");
        assertThat(on(13, calendar)).isNull();
    }

    @Test
    void severalBroadcastsOfADayLeadToTheLibrary() {
        Calendar.Air air = on(12, november(ENGLISH, DayOfWeek.MONDAY));

        assertThat(air)
                .extracting("length", "level", "files", "gaps", "href")
                .containsExactly(
                        "3 h 30 min", 2, "2 files", "2 gaps", "/recordings?room=5&from=2026-11-12&to=2026-11-12");
        assertThat(air.about()).isEqualTo("Thursday, 12 November 2026: 2 recordings, 3 h 30 min, 2 files, 2 gaps");
        assertThat(on(12, november(CHINESE, DayOfWeek.MONDAY)).about())
                .isEqualTo("2026年11月12日 星期四：2 次录制，3 小时 30 分，2 个文件，2 处缺失");
    }

    @Test
    void whatWasDeletedIsRememberedAndLeadsNowhere() {
        Calendar.Air air = on(3, november(ENGLISH, DayOfWeek.MONDAY));

        assertThat(air.href()).isNull();
        assertThat(air.about()).endsWith("1 h 5 min, no longer kept");
    }

    @Test
    void whatGoesOnIsCountedUntilNow() {
        Calendar calendar = november(ENGLISH, DayOfWeek.MONDAY);

        assertThat(on(20, calendar).length()).isEqualTo("42 min 11 s");
        assertThat(calendar.total()).isEqualTo("8 h 47 min");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        2026-11 | November 2026  | 2026-10 | -
        2026-10 | October 2026   | -       | 2026-11
        2026-09 | September 2026 | -       | 2026-10
        2027-01 | November 2026  | 2026-10 | -
        nonsense| November 2026  | 2026-10 | -
        ''      | November 2026  | 2026-10 | -
        """, delimiter = '|')
    void monthsLeadToEachOtherFromTheFirstRecordingToNow(
            String asked, String shown, @Nullable String earlier, @Nullable String later) {
        Calendar calendar = of(asked, ENGLISH, DayOfWeek.MONDAY);

        assertThat(calendar.month()).isEqualTo(shown);
        assertThat(calendar.earlier() == null ? null : calendar.earlier().id()).isEqualTo(earlier);
        assertThat(calendar.later() == null ? null : calendar.later().id()).isEqualTo(later);
    }

    @Test
    void aRoomOfWhichNothingIsRecordedHasAnEmptyMonth() {
        Calendar.Page page = Calendar.Page.of("", CHINESE);
        Calendar calendar = Calendar.of(page, RoomHistory.NONE, 5, DayOfWeek.MONDAY, CHINESE);

        assertThat(calendar.month()).isEqualTo("2026年11月");
        assertThat(calendar.total()).isNull();
        assertThat(calendar.earlier()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        ENGLISH | en-US,en;q=0.9       | SUNDAY
        ENGLISH | en-GB,en;q=0.9       | MONDAY
        ENGLISH | de-DE,en-US;q=0.5    | SUNDAY
        ENGLISH | en                   | MONDAY
        ENGLISH | -                    | MONDAY
        CHINESE | zh-CN,zh;q=0.9       | MONDAY
        CHINESE | zh-TW,zh;q=0.9       | SUNDAY
        CHINESE | en-US                | MONDAY
        """)
    void weeksBeginAsTheyDoWhereTheReaderLives(Language language, @Nullable String accepted, DayOfWeek first) {
        assertThat(language.weekBegins(accepted)).isEqualTo(first);
    }
}
