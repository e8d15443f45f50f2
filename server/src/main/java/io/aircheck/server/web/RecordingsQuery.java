package io.aircheck.server.web;

import io.aircheck.server.recordings.LibraryQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which recordings a page shows, as its address and its form say it; empty for anything.
 *
 * @param room an id
 * @param from a day
 * @param to the last day
 */
public record RecordingsQuery(String q, String song, String room, String platform, String from, String to) {

    /** Whether it is narrowed down by more than words. */
    public boolean isFiltered() {
        return !(room.isEmpty() && platform.isEmpty() && from.isEmpty() && to.isEmpty());
    }

    public boolean isEmpty() {
        return q.isEmpty() && song.isEmpty() && !isFiltered();
    }

    /**
     * @param zone in which its days are meant
     * @throws DateTimeException if a day is none
     * @throws NumberFormatException if the room is no number
     */
    LibraryQuery library(ZoneId zone) {
        return new LibraryQuery(
                q,
                room.isEmpty() ? null : (Long) Long.parseLong(room),
                platform.isEmpty() ? null : platform,
                start(from, 0, zone),
                start(to, 1, zone),
                song);
    }

    private static @Nullable Instant start(String day, int plus, ZoneId zone) {
        return day.isEmpty()
                ? null
                : LocalDate.parse(day).plusDays(plus).atStartOfDay(zone).toInstant();
    }

    /** The address of the same search from a recording on. */
    String path(long before) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", q);
        parameters.put("song", song);
        parameters.put("room", room);
        parameters.put("platform", platform);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("before", Long.toString(before));
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/recordings?", ""));
    }
}
