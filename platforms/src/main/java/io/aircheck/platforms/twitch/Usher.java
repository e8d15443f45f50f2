package io.aircheck.platforms.twitch;

import io.aircheck.media.hls.MasterPlaylist;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The server of master playlists. It knows best whether a channel is on air. */
final class Usher {

    private static final String HOST = "https://usher.ttvnw.net";

    /** What it makes of a channel or video. */
    sealed interface Answer {}

    record Playlist(MasterPlaylist playlist) implements Answer {}

    /** Not on air, or no such video. */
    record Nothing() implements Answer {}

    /** The token has expired; a new one may help. */
    record StaleToken() implements Answer {}

    record Denied(RoomStatus.Unavailable status) implements Answer {}

    private final SiteClient client;
    private final RandomGenerator random;

    Usher(SiteClient client, RandomGenerator random) {
        this.client = client;
        this.random = random;
    }

    Answer live(String login, Json token) throws IOException {
        Query query = parameters(Query.of(
                "sig",
                token.at("signature").text(""),
                "token",
                token.at("value").text("")));
        Answer answer = ask(query.appendedTo(HOST + "/api/v2/channel/hls/" + login + ".m3u8"), token);
        return isUnread(answer) ? ask(query.appendedTo(HOST + "/api/channel/hls/" + login + ".m3u8"), token) : answer;
    }

    Answer video(String id, Json token) throws IOException {
        String signature = token.at("signature").text("");
        String value = token.at("value").text("");
        Answer answer = ask(
                parameters(Query.of("nauthsig", signature, "nauth", value))
                        .appendedTo(HOST + "/vod/v2/" + id + ".m3u8"),
                token);
        return isUnread(answer)
                ? ask(
                        parameters(Query.of("sig", signature, "token", value))
                                .appendedTo(HOST + "/vod/" + id + ".m3u8"),
                        token)
                : answer;
    }

    private Query parameters(Query token) {
        return token.and("allow_source", "true")
                .and("allow_audio_only", "true")
                .and("playlist_include_framerate", "true")
                .and("supported_codecs", "av1,h265,h264")
                .and("platform", "web")
                .and("player", "twitchweb")
                .and("p", random.nextInt(1_000_000, 10_000_000))
                .and("reassignments_supported", "true")
                .and("transcode_mode", "cbr_v1");
    }

    /** Whether the other generation of the address is worth a try. */
    private static boolean isUnread(Answer answer) {
        return answer instanceof Denied denied && denied.status() instanceof RoomStatus.Failed;
    }

    private Answer ask(String url, Json token) throws IOException {
        SiteAnswer answer = client.ask(url);
        if (answer.http().isSuccess()) {
            try {
                return answer.playlist() instanceof MasterPlaylist master
                        ? new Playlist(master)
                        : denied(answer.failed("sent no master playlist"));
            } catch (SiteRefusal e) {
                return denied(e);
            }
        }
        Json error = Json.parse(answer.http()).at(0);
        return refusal(
                answer,
                error.at("error_code").text("").toLowerCase(Locale.ROOT),
                error.at("error").text("HTTP " + answer.status()),
                geoblockReason(token));
    }

    private static Answer refusal(SiteAnswer answer, String code, String error, @Nullable String geoblock) {
        RoomDetails unknown = RoomDetails.UNKNOWN;
        int status = answer.status();
        if (code.contains("geoblock") || status == 403 && geoblock != null) {
            return new Denied(new RoomStatus.GeoBlocked(
                    unknown, "Twitch does not show this in your region (" + error + "); use a proxy elsewhere"));
        }
        if (code.equals("unauthorized_entitlements") || code.equals("vod_manifest_restricted")) {
            return new Denied(new RoomStatus.LoginRequired(
                    unknown, "for subscribers only (" + error + "); set the token of a subscribed account"));
        }
        if (code.equals("transcode_does_not_exist") || status == 404 && !code.isEmpty()) {
            return new Nothing();
        }
        String text = (code + " " + error).toLowerCase(Locale.ROOT);
        if (status == 403 && List.of("nauth", "token", "sig").stream().anyMatch(text::contains)) {
            return new StaleToken();
        }
        return denied(answer.failed("refused the playlist: " + error));
    }

    private static @Nullable String geoblockReason(Json token) {
        return token.at("value").unwrapped().at("geoblock_reason").text();
    }

    private static Answer denied(SiteRefusal refusal) {
        return new Denied(refusal.status());
    }
}
