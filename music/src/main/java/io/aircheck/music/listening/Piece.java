package io.aircheck.music.listening;

import io.aircheck.music.Song;
import io.aircheck.music.fingerprint.Peaks;
import io.aircheck.music.index.ContentId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A track that may be playing.
 *
 * @param file of the user's catalogue; null where there is none
 * @param offset the place in the song where it begins: a service may have named a stretch only
 * @param peaks all that should be heard of it
 */
public record Piece(ContentId id, Song song, @Nullable String file, Duration offset, Peaks peaks) {

    boolean is(Piece other) {
        return id.equals(other.id);
    }
}
