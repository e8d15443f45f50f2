package io.aircheck.media;

import io.aircheck.media.codec.PictureSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a whole segment found.
 *
 * @param tracks of picture and sound, in the container's order; data tracks (timed metadata, subtitles) are left out
 * @param startsWithKeyFrame whether a file can begin with it: its first picture needs none before it, or it has no picture
 * @param encrypted whether samples are encrypted within the container (SAMPLE-AES, Common Encryption)
 */
public record SegmentInspection(List<Track> tracks, boolean startsWithKeyFrame, boolean encrypted) {

    /** Of a timestamp that is not there. */
    public static final long NO_TIME = Long.MIN_VALUE;

    public SegmentInspection {
        tracks = List.copyOf(tracks);
    }

    public enum Kind {
        VIDEO,
        AUDIO
    }

    /**
     * One track of a segment.
     *
     * @param id PID or track id
     * @param codec in lower case: avc, hevc, aac, mp3 …
     * @param configuration identifies what its decoder must be set up with; null where the segment does not tell, for
     *     example because it begins between key frames
     * @param size of the picture, where told
     * @param timescale ticks a second of the next four
     * @param firstDts decoding time of its first frame, {@link #NO_TIME} where it has none
     * @param lastDts decoding time of its last frame (MPEG-TS: of the last packet of frames where those of sound cannot be counted)
     * @param durationTicks from its first frame to the end of its last, 0 where unknown
     */
    public record Track(
            int id,
            Kind kind,
            String codec,
            @Nullable String configuration,
            @Nullable PictureSize size,
            long timescale,
            long firstDts,
            long lastDts,
            long durationTicks) {

        public Duration duration() {
            return Duration.ofNanos(Math.round(durationTicks * 1e9 / timescale));
        }
    }

    /** The track that tells the time: the picture's, or else the sound's. */
    public Optional<Track> leading() {
        return tracks.stream()
                .filter(track -> track.firstDts() != NO_TIME)
                .min((a, b) -> a.kind().compareTo(b.kind()));
    }

    /** Length by the leading track's timestamps; zero where there are none. */
    public Duration duration() {
        return leading().map(Track::duration).orElse(Duration.ZERO);
    }

    /** Size of the picture, where there is one and the segment tells. */
    public Optional<PictureSize> pictureSize() {
        return tracks.stream()
                .flatMap(track -> Optional.ofNullable(track.size()).stream())
                .findFirst();
    }
}
