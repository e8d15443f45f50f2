package io.aircheck.music.cloud.acrcloud;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.ExternalIds.ServiceIds;
import io.aircheck.music.Identification;
import io.aircheck.music.Identification.BadKey;
import io.aircheck.music.Identification.ClockSkew;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What ACRCloud's answers mean. Everything in them may be missing; numbers may be written as text. */
final class AcrCloudAnswer {

    /** Signatures are taken when their time is right to some minutes. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    private AcrCloudAnswer() {}

    /** @param now by this machine's clock, to tell a wrong clock from a wrong secret */
    static Identification read(Service service, Service.Answer answer, Instant now) {
        Double code = Fields.number(answer.json().path("status").path("code"));
        if (code == null) {
            return service.byStatus(answer.status());
        }
        String words = " (it says: "
                + service.words(Fields.text(answer.json().path("status").path("msg"))) + ", code " + code.intValue()
                + ")";
        return switch (code.intValue()) {
            case 0 -> identified(answer);
            case 1001 -> new NoMatch();
            case 2004 -> new NoMatch(); // silence, or too short for a fingerprint
            case 3000 -> new Unreachable("ACRCloud has troubles of its own" + words);
            case 3001 ->
                new BadKey("ACRCloud does not know the access key. Check it, and the host of its region" + words);
            case 3002 ->
                new BadKey("ACRCloud's project is of another type. It needs one for Audio & Video Recognition" + words);
            case 3003 -> new Quota("ACRCloud's requests are used up" + words);
            case 3014 -> badSignature(answer.date(), now, words);
            case 3015 -> new Throttled("ACRCloud is asked too often" + words);
            case 2006 -> new Failed("ACRCloud could not decode the sample" + words);
            default ->
                answer.status() >= 400 && answer.status() != 403
                        ? service.byStatus(answer.status())
                        : new Failed("ACRCloud refused the sample" + words);
        };
    }

    private static Identification badSignature(@Nullable Instant theirs, Instant ours, String words) {
        if (theirs == null) {
            return new ClockSkew(
                    "ACRCloud does not take the signature. Check this machine's clock and the access secret" + words);
        }
        Duration off = Duration.between(theirs, ours);
        return off.abs().compareTo(CLOCK_TOLERANCE) > 0
                ? new ClockSkew("ACRCloud does not take the signature, because this machine's clock is "
                        + Math.round(off.abs().toSeconds() / 60.0) + " minutes " + (off.isNegative() ? "slow" : "fast")
                        + ". Set it" + words)
                : new BadKey("ACRCloud does not take the signature. Check the access secret" + words);
    }

    private static Identification identified(Service.Answer answer) {
        JsonNode metadata = answer.json().path("metadata");
        // The user's own uploads stand beside ACRCloud's; hummed melodies are guesses and count last.
        List<Match> matches = new ArrayList<>();
        for (String list : List.of("music", "custom_files", "humming")) {
            for (JsonNode item : Fields.items(metadata.path(list))) {
                Match match = match(item, answer.raw());
                if (match != null) {
                    matches.add(match);
                }
            }
        }
        return matches.isEmpty()
                ? new NoMatch()
                : new Identified(matches.subList(0, 1), matches.subList(1, matches.size()));
    }

    private static @Nullable Match match(JsonNode item, String raw) {
        String title = Fields.text(item.path("title"));
        if (title == null) {
            return null;
        }
        Double score = Fields.number(item.path("score"));
        JsonNode ids = item.path("external_ids");
        Song song = new Song(
                title,
                Fields.texts(item.path("artists"), "name"),
                Fields.text(item.path("album").path("name")),
                Fields.text(item.path("label")),
                Fields.isrc(ids.path("isrc")),
                Fields.year(item.path("release_date")),
                external(item.path("external_metadata")));
        // Humming is scored from 0 to 1, everything else from 0 to 100.
        double confidence = score == null ? 0.5 : Math.clamp(score > 1 ? score / 100 : score, 0, 1);
        return new Match(song, confidence, AcrCloud.NAME, null, offset(item), 1, 1, raw);
    }

    /** Where in the song the sample begins; without the exact places the one that is called the position. */
    private static @Nullable Duration offset(JsonNode item) {
        Double inSong = Fields.number(item.path("db_begin_time_offset_ms"));
        Double inSample = Fields.number(item.path("sample_begin_time_offset_ms"));
        Double millis = inSong != null && inSample != null
                ? (Double) (inSong - inSample)
                : Fields.number(item.path("play_offset_ms"));
        return millis == null ? null : Duration.ofMillis(Math.round(millis));
    }

    private static ExternalIds external(JsonNode metadata) {
        return new ExternalIds(
                Fields.text(metadata.path("youtube").path("vid")),
                service(metadata.path("spotify")),
                service(metadata.path("deezer")),
                Fields.text(one(metadata.path("musicbrainz")).path("track").path("id")),
                null);
    }

    private static @Nullable ServiceIds service(JsonNode listed) {
        JsonNode shop = one(listed);
        return new ServiceIds(
                        Fields.text(shop.path("track").path("id")),
                        Fields.text(shop.path("album").path("id")),
                        Fields.texts(shop.path("artists"), "id"))
                .orNull();
    }

    /** Some services are an object in one answer and a list in another. */
    private static JsonNode one(JsonNode node) {
        return node.isArray() ? node.path(0) : node;
    }
}
