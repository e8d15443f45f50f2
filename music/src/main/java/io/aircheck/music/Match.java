package io.aircheck.music;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A song that was heard.
 *
 * @param confidence that it is this song, 0 to 1
 * @param recogniser the {@link Recogniser#name} of who says so
 * @param trackFile the file of the user's catalogue that it was compared with; null where another's was
 * @param trackOffset the place in the song where the sample begins, negative where the song begins within it; null where
 *     nobody says
 * @param tempo how much faster than the original it was played; 1 is as it was made
 * @param pitch how much higher than the original; 1 is as it was made
 * @param raw the answer of a service as it came, without keys; null for the catalogue
 */
public record Match(
        Song song,
        double confidence,
        String recogniser,
        @Nullable String trackFile,
        @Nullable Duration trackOffset,
        double tempo,
        double pitch,
        @Nullable String raw) {

    public Match {
        Objects.requireNonNull(song);
        if (!(confidence >= 0 && confidence <= 1 && tempo > 0 && pitch > 0)) {
            throw new IllegalArgumentException(
                    "no match has the confidence " + confidence + ", the tempo " + tempo + " and the pitch " + pitch);
        }
    }

    public Match withTrackOffset(Duration offset) {
        return new Match(song, confidence, recogniser, trackFile, offset, tempo, pitch, raw);
    }

    public Match playedAt(double otherTempo, double otherPitch) {
        return new Match(song, confidence, recogniser, trackFile, trackOffset, otherTempo, otherPitch, raw);
    }

    public Match withSong(Song other) {
        return new Match(other, confidence, recogniser, trackFile, trackOffset, tempo, pitch, raw);
    }
}
