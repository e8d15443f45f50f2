package io.aircheck.server.api;

import io.aircheck.music.tracklist.TrackListJson;
import io.aircheck.server.recordings.Broadcast;
import io.aircheck.server.recordings.RecordedGap;
import io.aircheck.server.recordings.RecordedPart;
import io.aircheck.server.recordings.RecordedPlay;
import io.aircheck.server.recordings.Recording;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.RunningFigures;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording with its files and gaps.
 *
 * @param broadcast id of the broadcast it is of
 * @param phase running, waiting, finished
 * @param seconds of media, over all files
 * @param plays the music in it; times are seconds from the beginning of its file
 * @param bitsPerSecond arriving now; null once it is finished
 */
record RecordingJson(
        long id,
        long broadcast,
        long room,
        String platform,
        String url,
        @Nullable String streamer,
        @Nullable String title,
        @Nullable String category,
        String phase,
        Instant startedAt,
        @Nullable Instant endedAt,
        double seconds,
        long bytes,
        long units,
        @Nullable Long bitsPerSecond,
        @Nullable String endReason,
        @Nullable String message,
        List<PartJson> parts,
        List<GapJson> gaps,
        List<JsonNode> plays) {

    /**
     * One file.
     *
     * @param file relative to the directory of recordings
     * @param media where it can be fetched, in whole or in ranges
     * @param open whether it still grows
     */
    record PartJson(
            long id,
            int number,
            String file,
            String mediaType,
            String media,
            boolean open,
            long bytes,
            double seconds,
            Instant startedAt) {

        static PartJson of(RecordedPart part) {
            return new PartJson(
                    part.id(),
                    part.number(),
                    part.file(),
                    part.mediaType(),
                    "/media/" + part.id(),
                    part.open(),
                    part.bytes(),
                    part.duration().toMillis() / 1000.0,
                    part.startedAt());
        }
    }

    /** A stretch that is missing, with its cause: gone, unreachable, advertisement, damaged, recorder_stopped, disk. */
    record GapJson(Instant at, double seconds, long units, String cause, String detail) {

        static GapJson of(RecordedGap recorded) {
            return new GapJson(
                    recorded.gap().at(),
                    recorded.gap().length().toMillis() / 1000.0,
                    recorded.gap().units(),
                    recorded.gap().cause().name().toLowerCase(Locale.ROOT),
                    recorded.gap().detail());
        }
    }

    /** As in the track list beside the file, with the number of the file and whether it is still playing. */
    private static JsonNode play(RecordedPlay recorded) {
        ObjectNode json = TrackListJson.play(recorded.play());
        json.put("part", recorded.part());
        json.put("open", recorded.open());
        return json;
    }

    static RecordingJson of(RecordingView view) {
        return of(view, view.plays());
    }

    /** @param plays which music to tell of */
    static RecordingJson of(RecordingView view, List<RecordedPlay> plays) {
        Recording recording = view.recording();
        Broadcast broadcast = view.broadcast();
        RunningFigures figures = view.figures();
        return new RecordingJson(
                recording.id(),
                broadcast.id(),
                broadcast.roomId(),
                broadcast.platform(),
                broadcast.url(),
                broadcast.streamer(),
                broadcast.title(),
                broadcast.category(),
                recording.phase().id(),
                recording.startedAt(),
                recording.endedAt(),
                recording.duration().toMillis() / 1000.0,
                recording.bytes(),
                recording.units(),
                figures == null ? null : figures.bitsPerSecond(),
                recording.endReason() == null
                        ? null
                        : recording.endReason().name().toLowerCase(Locale.ROOT),
                recording.message(),
                view.parts().stream().map(PartJson::of).toList(),
                view.gaps().stream().map(GapJson::of).toList(),
                plays.stream().map(RecordingJson::play).toList());
    }
}
