package io.aircheck.recorder.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.net.NetSettings;
import io.aircheck.net.ProxyAddress;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.testkit.net.CountingProxy;
import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.net.WireServer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A proxy and certificate roots hold for what FFmpeg records: {@code media.test} and {@code cdn.test} are names that only the
 * proxy knows, so whatever goes past it fails, and each connection that a server accepts is one of the proxy's.
 */
class FFmpegProxyTest {

    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final BiFunction<String, String, String> AS_IT_IS = (name, text) -> text;
    private static final RoomStatus OFFLINE = new RoomStatus.Offline(RoomDetails.UNKNOWN);

    @TempDir
    static Path folder;

    private static FFmpeg ffmpeg;
    private static MediaSite site;
    private static NetSettings trusting;

    private final Units sink = new Units();

    @BeforeAll
    static void make() throws Exception {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
        site = MediaSite.make(ffmpeg, folder);
        trusting = NetSettings.defaults().withCaFiles(List.of(AUTHORITY.writePem(folder.resolve("root.pem"))));
    }

    @ParameterizedTest
    @CsvSource({"http, true", "http, false", "socks5, true", "socks5, false", "https, true"})
    void recordsDashThroughIt(String proxyScheme, boolean tls) throws Exception {
        // The manifest is on one host and names another one in whole addresses.
        String scheme = tls ? "https" : "http";
        BiFunction<String, String, String> elsewhere =
                (name, mpd) -> mpd.replaceFirst("(<Period[^>]*>)", "<BaseURL>" + scheme + "://cdn.test/</BaseURL>$1");
        try (WireServer media = server(tls, "media.test", elsewhere);
                WireServer cdn = server(tls, "cdn.test", AS_IT_IS);
                CountingProxy proxy = proxy(proxyScheme, Map.of("media.test", media, "cdn.test", cdn))) {
            End end = run(
                    trusting.withProxy(address(proxyScheme, proxy)),
                    stream(Protocol.DASH, scheme + "://media.test/live.mpd?token=1"));

            assertThat(end.reason()).isEqualTo(EndReason.STREAM_ENDED);
            assertWhole();
            assertThat(cdn.accepted()).isPositive();
            assertAllThrough(proxy, media, cdn);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void recordsAPlaylistWithSeparateSoundThroughIt(String proxyScheme) throws Exception {
        try (WireServer media = server(true, "media.test", AS_IT_IS);
                WireServer cdn = server(true, "cdn.test", AS_IT_IS);
                CountingProxy proxy = proxy(proxyScheme, Map.of("media.test", media, "cdn.test", cdn))) {
            LiveStream stream =
                    stream(Protocol.HLS, "https://media.test/video.m3u8").withAudioUrl("https://cdn.test/audio.m3u8");
            End end = run(trusting.withProxy(address(proxyScheme, proxy)), stream);

            assertThat(end.reason()).isEqualTo(EndReason.STREAM_ENDED);
            assertWhole();
            assertAllThrough(proxy, media, cdn);
        }
    }

    @ParameterizedTest
    @CsvSource({"http, false", "http, true", "socks5, false", "socks5, true"})
    void recordsRtmpThroughIt(String proxyScheme, boolean tls) throws Exception {
        try (WireServer media = tls
                        ? WireServer.start(AUTHORITY.serverContext("media.test"), site::play)
                        : WireServer.start(site::play);
                CountingProxy proxy = proxy(proxyScheme, Map.of("media.test", media))) {
            End end = run(
                    trusting.withProxy(address(proxyScheme, proxy)),
                    stream(Protocol.RTMP, (tls ? "rtmps" : "rtmp") + "://media.test/live/key"),
                    OFFLINE);

            assertThat(end.reason()).as("%s", sink.incidents).isEqualTo(EndReason.OFFLINE);
            assertWhole();
            assertAllThrough(proxy, media);
            assertThat(proxy.requests()).allMatch(request -> request.endsWith(" media.test:" + (tls ? 443 : 1935)));
        }
    }

    @ParameterizedTest
    @CsvSource({"http, false", "socks5, true"})
    void recordsRtspThroughIt(String proxyScheme, boolean tls) throws Exception {
        try (WireServer media = tls
                        ? WireServer.start(AUTHORITY.serverContext("media.test"), site::stream)
                        : WireServer.start(site::stream);
                CountingProxy proxy = proxy(proxyScheme, Map.of("media.test", media))) {
            End end = run(
                    trusting.withProxy(address(proxyScheme, proxy)),
                    stream(Protocol.RTSP, (tls ? "rtsps" : "rtsp") + "://media.test/live"),
                    OFFLINE);

            assertThat(end.reason()).as("%s", sink.incidents).isEqualTo(EndReason.OFFLINE);
            assertWhole();
            assertAllThrough(proxy, media);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:%d/live.mpd", "rtmps://127.0.0.1:%d/live/key"})
    void aPrivateRootIsTrustedWhereItIsNamedAndElseTheReasonIsClear(String form) throws Exception {
        boolean rtmp = form.startsWith("rtmp");
        try (WireServer media = WireServer.start(
                AUTHORITY.serverContext("127.0.0.1"), rtmp ? site::play : socket -> site.serve(socket, AS_IT_IS))) {
            LiveStream stream = stream(rtmp ? Protocol.RTMP : Protocol.DASH, form.formatted(media.port()));
            NetSettings direct = trusting.withInternalAllowed(true);

            run(direct.withCaFiles(List.of()), stream, OFFLINE);
            assertThat(sink.units).isEmpty();
            assertThat(sink.incidents)
                    .singleElement()
                    .satisfies(incident -> assertThat(incident)
                            .contains(
                                    "no secure connection to 127.0.0.1: its certificate is not trusted", "--ca-file"));

            run(direct, stream, OFFLINE);
            assertWhole();
        }
    }

    @Test
    void anInternalAddressStaysForbidden() throws Exception {
        try (WireServer media = server(false, "", AS_IT_IS)) {
            for (String form : List.of("http://127.0.0.1:%d/live.mpd", "rtmp://127.0.0.1:%d/live/key")) {
                run(trusting, stream(Protocol.DASH, form.formatted(media.port())), OFFLINE);
            }
            assertThat(sink.incidents)
                    .hasSize(2)
                    .allMatch(incident -> incident.contains("leads to the internal address 127.0.0.1"));
            assertThat(media.accepted()).isZero();
        }
    }

    @Test
    void anRtspServerCannotSendFFmpegElsewhere() throws Exception {
        try (WireServer inside = WireServer.start(socket -> {});
                WireServer media = WireServer.start(socket -> {
                    socket.getInputStream().read(new byte[1024]);
                    String answer = "RTSP/1.0 302 Moved\r\nCSeq: 1\r\nLocation: rtsp://127.0.0.1:" + inside.port()
                            + "/\r\nContent-Length: 0\r\n\r\n";
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                })) {
            run(
                    trusting.withInternalAllowed(true),
                    stream(Protocol.RTSP, "rtsp://127.0.0.1:" + media.port() + "/live"),
                    OFFLINE);
            assertThat(media.accepted()).isEqualTo(1);
            assertThat(inside.accepted()).isZero();
            assertThat(sink.incidents).containsExactly("the server sends us to another address; take that one instead");
        }
    }

    /** The platform still says live then, and the playlist would be recorded from its beginning once more. */
    @Test
    void aPlaylistThatEndsIsNotRecordedTwice() throws Exception {
        var asked = new AtomicInteger();
        BiFunction<String, String, String> endsLater =
                (name, text) -> asked.incrementAndGet() > 4 ? text : text.replace("#EXT-X-ENDLIST", "");
        try (WireServer media = server(false, "", endsLater)) {
            String base = "http://127.0.0.1:" + media.port();
            End end = run(
                    trusting.withInternalAllowed(true),
                    stream(Protocol.HLS, base + "/video.m3u8").withAudioUrl(base + "/audio.m3u8"));

            assertThat(end.reason()).isEqualTo(EndReason.STREAM_ENDED);
            assertThat(asked.get()).isGreaterThan(4);
            assertThat(sink.incidents).isEmpty();
            assertWhole();
        }
    }

    private void assertWhole() {
        assertThat(sink.total().toMillis()).isCloseTo(MediaSite.SECONDS * 1000L, within(400L));
    }

    private void assertAllThrough(CountingProxy proxy, WireServer... servers) {
        int accepted = 0;
        for (WireServer server : servers) {
            accepted += server.accepted();
        }
        assertThat(accepted).isEqualTo(proxy.requests().size());
        long recorded = sink.units.stream()
                .flatMap(unit -> unit.body().stream())
                .mapToLong(body -> body.remaining())
                .sum();
        // A transport stream is a little larger than what it is made of.
        assertThat(proxy.bytesDown()).isGreaterThan(recorded / 2);
    }

    private End run(NetSettings settings, LiveStream stream, RoomStatus... answers) throws Exception {
        try (WebClient web = WebClient.create(settings)) {
            var engine = new FFmpegEngine(
                    () -> new FFmpegLookup.Found(ffmpeg), web, web.dialer(), Clock.systemUTC(), Duration.ofSeconds(30));
            return engine.run(new Source(stream, List.of(answers)), sink);
        }
    }

    private static LiveStream stream(Protocol protocol, String url) {
        return LiveStream.of(protocol, Quality.OD, "1080p", url);
    }

    private static WireServer server(boolean tls, String name, BiFunction<String, String, String> edit) {
        WireServer.Handler handler = (Socket socket) -> site.serve(socket, edit);
        return tls ? WireServer.start(AUTHORITY.serverContext(name), handler) : WireServer.start(handler);
    }

    private static CountingProxy proxy(String scheme, Map<String, WireServer> servers) {
        var names = new HashMap<String, InetSocketAddress>();
        servers.forEach((name, server) -> names.put(name, server.address()));
        return CountingProxy.start(
                names,
                new CountingProxy.Login("me", "p@ss 1"),
                scheme.equals("https") ? AUTHORITY.serverContext("localhost") : null);
    }

    private static ProxyAddress address(String scheme, CountingProxy proxy) {
        return ProxyAddress.parse(scheme + "://me:p%40ss%201@localhost:" + proxy.port());
    }
}
