package io.aircheck.server.recordings;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recording with all that belongs to it, taken at one moment.
 *
 * @param parts in order
 * @param gaps in order
 * @param plays the music in it, in order
 * @param figures null once it is finished
 */
public record RecordingView(
        Recording recording,
        Broadcast broadcast,
        List<RecordedPart> parts,
        List<RecordedGap> gaps,
        List<RecordedPlay> plays,
        @Nullable RunningFigures figures) {

    public RecordingView {
        parts = List.copyOf(parts);
        gaps = List.copyOf(gaps);
        plays = List.copyOf(plays);
    }

    /** Artists and title of every song that was recognised, each once, as they came. */
    public List<String> songs() {
        return plays.stream()
                .flatMap(play -> Stream.ofNullable(play.play().match()))
                .map(match -> match.song().announcement())
                .distinct()
                .toList();
    }

    /** Artists and title of what is playing right now; of several songs the newest. Null where nothing is. */
    public @Nullable String song() {
        return plays.reversed().stream()
                .filter(RecordedPlay::open)
                .flatMap(play -> Stream.ofNullable(play.play().match()))
                .map(match -> match.song().announcement())
                .findFirst()
                .orElse(null);
    }
}
