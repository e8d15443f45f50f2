package io.aircheck.server.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hours in which a room is watched, in the time zone of whoever asks: {@code mon-fri 18:00-02:00; sat,sun 12:00-24:00}. Hours that
 * end before they begin go over midnight and belong to the day on which they begin. Without windows it is always open.
 *
 * @param text as a user wrote it
 */
public record Schedule(String text, List<Window> windows) {

    public static final Schedule ALWAYS = new Schedule("", List.of());

    private static final int MOST_WINDOWS = 20;
    private static final int DAYS_AHEAD = 8;
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2})[:：](\\d{2})\\s*[-–~至]\\s*(\\d{1,2})[:：](\\d{2})$");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Map<Character, Integer> CHINESE =
            Map.of('一', 0, '二', 1, '三', 2, '四', 3, '五', 4, '六', 5, '日', 6, '天', 6);

    /** @param minutes from midnight, at most two days; beyond 1440 it is the next day */
    public record Window(Set<DayOfWeek> days, int fromMinute, int minutes) {

        public Window {
            days = Set.copyOf(days);
        }
    }

    /** A window on a certain day. */
    private record Opening(ZonedDateTime from, ZonedDateTime until) {}

    public Schedule {
        windows = List.copyOf(windows);
    }

    /** Reads windows with semicolons between them; empty for what is none. */
    public static Optional<Schedule> parse(String text) {
        List<Window> windows = new ArrayList<>();
        for (String part : text.split("[;；\\n]")) {
            if (!part.isBlank()) {
                Optional<Window> window = window(part.strip().toLowerCase(Locale.ROOT));
                if (window.isEmpty() || windows.size() == MOST_WINDOWS) {
                    return Optional.empty();
                }
                windows.add(window.get());
            }
        }
        return Optional.of(new Schedule(text, windows));
    }

    private static Optional<Window> window(String text) {
        Matcher hours = HOURS.matcher(text);
        if (!hours.find()) {
            return days(text).map(days -> new Window(days, 0, 1440));
        }
        int from = minute(hours.group(1), hours.group(2));
        int until = minute(hours.group(3), hours.group(4));
        if (from < 0 || from == 1440 || until < 0) {
            return Optional.empty();
        }
        int minutes = until > from ? until - from : until + 1440 - from;
        return days(text.substring(0, hours.start()).strip()).map(days -> new Window(days, from, minutes));
    }

    private static int minute(String hour, String minute) {
        int all = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
        return all > 1440 || Integer.parseInt(minute) > 59 ? -1 : all;
    }

    private static Optional<Set<DayOfWeek>> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (text.isEmpty() || text.equals("daily") || text.equals("每天")) {
            return Optional.of(EnumSet.allOf(DayOfWeek.class));
        }
        for (String part : text.split("[,，、\\s]+")) {
            String[] ends = part.split("[-–~至]", -1);
            int first = day(ends[0]);
            int last = ends.length == 2 ? day(ends[1]) : first;
            if (ends.length > 2 || first < 0 || last < 0) {
                return Optional.empty();
            }
            for (int day = first; day != last; day = (day + 1) % 7) {
                days.add(DayOfWeek.of(day + 1));
            }
            days.add(DayOfWeek.of(last + 1));
        }
        return Optional.of(days);
    }

    private static int day(String name) {
        String bare = name.replaceFirst("^(?:周|星期|礼拜)", "");
        if (bare.length() == 1) {
            return CHINESE.getOrDefault(bare.charAt(0), -1);
        }
        return bare.length() < 3 ? -1 : DAYS.indexOf(bare.substring(0, 3));
    }

    /**
     * Until when it is open at a moment, over windows that adjoin, looking some days ahead; empty where it is closed, or always
     * open.
     */
    public Optional<ZonedDateTime> openUntil(ZonedDateTime at) {
        Optional<ZonedDateTime> until = endOfWindow(at);
        for (int windows = 0; until.isPresent() && windows < DAYS_AHEAD; windows++) {
            Optional<ZonedDateTime> further = endOfWindow(until.get());
            if (further.isEmpty()) {
                return until;
            }
            until = further;
        }
        return until;
    }

    private Optional<ZonedDateTime> endOfWindow(ZonedDateTime at) {
        return openings(at)
                .filter(opening ->
                        !opening.from().isAfter(at) && opening.until().isAfter(at))
                .map(Opening::until)
                .max(Comparator.naturalOrder());
    }

    public boolean isOpen(ZonedDateTime at) {
        return windows.isEmpty() || endOfWindow(at).isPresent();
    }

    /** The moment itself where it is open, else when it opens next. */
    public ZonedDateTime nextOpen(ZonedDateTime at) {
        if (isOpen(at)) {
            return at;
        }
        return openings(at)
                .map(Opening::from)
                .filter(from -> from.isAfter(at))
                .min(Comparator.naturalOrder())
                .orElse(at);
    }

    private Stream<Opening> openings(ZonedDateTime at) {
        LocalDate yesterday = at.toLocalDate().minusDays(1);
        return yesterday
                .datesUntil(yesterday.plusDays(DAYS_AHEAD + 1))
                .flatMap(date -> windows.stream()
                        .filter(window -> window.days().contains(date.getDayOfWeek()))
                        .map(window -> opening(date, window, at)));
    }

    /** Clock times, so that on the days on which clocks are set it opens and closes when the clock says so. */
    private static Opening opening(LocalDate date, Window window, ZonedDateTime at) {
        int until = window.fromMinute() + window.minutes();
        return new Opening(clock(date, window.fromMinute(), at), clock(date, until, at));
    }

    private static ZonedDateTime clock(LocalDate date, int minute, ZonedDateTime at) {
        return date.plusDays(minute / 1440)
                .atTime(LocalTime.ofSecondOfDay(minute % 1440 * 60L))
                .atZone(at.getZone());
    }
}
