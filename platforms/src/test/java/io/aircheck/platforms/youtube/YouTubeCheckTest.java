package io.aircheck.platforms.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YouTubeCheckTest {

    private static final String VIDEO = "https://www.youtube.com/watch?v=aIrChEcK_01";
    private static final String MASTER = """
            #EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=640x360,FRAME-RATE=30
            https://manifest.googlevideo.com/hls_playlist/expire/1788021600/itag/93/index.m3u8
            """;

    private final ScriptedHttp http = new ScriptedHttp();

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            LOGIN_REQUIRED | Sign in to confirm you’re not a bot | blocked
            LOGIN_REQUIRED | Sign in to confirm your age | login_required
            LOGIN_REQUIRED | This is a private video. Please sign in to verify that you may see it. | private
            AGE_VERIFICATION_REQUIRED | | login_required
            CONTENT_CHECK_REQUIRED | The following content may contain suicide topics. | login_required
            UNPLAYABLE | Join this channel to get access to members-only content | login_required
            UNPLAYABLE | The uploader has not made this video available in your country | geo_blocked
            UNPLAYABLE | This video cannot be played on this device | error
            ERROR | This live stream recording is not available. | not_found
            ERROR | This video has been removed by the uploader | not_found
            ERROR | An error occurred. Please try again later. | error
            LIVE_STREAM_OFFLINE | Offline. | offline
            """)
    void tellsApartWhyThereIsNothingToPlay(String status, String reason, String state) throws IOException {
        Map<String, Object> playability =
                reason == null ? Map.of("status", status) : Map.of("status", status, "reason", reason);
        http.on("watch?v=aIrChEcK_01", page(Map.of("playabilityStatus", playability)));
        assertThat(check(VIDEO, Credentials.NONE).state()).isEqualTo(state);
    }

    @Test
    @DisplayName("a page without a playlist leads to the clients that are given one; they get no cookie")
    void theApiHelps() throws IOException {
        http.on("watch?v=aIrChEcK_01", page(live(Map.of())))
                .on("youtubei/v1/player VISIONOS", "{\"playabilityStatus\":{\"status\":\"UNPLAYABLE\"}}")
                .on("youtubei/v1/player IOS", Json.write(live(Map.of("hlsManifestUrl", "https://m.example/hls"))))
                .on("https://m.example/hls", MASTER);
        List<LiveStream> streams = ((RoomStatus.Live) check(VIDEO, ScriptedHttp.cookie("PREF=mine"))).streams();
        assertThat(streams.getFirst().name()).isEqualTo("360p");
        assertThat(streams.getFirst().expiresAt()).hasToString("2026-08-29T16:40:00Z");
        HttpRequest asked = http.sentTo("youtubei/v1/player IOS").getFirst();
        assertThat(ScriptedHttp.header(asked, "Cookie")).isEmpty();
        assertThat(ScriptedHttp.header(asked, "X-Goog-Visitor-Id")).isEqualTo("Visitor%3D");
        assertThat(ScriptedHttp.header(asked, "User-Agent")).startsWith("com.google.ios.youtube/");
        assertThat(ScriptedHttp.header(http.sent().getFirst(), "Cookie")).isEqualTo("PREF=mine; SOCS=CAI");
    }

    @Test
    @DisplayName("a login asks as the web page does first, signed")
    void aLoginIsSigned() throws IOException {
        http.on("watch?v=aIrChEcK_01", page(live(Map.of("hlsManifestUrl", "https://m.example/n/scrambled/hls"))))
                .on("youtubei/v1/player WEB", Json.write(live(Map.of("hlsManifestUrl", "https://m.example/hls"))))
                .on("https://m.example/hls/pot/mine", MASTER);
        Credentials login = new Credentials("LOGIN_INFO=x; SAPISID=q", null, null, "mine", null, null, null, Map.of());
        assertThat(check(VIDEO, login)).isInstanceOf(RoomStatus.Live.class);
        assertThat(ScriptedHttp.header(http.sentTo("WEB").getFirst(), "Authorization"))
                .matches("SAPISIDHASH \\d+_[0-9a-f]{40}");
    }

    @Test
    @DisplayName("a captcha is risk control, a channel that is gone is not found")
    void captcha() throws IOException {
        http.on("watch", 302, Map.of("Location", "https://www.google.com/sorry/index?continue=x"), "");
        assertThat(check(VIDEO, Credentials.NONE)).isInstanceOf(RoomStatus.Blocked.class);
        assertThat(check("https://www.youtube.com/@gone", Credentials.NONE)).isInstanceOf(RoomStatus.NotFound.class);
    }

    private RoomStatus check(String address, Credentials credentials) throws IOException {
        YouTube youtube = new YouTube();
        return youtube.check(Address.parse(address).flatMap(youtube::match).orElseThrow(), http.visit(credentials));
    }

    private static Map<String, Object> live(Map<String, Object> streamingData) {
        return Map.of(
                "playabilityStatus",
                Map.of("status", "OK"),
                "videoDetails",
                Map.of("videoId", "aIrChEcK_01", "isLive", true),
                "streamingData",
                streamingData);
    }

    private static String page(Map<String, Object> player) {
        return "<script>ytcfg.set({\"VISITOR_DATA\":\"Visitor%3D\"});</script><script>var ytInitialPlayerResponse = "
                + Json.write(player) + ";var meta = 1;</script>";
    }
}
