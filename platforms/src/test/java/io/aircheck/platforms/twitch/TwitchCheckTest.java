package io.aircheck.platforms.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Twitch, beyond what the recorded conversations show")
class TwitchCheckTest {

    private static final String SHELL =
            "{\"data\":{\"userOrError\":{\"__typename\":\"User\",\"login\":\"one\",\"displayName\":\"One\"}}}";
    private static final String OFF = "{\"data\":{\"user\":{\"lastBroadcast\":{\"title\":\"Once\"},\"stream\":null}}}";
    private static final String ON = metadata("live");
    private static final String TOKEN = token("{\\\"chansub\\\":{\\\"restricted_bitrates\\\":[]}}");
    private static final String DEAD = "{\"errors\":[{\"message\":\"PersistedQueryNotFound\"}]}";

    private static final String MASTER = """
            #EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=9000000,RESOLUTION=1280x720,CODECS="avc1.4D401F,mp4a.40.2",FRAME-RATE=60.000,IVS-NAME="720p60",IVS-VARIANT-SOURCE="transcode"
            https://video.example/720.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=160000,CODECS="mp4a.40.2",IVS-NAME="audio_only",IVS-VARIANT-SOURCE="transcode"
            https://video.example/audio.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=6000000,RESOLUTION=1920x1080,CODECS="avc1.64002A,mp4a.40.2",FRAME-RATE=60.000,IVS-NAME="1080p60",IVS-VARIANT-SOURCE="source"
            https://video.example/source.m3u8
            """;

    private final Twitch twitch = new Twitch();
    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    void theSourceIsBestWhateverBandwidthATranscodeClaims() throws IOException {
        http.on("ChannelShell", array(SHELL, ON, TOKEN)).on("/api/v2/channel/hls/one.m3u8", MASTER);
        assertThat(streams(check("twitch.tv/one")))
                .extracting(LiveStream::name, LiveStream::quality)
                .containsExactly(
                        tuple("1080p60", Quality.OD), tuple("720p60", Quality.UHD), tuple("audio_only", Quality.LD));
    }

    @Test
    void asksFreelyWhenAHashIsDead() throws IOException {
        http.on("persistedQuery", DEAD)
                .on(
                        "user(login:",
                        "{\"data\":{\"user\":{\"displayName\":\"One\",\"stream\":{\"type\":\"live\",\"title\":\"Now\"}}}}")
                .on("streamPlaybackAccessToken(channelName:", TOKEN)
                .on("/api/v2/channel/hls/one.m3u8", MASTER);
        RoomStatus status = check("twitch.tv/one");
        assertThat(streams(status)).hasSize(3);
        assertThat(status.details().title()).isEqualTo("Now");
    }

    @Test
    void aRerunIsNotLive() throws IOException {
        http.on("ChannelShell", array(SHELL, metadata("rerun"), TOKEN)).on("/hls/", MASTER);
        assertThat(check("twitch.tv/one")).isInstanceOf(RoomStatus.Offline.class);
    }

    @Test
    @DisplayName("a broadcast that GraphQL does not know of yet is found at usher")
    void usherKnowsFirst() throws IOException {
        http.on("ChannelShell", array(SHELL, OFF, TOKEN)).on("/api/v2/channel/hls/one.m3u8", MASTER);
        assertThat(check("twitch.tv/one")).isInstanceOf(RoomStatus.Live.class);
    }

    @Test
    void aBannedChannelIsNotFound() throws IOException {
        http.on(
                "ChannelShell",
                array(
                        "{\"data\":{\"userOrError\":{\"__typename\":\"UserDoesNotExist\",\"reason\":\"TOS_INDEFINITE\"}}}",
                        "{\"data\":{\"user\":null}}",
                        "{\"data\":{\"streamPlaybackAccessToken\":null}}"));
        assertThat(check("twitch.tv/one"))
                .isInstanceOfSatisfying(
                        RoomStatus.NotFound.class,
                        status -> assertThat(status.reason()).contains("TOS_INDEFINITE"));
    }

    @Test
    void aWantedIntegrityTokenIsRiskControl() throws IOException {
        http.on("gql.twitch.tv", "{\"errors\":[{\"message\":\"failed integrity check\"}],\"data\":null}");
        assertThat(check("twitch.tv/one")).isInstanceOf(RoomStatus.Blocked.class);
    }

    @Test
    void tooManyRequestsAreRiskControl() throws IOException {
        http.on("gql.twitch.tv", 429, Map.of(), "");
        assertThat(check("twitch.tv/one")).isInstanceOf(RoomStatus.Blocked.class);
    }

    @Test
    void aServiceTimeoutIsTriedOnceMoreAndThenAnError() throws IOException {
        http.on("gql.twitch.tv", "[{\"errors\":[{\"message\":\"service timeout\"}]}]");
        assertThat(check("twitch.tv/one")).isInstanceOf(RoomStatus.Failed.class);
        assertThat(http.sent()).hasSize(2);
    }

    @Test
    void qualitiesForSubscribersAreLeftOut() throws IOException {
        http.on(
                        "ChannelShell",
                        array(SHELL, ON, token("{\\\"chansub\\\":{\\\"restricted_bitrates\\\":[\\\"1080p60\\\"]}}")))
                .on("/hls/", MASTER);
        assertThat(streams(check("twitch.tv/one")))
                .extracting(LiveStream::name)
                .containsExactly("720p60", "audio_only");
    }

