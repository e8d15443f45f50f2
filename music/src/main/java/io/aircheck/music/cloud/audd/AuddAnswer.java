package io.aircheck.music.cloud.audd;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.ExternalIds.ServiceIds;
import io.aircheck.music.Identification;
import io.aircheck.music.Identification.BadKey;
import io.aircheck.music.Identification.Failed;
import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Identification.NoMatch;
import io.aircheck.music.Identification.Quota;
import io.aircheck.music.Identification.Throttled;
import io.aircheck.music.Identification.Unreachable;
import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.cloud.Fields;
import io.aircheck.music.cloud.Service;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What AudD's answers mean. */
final class AuddAnswer {

    /** AudD names a song or none and does not say how sure it is. */
    private static final double CONFIDENCE = 0.9;

    private AuddAnswer() {}

    static Identification read(Service service, Service.Answer answer) {
        JsonNode json = answer.json();
        return switch (String.valueOf(Fields.text(json.path("status")))) {
            case "success" -> identified(json.path("result"), answer.raw());
            case "error" -> error(service, answer);
            default -> service.byStatus(answer.status());
        };
    }

    private static Identification error(Service service, Service.Answer answer) {
        JsonNode error = answer.json().path("error");
        Double code = Fields.number(error.path("error_code"));
        if (code == null) {
            return service.byStatus(answer.status());
        }
        String words = " (it says: " + service.words(Fields.text(error.path("error_message"))) + ", code "
                + code.intValue() + ")";
        return switch (code.intValue()) {
            case 900, 901, 903 -> new BadKey("AudD does not take the API token. Check it in the settings" + words);
            case 904, 905 -> new BadKey("AudD's plan does not cover this" + words);
            case 902, 610 -> new Quota("AudD's requests are used up" + words);
            case 611, 429 -> new Throttled("AudD is asked too often" + words);
            // No fingerprint could be made (silence), or the sample was not understood as sound.
            case 300, 500 -> new NoMatch();
            case 400 -> new Failed("AudD finds the sample too long" + words);
            case 907 -> new NoMatch(); // a song that is not released yet, and not named
            case 19, 31337 -> new BadKey("AudD has blocked this account or address" + words);
            case 100, 1000 -> new Unreachable("AudD has troubles of its own" + words);
            default -> new Failed("AudD refused the request" + words);
        };
    }

    private static Identification identified(JsonNode result, String raw) {
        String title = Fields.text(result.path("title"));
        if (title == null) {
            return new NoMatch();
        }
        String artist = Fields.text(result.path("artist"));
        String isrc = Stream.of(
                        result.path("isrc"),
                        result.path("spotify").path("external_ids").path("isrc"),
                        result.path("deezer").path("isrc"),
                        result.path("apple_music").path("isrc"))
                .map(Fields::isrc)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Double score = Fields.number(result.path("score"));
        Song song = new Song(
                title,
                artist == null ? List.of() : List.of(artist),
                Fields.text(result.path("album")),
                Fields.text(result.path("label")),
                isrc,
                Fields.year(result.path("release_date")),
                external(result));
        return new Identified(
                List.of(new Match(
                        song,
                        score == null ? CONFIDENCE : Math.clamp(score / 100, 0, 1),
                        Audd.NAME,
                        null,
                        timecode(Fields.text(result.path("timecode"))),
                        1,
                        1,
                        raw)),
                List.of());
    }

    private static ExternalIds external(JsonNode result) {
        JsonNode spotify = result.path("spotify");
        JsonNode deezer = result.path("deezer");
        String deezerArtist = Fields.text(deezer.path("artist").path("id"));
        return new ExternalIds(
                null,
                new ServiceIds(
                                Fields.text(spotify.path("id")),
                                Fields.text(spotify.path("album").path("id")),
                                Fields.texts(spotify.path("artists"), "id"))
                        .orNull(),
                new ServiceIds(
                                Fields.text(deezer.path("id")),
                                Fields.text(deezer.path("album").path("id")),
                                deezerArtist == null ? List.of() : List.of(deezerArtist))
                        .orNull(),
                Fields.text(result.path("musicbrainz").path(0).path("id")),
                null);
    }

    /** The place in the song, {@code mm:ss} or {@code hh:mm:ss}. */
    private static @Nullable Duration timecode(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,3}(:\\d{1,2}){1,2}")) {
            return null;
        }
        long seconds = 0;
        for (String part : text.split(":", -1)) {
            seconds = 60 * seconds + Integer.parseInt(part);
        }
        return Duration.ofSeconds(seconds);
    }
}
