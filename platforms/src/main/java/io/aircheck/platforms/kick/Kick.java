package io.aircheck.platforms.kick;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.SiteTime;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kick (fact sheet kick). The channel's API tells everything; its livestream API, the second way, all but the streamer's name.
 * Both stand behind Cloudflare, whose challenge is risk control.
 *
 * <p>Uncertain: Cloudflare's rules change; it may refuse a client whose TLS is not a browser's.
 */
public final class Kick implements Platform {

    static final String ID = "kick";

    private static final String SITE = "https://kick.com";
    private static final Pattern HOST = Pattern.compile("(?:\\w+\\.)?kick\\.com");
    private static final Pattern SLUG = Pattern.compile("[\\w-]{1,64}");
    private static final Set<String> PAGES = Set.of(
            "video",
            "videos",
            "clips",
            "categories",
            "category",
            "search",
            "auth",
            "browse",
            "following",
            "subscriptions",
            "settings",
            "dashboard",
            "api");

    /** What Chrome of UserAgents.DESKTOP sends beside its name. */
    private static final Map<String, String> BROWSER = Map.of(
            "Accept", "application/json",
            "Accept-Language", "en-US",
            "sec-ch-ua", "\"Chromium\";v=\"142\", \"Google Chrome\";v=\"142\", \"Not_A Brand\";v=\"99\"",
            "sec-ch-ua-mobile", "?0",
            "sec-ch-ua-platform", "\"Windows\"",
            "sec-fetch-dest", "empty",
            "sec-fetch-mode", "cors",
            "sec-fetch-site", "same-origin");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Kick", "Kick", SITE + "/xqc")
                .fromOverseas()
                .withNeeds(PlatformInfo.Need.COOKIE_AT_TIMES)
                .withQualities("1080p60 … 160p30 (OD, UHD, HD, SD, LD)")
                .withDoubts("Cloudflare's rules change; it may refuse a client whose TLS is not a browser's.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        boolean channel = HOST.matcher(address.host()).matches()
                && path.size() == 1
                && SLUG.matcher(path.getFirst()).matches()
                && !PAGES.contains(path.getFirst().toLowerCase(Locale.ROOT))
                && address.parameter("clip") == null;
        return channel ? Optional.of(Room.live(ID, path.getFirst(), SITE + "/" + path.getFirst())) : Optional.empty();
    }

    /** @param playback the address of the master while on air */
    private record Channel(
            SiteAnswer answer,
            RoomDetails details,
            boolean live,
            @Nullable String playback) {}

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(BROWSER);
        headers.put("Referer", room.url());
        SiteClient client = SiteClient.of(visit, headers, "kick.com");
        try {
            Channel channel =
                    Ways.first(List.of(() -> channel(client, room.id()), () -> livestream(client, room.id())));
            return channel.live() ? live(client, channel) : new RoomStatus.Offline(channel.details());
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static Channel channel(SiteClient client, String slug) throws IOException, SiteRefusal {
        SiteAnswer answer = ask(client, slug, "");
        Json channel = answer.json();
        Json live = channel.at("livestream");
        if (!live.node().isNull()) {
            answer.require(live, "livestream");
        }
        return new Channel(
                answer,
                new RoomDetails(
                        channel.at("user", "username").text(slug),
                        live.at("session_title").text(),
                        live.at("categories").at(0).at("name").text(),
                        live.at("thumbnail", "url").address(),
                        SiteTime.of(
                                live.at("start_time").isMissing() ? live.at("created_at") : live.at("start_time"),
                                ZoneOffset.UTC)),
                live.isObject() && !live.at("is_live").isFalse(),
                channel.at("playback_url").address());
    }

    private static Channel livestream(SiteClient client, String slug) throws IOException, SiteRefusal {
        SiteAnswer answer = ask(client, slug, "/livestream");
        Json live = answer.json().at("data");
        if (!live.node().isNull()) {
            answer.require(live, "data");
        }
        return new Channel(
                answer,
                new RoomDetails(
                        slug,
                        live.at("session_title").text(),
                        live.at("category", "name").text(),
                        live.at("thumbnail", "src").address(),
                        SiteTime.of(live.at("created_at"), ZoneOffset.UTC)),
                live.isObject(),
                live.at("playback_url").address());
    }

    /** @throws SiteRefusal not found only where the API itself says so */
    private static SiteAnswer ask(SiteClient client, String slug, String more) throws IOException, SiteRefusal {
        String authorization = client.userCookie("session_token")
                .map(token -> "Bearer " + URLDecoder.decode(token.replace("+", "%2B"), StandardCharsets.UTF_8))
                .orElse(null);
        SiteAnswer answer = client.ask(
                HttpRequest.get(SITE + "/api/v2/channels/" + slug + more).header("Authorization", authorization));
        if (answer.status() == 404 && Json.parse(answer.http()).at("message").text() != null) {
            throw SiteRefusal.notFound("Kick has no channel " + slug);
        }
        return answer;
    }

    private static RoomStatus live(SiteClient client, Channel channel) throws IOException, SiteRefusal {
        String playback = channel.playback();
        if (playback == null) {
            throw channel.answer().failed("gave no playback_url").about(channel.details());
        }
        try {
            Map<String, String> headers = client.mediaHeaders(Map.of("User-Agent", client.userAgent()));
            List<LiveStream> streams = HlsLadder.ask(client, playback, headers).stream()
                    .map(stream -> stream.withExpiry(expiry(playback)))
                    .toList();
            return new RoomStatus.Live(channel.details(), streams);
        } catch (SiteRefusal e) {
            throw e.about(channel.details());
        }
    }

    /** The end of the token (JWT, RFC 7519) that opens the playlists, or null where it cannot be read. */
    private static @Nullable Instant expiry(String playback) {
        String token = Address.parse(playback)
                .map(address -> address.parameter("token"))
                .orElse("");
        String[] parts = token.split("\\.");
        try {
            Long seconds = parts.length < 2
                    ? null
                    : Json.parse(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                            .at("exp")
                            .whole();
            return seconds == null ? null : Instant.ofEpochSecond(seconds);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
