package io.aircheck.music;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other services call a piece of music.
 *
 * @param youtube id of a video
 * @param musicbrainz id of a recording
 * @param acoustid id of a fingerprint
 */
public record ExternalIds(
        @Nullable String youtube,
        @Nullable ServiceIds spotify,
        @Nullable ServiceIds deezer,
        @Nullable String musicbrainz,
        @Nullable String acoustid) {

    public static final ExternalIds NONE = new ExternalIds(null, null, null, null, null);

    /**
     * A shop's ids of one piece of music.
     *
     * @param artists in the order that the shop names them
     */
    public record ServiceIds(
            @Nullable String track, @Nullable String album, List<String> artists) {

        public ServiceIds {
            artists = List.copyOf(artists);
        }

        /** These, or null where none of them is known. */
        public @Nullable ServiceIds orNull() {
            return track == null && album == null && artists.isEmpty() ? null : this;
        }
    }

    /** These, and the other's where these say nothing. A shop's ids are taken together, so that they belong to one track. */
    public ExternalIds or(ExternalIds other) {
        return new ExternalIds(
                youtube == null ? other.youtube : youtube,
                spotify == null ? other.spotify : spotify,
                deezer == null ? other.deezer : deezer,
                musicbrainz == null ? other.musicbrainz : musicbrainz,
                acoustid == null ? other.acoustid : acoustid);
    }
}
