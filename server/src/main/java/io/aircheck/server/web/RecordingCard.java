package io.aircheck.server.web;

import io.aircheck.server.recordings.Broadcast;
import io.aircheck.server.recordings.Recording;
import io.aircheck.server.recordings.RecordingView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A recording in a list.
 *
 * @param gaps in words; null where nothing is missing
 * @param parts in words
 * @param figures null once it is finished
 */
public record RecordingCard(
        long id,
        long roomId,
        String name,
        @Nullable String title,
        String platform,
        Moment started,
        String length,
        String size,
        String parts,
        @Nullable String gaps,
        @Nullable LiveFigures figures) {

    static RecordingCard of(RecordingView it, Viewer viewer) {
        Recording recording = it.recording();
        return new RecordingCard(
                recording.id(),
                it.broadcast().roomId(),
                nameOf(it.broadcast()),
                titleOf(it.broadcast().title(), it.broadcast().url()),
                viewer.platform(it.broadcast().platform()),
                Moment.clock(recording.startedAt(), viewer.zone()),
                Figures.timecode(lengthOf(it)),
                Figures.size(recording.bytes()),
                viewer.words().count("recording.parts", it.parts().size()),
                it.gaps().isEmpty()
                        ? null
                        : viewer.words().count("recording.gaps", it.gaps().size()),
                recording.endedAt() == null ? LiveFigures.of(it) : null);
    }

    /** What is left when the figures, which are sent by themselves, are taken away. */
    RecordingCard still() {
        return figures == null
                ? this
                : new RecordingCard(id, roomId, name, title, platform, started, "", "", parts, gaps, figures.still());
    }

    /** Whom a broadcast is of: the streamer, else the address. */
    static String nameOf(Broadcast broadcast) {
        return broadcast.streamer() == null ? broadcast.url() : broadcast.streamer();
    }

    /** The title; a stream without one is called after its file by the site, which its address says already. */
    static @Nullable String titleOf(@Nullable String title, String url) {
        return title == null || url.contains("/" + title) ? null : title;
    }

    static Duration lengthOf(RecordingView it) {
        return it.figures() == null ? it.recording().duration() : it.figures().duration();
    }
}
