package io.aircheck.platforms.youtube;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API that tells YouTube's own players what to play. Which client asks decides what it is given. */
final class PlayerApi {

    private static final String PLAYER = YouTubeAddress.SITE + "/youtubei/v1/player?prettyPrint=false";

    /**
     * A client as it introduces itself. The versions (of August 2026) age in weeks.
     *
     * @param number what X-YouTube-Client-Name names it by
     * @param device further members of its context
     */
    enum Player {
        /** The first choice: it is given HLS, without a token. Videos "made for kids" it is not served. */
        VISIONOS(
                101,
                "1.02",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
                Map.of(
                        "deviceMake", "Apple",
                        "deviceModel", "RealityDevice17,1",
                        "osName", "visionOS",
                        "osVersion", "26.5.23O471")),
        IOS(
                5,
                "21.26.4",
                "com.google.ios.youtube/21.26.4 (iPhone16,2; U; CPU iOS 18_3_2 like Mac OS X;)",
                Map.of(
                        "deviceMake", "Apple",
                        "deviceModel", "iPhone16,2",
                        "osName", "iPhone",
                        "osVersion", "18.3.2.22D82")),
        ANDROID(
                3,
                "21.26.364",
                "com.google.android.youtube/21.26.364 (Linux; U; Android 11) gzip",
                Map.of("androidSdkVersion", 30, "osName", "Android", "osVersion", "11")),
        /** The only one that takes cookies; Safari is given HLS. */
        WEB(
                1,
                "2.20260708.00.00",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.5 Safari/605.1.15",
                Map.of());

        private final int number;
        private final String version;
        private final String userAgent;
        private final Map<String, Object> device;

        Player(int number, String version, String userAgent, Map<String, Object> device) {
            this.number = number;
            this.version = version;
            this.userAgent = userAgent;
            this.device = device;
        }
    }

    private final SiteClient withCookies;
    private final SiteClient withoutCookies;
    private final Optional<String> authorization;

    /** @param client that sends the user's cookies */
    PlayerApi(SiteClient client, Visit visit) {
        this.withCookies = client;
        this.withoutCookies = SiteClient.of(visit, Map.of("Accept-Language", "en-US,en"));
        this.authorization = SapisidHash.ofCookies(
                visit.credentials().cookie(), visit.clock().instant(), YouTubeAddress.SITE);
    }

    /** Those to ask in their order; a login first, since it may see more. */
    List<Player> players() {
        List<Player> players = new ArrayList<>(List.of(Player.VISIONOS, Player.IOS, Player.ANDROID));
        if (authorization.isPresent()) {
            players.addFirst(Player.WEB);
        }
        return players;
    }

    /** @param visitor from the watch page, or null */
    PlayerResponse ask(Player player, String videoId, @Nullable String visitor) throws IOException, SiteRefusal {
        HttpRequest request = HttpRequest.post(PLAYER, "application/json", body(player, videoId, visitor))
                .header("User-Agent", player.userAgent)
                .header("Origin", YouTubeAddress.SITE)
                .header("X-YouTube-Client-Name", Integer.toString(player.number))
                .header("X-YouTube-Client-Version", player.version)
                .header("X-Goog-Visitor-Id", visitor);
        SiteAnswer answer = player == Player.WEB
                ? withCookies.ask(request.header("Authorization", authorization.orElse(null))
                        .header("X-Origin", YouTubeAddress.SITE)
                        .header("X-Goog-AuthUser", "0"))
                : withoutCookies.ask(request);
        return new PlayerResponse(answer, answer.json());
    }

    private static String body(Player player, String videoId, @Nullable String visitor) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("clientName", player.name());
        context.put("clientVersion", player.version);
        context.putAll(player.device);
        context.put("hl", "en");
        context.put("timeZone", "UTC");
        context.put("utcOffsetMinutes", 0);
        if (visitor != null) {
            context.put("visitorData", visitor);
        }
        return Json.write(Map.of(
                "context",
                Map.of("client", context),
                "videoId",
                videoId,
                "contentCheckOk",
                true,
                "racyCheckOk",
                true,
                "playbackContext",
                Map.of("contentPlaybackContext", Map.of("html5Preference", "HTML5_PREF_WANTS"))));
    }
}
