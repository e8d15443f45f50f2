package io.aircheck.music;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    /** Where a service has a page of the music. */
    public record Link(String service, String url) {}

    /** The pages of it that open in a browser. */
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        add(links, "YouTube", "https://www.youtube.com/watch?v=", youtube);
        add(links, "Spotify", "https://open.spotify.com/track/", spotify == null ? null : spotify.track());
        add(links, "Deezer", "https://www.deezer.com/track/", deezer == null ? null : deezer.track());
        add(links, "MusicBrainz", "https://musicbrainz.org/recording/", musicbrainz);
        return links;
    }

    private static void add(List<Link> links, String service, String before, @Nullable String id) {
        if (id != null) {
            links.add(new Link(service, before + URLEncoder.encode(id, StandardCharsets.UTF_8)));
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
