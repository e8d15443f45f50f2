package io.aircheck.server.web;

import io.aircheck.server.recordings.LibraryQuery.Hit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The library's page: what runs, then what is finished, by day.
 *
 * @param older where the next page is; null on the last one
 */
public record RecordingsModel(
        RecordingsQuery query,
        List<Choice> rooms,
        List<Choice> platforms,
        List<Found> running,
        List<Day> days,
        @Nullable String older) {

    /** What can be chosen in the form. */
    public record Choice(String id, String name, boolean chosen) {}

    /**
     * A recording with the songs in it that were looked for.
     *
     * @param heard empty where none was
     */
    public record Found(RecordingCard card, List<SongLine> heard) {

        static Found of(Hit hit, Viewer viewer) {
            return new Found(
                    RecordingCard.of(hit.recording(), viewer),
                    hit.heard().stream()
                            .map(play -> SongLine.of(play, hit.recording()))
                            .toList());
        }
    }

    /** The recordings that began on one day, newest first. */
    public record Day(String name, List<Found> recordings) {}

    /** @param older the id before which the next page begins; null on the last page */
    static RecordingsModel of(
            RecordingsQuery query,
            Choices choices,
            List<Hit> running,
            List<Hit> finished,
            @Nullable Long older,
            Viewer viewer) {
        return new RecordingsModel(
                query,
                choices.rooms(),
                choices.platforms(),
                running.stream().map(hit -> Found.of(hit, viewer)).toList(),
                byDay(finished, viewer),
                older == null ? null : query.path(older));
    }

    /** What the form offers. */
    record Choices(List<Choice> rooms, List<Choice> platforms) {}

    private static List<Day> byDay(List<Hit> finished, Viewer viewer) {
        List<Day> days = new ArrayList<>();
        LocalDate current = null;
        for (Hit hit : finished) {
            LocalDate day = viewer.dayOf(hit.recording().recording().startedAt());
            if (!day.equals(current)) {
                days.add(new Day(Figures.day(day, viewer.today(), viewer.words()), new ArrayList<>()));
                current = day;
            }
            days.getLast().recordings().add(Found.of(hit, viewer));
        }
        return days;
    }
}