    @Test
    void anExpiredTokenIsRenewedOnce() throws IOException {
        http.on("ChannelShell", array(SHELL, ON, TOKEN))
                .on(
                        "PlaybackAccessToken",
                        array("{\"data\":{\"streamPlaybackAccessToken\":{\"signature\":\"new\",\"value\":\"{}\"}}}"))
                .on("sig=new", MASTER)
                .on("usher.ttvnw.net", 403, Map.of(), "[{\"error_code\":\"\",\"error\":\"nauth token has expired\"}]");
        assertThat(check("twitch.tv/one")).isInstanceOf(RoomStatus.Live.class);
    }

    @Test
    void theOlderPathOfUsherIsTheFallback() throws IOException {
        http.on("ChannelShell", array(SHELL, ON, TOKEN)).on("/api/channel/hls/one.m3u8", MASTER);
        assertThat(check("twitch.tv/one")).isInstanceOf(RoomStatus.Live.class);
    }

    @Test
    @DisplayName("a page in place of the playlist is an error, not offline")
    void aPageIsNoPlaylist() throws IOException {
        http.on("ChannelShell", array(SHELL, ON, TOKEN)).on("/hls/", "<html>busy</html>");
        assertThat(check("twitch.tv/one")).isInstanceOf(RoomStatus.Failed.class);
    }

    @Test
    void aRefusedTokenIsForgottenForLater() throws IOException {
        http.on(request -> !ScriptedHttp.header(request, "Authorization").isEmpty(), 401, "{\"status\":401}")
                .on("ChannelShell", array(SHELL, ON, TOKEN))
                .on("/hls/", MASTER);
        Credentials expired = ScriptedHttp.token("expired");
        assertThat(check("twitch.tv/one", expired)).isInstanceOf(RoomStatus.Live.class);
        assertThat(check("twitch.tv/one", expired)).isInstanceOf(RoomStatus.Live.class);
        assertThat(http.sent())
                .filteredOn(request ->
                        !ScriptedHttp.header(request, "Authorization").isEmpty())
                .hasSize(1);
    }

    @Test
    @DisplayName("token and cookie go to Twitch, and not to the hosts of its playlists")
    void secretsStay() throws IOException {
        http.on("ChannelShell", array(SHELL, ON, TOKEN)).on("/hls/", MASTER);
        check("twitch.tv/one", ScriptedHttp.cookie("a=1; auth-token=secret"));
        HttpRequest gql = http.sentTo("gql.twitch.tv").getFirst();
        assertThat(ScriptedHttp.header(gql, "Authorization")).isEqualTo("OAuth secret");
        assertThat(ScriptedHttp.header(gql, "Cookie")).isEqualTo("a=1; auth-token=secret");
        HttpRequest usher = http.sentTo("usher.ttvnw.net").getFirst();
        assertThat(usher.headers().toString()).doesNotContain("secret");
    }

    @Test
    void aVideoForSubscribersWantsALogin() throws IOException {
        http.on("VideoMetadata", array("{\"data\":{\"video\":{\"title\":\"T\",\"owner\":{\"displayName\":\"One\"}}}}"))
                .on(
                        "PlaybackAccessToken",
                        array("{\"data\":{\"videoPlaybackAccessToken\":{\"signature\":\"s\",\"value\":\"{}\"}}}"))
                .on("/vod/", 403, Map.of(), "[{\"error_code\":\"vod_manifest_restricted\",\"error\":\"no\"}]");
        RoomStatus status = check("twitch.tv/videos/25");
        assertThat(status).isInstanceOf(RoomStatus.LoginRequired.class);
        assertThat(status.details().streamer()).isEqualTo("One");
    }

    @Test
    void aMissingVideoIsNotFound() throws IOException {
        http.on("VideoMetadata", array("{\"data\":{\"video\":null}}"));
        assertThat(check("twitch.tv/videos/25")).isInstanceOf(RoomStatus.NotFound.class);
    }

    @Test
    void aClipListsOnlyFilesThatHaveAnAddress() throws IOException {
        http.on("VideoAccessToken_Clip", array("""
                {"data":{"clip":{"playbackAccessToken":{"signature":"s","value":"{\\"expires\\":1799990000}"},"videoQualities":[
                  {"quality":"480","frameRate":30,"sourceURL":"https://c.example/480.mp4"},
                  {"quality":"1440","frameRate":60,"sourceURL":""},
                  {"quality":"1080","frameRate":59.94,"sourceURL":"https://c.example/1080.mp4"}]}}}
                """, "{\"data\":{\"clip\":{\"title\":\"T\"}}}"));
        List<LiveStream> streams = streams(check("https://clips.twitch.tv/Slug"));
        assertThat(streams).extracting(LiveStream::name).containsExactly("1080p60", "480p30");
        assertThat(streams.getFirst().url())
                .isEqualTo("https://c.example/1080.mp4?sig=s&token=%7B%22expires%22%3A1799990000%7D");
        assertThat(streams.getFirst().expiresAt()).isNotNull();
    }

    private RoomStatus check(String address) throws IOException {
        return check(address, Credentials.NONE);
    }

    private RoomStatus check(String address, Credentials credentials) throws IOException {
        return twitch.check(Address.parse(address).flatMap(twitch::match).orElseThrow(), http.visit(credentials));
    }

    private static List<LiveStream> streams(RoomStatus status) {
        assertThat(status).isInstanceOf(RoomStatus.Live.class);
        return ((RoomStatus.Live) status).streams();
    }

    private static String array(String... answers) {
        return "[" + String.join(",", answers) + "]";
    }

    private static String metadata(String type) {
        return "{\"data\":{\"user\":{\"lastBroadcast\":{\"title\":\"Now\"},\"stream\":{\"type\":\"" + type + "\"}}}}";
    }

    private static String token(String value) {
        return "{\"data\":{\"streamPlaybackAccessToken\":{\"signature\":\"s\",\"value\":\"" + value + "\"}}}";
    }
}
