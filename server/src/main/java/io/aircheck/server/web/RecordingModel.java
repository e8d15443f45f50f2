package io.aircheck.server.web;

import io.aircheck.recorder.Gap;
import io.aircheck.server.events.StoredEvent;
import io.aircheck.server.recordings.RecordedPart;
import io.aircheck.server.recordings.Recording;
import io.aircheck.server.recordings.RecordingView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page of one recording.
 *
 * @param ended why and when it ended, in a sentence; null while it runs
 * @param message what explains the end, in the site's or the disk's words
 * @param playing the part in the player; null where there is none to play
 * @param from where the player begins, in seconds of the part
 * @param missing all gaps together, in words; null where nothing is missing
 */
public record RecordingModel(
        RecordingCard card,
        String url,
        @Nullable String category,
        Moment started,
        @Nullable Moment finished,
        @Nullable String ended,
        @Nullable String message,
        Strip strip,
        @Nullable PartLine playing,
        long from,
        List<PartLine> parts,
        List<GapLine> gaps,
        List<SongLine> songs,
        @Nullable String missing,
        List<EventLine> events) {

    /**
     * A file.
     *
     * @param name of the file, without its folder
     * @param player how the page can play it
     */
    public record PartLine(
            long id,
            String number,
            String name,
            Moment started,
            String length,
            String size,
            Player player,
            String mediaType,
            boolean open) {}

    /** How a browser plays a file. */
    public enum Player {
        /** It can by itself: MP4, and sound. */
        NATIVE,
        /** By hls.js, through the playlist of its units; by mpegts.js where it has none. */
        MPEGTS,
        /** By mpegts.js. */
        FLV,
        /** Only after a download. */
        NONE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Player of(String mediaType) {
            return switch (mediaType) {
                case "video/mp4", "audio/mp4", "audio/mpeg", "audio/aac", "audio/ogg", "audio/flac", "video/webm" ->
                    NATIVE;
                case "video/mp2t" -> MPEGTS;
                case "video/x-flv" -> FLV;
                default -> NONE;
            };
        }
    }

    /**
     * What is to be played.
     *
     * @param part its id; null for the first that can be
     * @param seconds from the beginning of the part
     */
    record Wanted(@Nullable Long part, long seconds) {

        static final Wanted FIRST = new Wanted(null, 0);
    }

    public record GapLine(
            Moment at,
            String length,
            String cause,
            @Nullable String detail) {}

    /**
     * @param events of this recording, newest first
     * @param wanted what to play
     */
    static RecordingModel of(RecordingView it, List<StoredEvent> events, Wanted wanted, Viewer viewer) {
        Recording recording = it.recording();
        List<PartLine> parts =
                it.parts().stream().map(part -> part(part, viewer)).toList();
        return new RecordingModel(
                RecordingCard.of(it, viewer),
                it.broadcast().url(),
                it.broadcast().category(),
                Moment.full(recording.startedAt(), viewer.zone()),
                recording.endedAt() == null ? null : Moment.full(recording.endedAt(), viewer.zone()),
                recording.endReason() == null
                        ? null
                        : viewer.words()
                                .say("end." + recording.endReason().name().toLowerCase(Locale.ROOT)),
                viewer.reason(recording.message()),
                Strip.ofParts(it, viewer),
                playing(parts, wanted.part()),
                Math.max(0, wanted.seconds()),
                parts,
                it.gaps().stream().map(gap -> gap(gap.gap(), viewer)).toList(),
                it.plays().stream().map(play -> SongLine.of(play, it)).toList(),
                missing(it, viewer.words()),
                events.stream().map(event -> EventLine.of(event, viewer)).toList());
    }

    private static @Nullable PartLine playing(List<PartLine> parts, @Nullable Long wanted) {
        return parts.stream()
                .filter(part -> part.player() != Player.NONE)
                .filter(part -> wanted == null ? !part.open() : part.id() == wanted)
                .findFirst()
                .orElse(null);
    }

    private static PartLine part(RecordedPart part, Viewer viewer) {
        return new PartLine(
                part.id(),
                Integer.toString(part.number() + 1),
                part.file().substring(part.file().lastIndexOf('/') + 1),
                Moment.clock(part.startedAt(), viewer.zone()),
                Figures.timecode(part.duration()),
                Figures.size(part.bytes()),
                Player.of(part.mediaType()),
                part.mediaType(),
                part.open());
    }

    private static GapLine gap(Gap gap, Viewer viewer) {
        return new GapLine(
                Moment.full(gap.at(), viewer.zone()),
                Figures.span(gap.length(), viewer.words()),
                viewer.words().say("gap." + gap.cause().name().toLowerCase(Locale.ROOT)),
                viewer.reason(gap.detail()));
    }

    private static @Nullable String missing(RecordingView it, Words words) {
        return it.gaps().stream()
                .map(gap -> gap.gap().length())
                .reduce(Duration::plus)
                .map(sum -> Figures.span(sum, words))
                .orElse(null);
    }
}
