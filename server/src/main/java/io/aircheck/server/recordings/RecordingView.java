package io.aircheck.server.recordings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording with all that belongs to it, taken at one moment.
 *
 * @param parts in order
 * @param gaps in order
 * @param figures null once it is finished
 */
public record RecordingView(
        Recording recording,
        Broadcast broadcast,
        List<RecordedPart> parts,
        List<RecordedGap> gaps,
        @Nullable RunningFigures figures) {

    public RecordingView {
        parts = List.copyOf(parts);
        gaps = List.copyOf(gaps);
    }
}
