package io.aircheck.server.web;

import io.aircheck.server.recordings.RoomHistory;
import io.aircheck.server.recordings.RoomHistory.Entry;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a room was on air: a month, day by day.
 *
 * @param month in words
 * @param earlier the month before it; null where there is nothing older
 * @param later the month after it; null where that is not here yet
 * @param total how long was recorded in the month, in words; null for nothing
 */
public record Calendar(
        String month,
        @Nullable Turn earlier,
        @Nullable Turn later,
        @Nullable String total,
        List<Weekday> weekdays,
        List<List<Day>> weeks) {

    /**
     * A way to another month.
     *
     * @param id as in the page's address
     */
    public record Turn(String id, String name) {}

    /** The head of a column. */
    public record Weekday(String shortName, String name) {}

    /**
     * A field; one of another month is empty.
     *
     * @param number of the day; empty for one of another month
     * @param air null where nothing was recorded
     */
    public record Day(
            String number, boolean today, @Nullable Air air) {

        private static final Day EMPTY = new Day("", false, null);
    }

    /**
     * What was recorded on a day.
     *
     * @param length in words
     * @param level how much of the day that is, from 1 to 4
     * @param files how many were begun; null for none that is still there
     * @param gaps null for none
     * @param about all of it in a sentence
     * @param href where it can be played; null where nothing of it is kept
     */
    public record Air(
            String length,
            int level,
            @Nullable String files,
            @Nullable String gaps,
            String about,
            @Nullable String href) {}

    /** Which month is looked at. */
    record Page(YearMonth month) {

        /** @param text from the page's address; what is no month, or one to come, is the present one */
        static Page of(String text, Viewer viewer) {
            YearMonth present = YearMonth.from(viewer.today());
            try {
                YearMonth wanted = text.isEmpty() ? present : YearMonth.parse(text);
                return new Page(wanted.isAfter(present) || wanted.getYear() < 1970 ? present : wanted);
            } catch (DateTimeException e) {
                return new Page(present);
            }
        }

        Instant from(ZoneId zone) {
            return start(month.atDay(1), zone);
        }

        Instant to(ZoneId zone) {
            return start(month.plusMonths(1).atDay(1), zone);
        }
    }

    static Calendar of(Page page, RoomHistory history, long roomId, DayOfWeek first, Viewer viewer) {
        YearMonth month = page.month();
        YearMonth present = YearMonth.from(viewer.today());
        boolean older = history.earliest() != null
                && YearMonth.from(viewer.dayOf(history.earliest())).isBefore(month);
        Days days = new Days(history, roomId, viewer);
        Duration total = days.recorded(page.from(viewer.zone()), page.to(viewer.zone()));
        return new Calendar(
                Figures.month(month, viewer.words()),
                older ? turn(month.minusMonths(1), viewer) : null,
                month.isBefore(present) ? turn(month.plusMonths(1), viewer) : null,
                total.isZero() ? null : Figures.span(total, viewer.words()),
                weekdays(first, viewer.words().language().locale()),
                weeks(month, first, days));
    }

    private static Turn turn(YearMonth month, Viewer viewer) {
        return new Turn(month.toString(), Figures.month(month, viewer.words()));
    }

    private static List<Weekday> weekdays(DayOfWeek first, Locale locale) {
        return Stream.iterate(first, day -> day.plus(1))
                .limit(7)
                .map(day -> new Weekday(
                        day.getDisplayName(TextStyle.SHORT, locale), day.getDisplayName(TextStyle.FULL, locale)))
                .toList();
    }

    private static List<List<Day>> weeks(YearMonth month, DayOfWeek first, Days days) {
        List<List<Day>> weeks = new ArrayList<>();
        LocalDate begin = month.atDay(1).with(TemporalAdjusters.previousOrSame(first));
        for (LocalDate week = begin; !week.isAfter(month.atEndOfMonth()); week = week.plusWeeks(1)) {
            weeks.add(Stream.iterate(week, day -> day.plusDays(1))
                    .limit(7)
                    .map(day -> YearMonth.from(day).equals(month) ? days.of(day) : Day.EMPTY)
                    .toList());
        }
        return weeks;
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Makes the days of a room. */
    private static final class Days {

        private final RoomHistory history;
        private final long roomId;
        private final Viewer viewer;
        private final Map<LocalDate, Long> files;
        private final Map<LocalDate, Long> gaps;

        Days(RoomHistory history, long roomId, Viewer viewer) {
            this.history = history;
            this.roomId = roomId;
            this.viewer = viewer;
            files = byDay(history.files());
            gaps = byDay(history.gaps());
        }

        private Map<LocalDate, Long> byDay(List<Instant> moments) {
            return moments.stream()
                    .map(viewer::dayOf)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        }

        Day of(LocalDate day) {
            return new Day(Integer.toString(day.getDayOfMonth()), day.equals(viewer.today()), air(day));
        }

        private @Nullable Air air(LocalDate day) {
            Instant from = start(day, viewer.zone());
            Instant to = start(day.plusDays(1), viewer.zone());
            List<Entry> entries = history.recordings().stream()
                    .filter(it -> it.began().isBefore(to) && end(it).isAfter(from))
                    .toList();
            if (entries.isEmpty()) {
                return null;
            }
            Words words = viewer.words();
            Duration recorded = recorded(from, to);
            String length = Figures.span(recorded, words);
            String begun = count("recording.parts", files, day);
            String missing = count("recording.gaps", gaps, day);
            List<Entry> kept = entries.stream().filter(Entry::kept).toList();
            String about = Stream.of(
                            words.count("calendar.recordings", entries.size()),
                            length,
                            begun,
                            missing,
                            kept.isEmpty() ? words.say("calendar.gone") : null)
                    .filter(it -> it != null)
                    .collect(Collectors.joining(words.say("calendar.between")));
            return new Air(
                    length,
                    (int) Math.clamp(1 + recorded.toHours() / 3, 1, 4),
                    begun,
                    missing,
                    words.say("calendar.day", Map.of("day", Figures.date(day, words), "what", about)),
                    href(kept, day));
        }

        private @Nullable String href(List<Entry> kept, LocalDate day) {
            return switch (kept.size()) {
                case 0 -> null;
                case 1 -> "/recordings/" + kept.getFirst().recordingId();
                default -> "/recordings?room=" + roomId + "&from=" + day + "&to=" + day;
            };
        }

        private @Nullable String count(String key, Map<LocalDate, Long> counts, LocalDate day) {
            Long count = counts.get(day);
            return count == null ? null : viewer.words().count(key, count);
        }

        /** How long was recorded within a time. */
        Duration recorded(Instant from, Instant to) {
            return history.recordings().stream()
                    .map(it -> Duration.between(later(it.began(), from), earlier(end(it), to)))
                    .filter(Duration::isPositive)
                    .reduce(Duration.ZERO, Duration::plus);
        }

        private Instant end(Entry entry) {
            return entry.ended() == null ? viewer.now() : entry.ended();
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }
}
