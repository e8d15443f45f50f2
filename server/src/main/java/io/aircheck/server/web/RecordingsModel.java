package io.aircheck.server.web;

import io.aircheck.server.recordings.RecordingView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The library's page: what runs, then what is finished, by day.
 *
 * @param text what was searched for; empty for nothing
 * @param older the id before which the next page begins; null on the last page
 */
public record RecordingsModel(
        String text,
        List<RecordingCard> running,
        List<Day> days,
        @Nullable Long older) {

    /** The recordings that began on one day, newest first. */
    public record Day(String name, List<RecordingCard> recordings) {}

    static RecordingsModel of(
            String text,
            List<RecordingView> running,
            List<RecordingView> finished,
            @Nullable Long older,
            Viewer viewer) {
        return new RecordingsModel(
                text,
                running.stream().map(it -> RecordingCard.of(it, viewer)).toList(),
                byDay(finished, viewer),
                older);
    }

    private static List<Day> byDay(List<RecordingView> finished, Viewer viewer) {
        List<Day> days = new ArrayList<>();
        LocalDate current = null;
        for (RecordingView it : finished) {
            LocalDate day = viewer.dayOf(it.recording().startedAt());
            if (!day.equals(current)) {
                days.add(new Day(Figures.day(day, viewer.today(), viewer.words()), new ArrayList<>()));
                current = day;
            }
            days.getLast().recordings().add(RecordingCard.of(it, viewer));
        }
        return days;
    }
}
