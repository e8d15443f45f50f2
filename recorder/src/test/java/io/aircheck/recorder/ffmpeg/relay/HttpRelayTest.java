package io.aircheck.recorder.ffmpeg.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.recorder.connection.StreamRequests;
import io.aircheck.testkit.http.HttpServer;
import io.aircheck.testkit.http.Request;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRelayTest {

    private static final String PASSWORD = "0123456789abcdef";

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final WebClient web = WebClient.create(NetSettings.defaults().withInternalAllowed(true));
    private final CountDownLatch silent = new CountDownLatch(1);
    private HttpServer server;
    private HttpRelay relay;

    @BeforeEach
    void start() throws IOException {
        server = new HttpServer(0, exchange -> {
            requests.add(exchange.request());
            switch (exchange.request().path()) {
                case "/live.m3u8" ->
                    exchange.answer(200, "text/plain", "#EXTM3U\n#EXTINF:2,\nhttps://cdn.example/1.ts\n");
                case "/over.m3u8" -> exchange.answer(200, "text/plain", "#EXTM3U\n#EXTINF:2,\n1.ts\n#EXT-X-ENDLIST\n");
                case "/huge.m3u8" -> {
                    exchange.beginChunked("text/plain", Map.of());
                    exchange.write("#EXTM3U\n".getBytes(StandardCharsets.US_ASCII), 0, 8);
                    byte[] block = "#x\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
                    for (int i = 0; i < 1000; i++) {
                        exchange.write(block, 0, block.length);
                    }
                }
                case "/part" ->
                    exchange.answer(206, "video/mp4", Map.of("Content-Range", "bytes 5-9/10"), "56789".getBytes());
                case "/away" -> exchange.redirect("https://cdn.example/b/live.m3u8");
                case "/chunks" -> {
                    exchange.beginChunked("video/mp2t", Map.of());
                    exchange.write("G12".getBytes(StandardCharsets.US_ASCII), 0, 3);
                    exchange.end();
                }
                case "/broken" -> {
                    exchange.beginChunked("video/mp2t", Map.of());
                    exchange.write(new byte[100], 0, 100);
                    exchange.cut();
                }
                case "/silent" -> {
                    exchange.beginChunked("video/mp2t", Map.of());
                    exchange.write(new byte[100], 0, 100);
                    silent.countDown();
                    exchange.fallSilent();
                }
                default -> exchange.answer(404, "text/plain", "nothing here");
            }
        });
        LiveStream stream = LiveStream.of(Protocol.DASH, Quality.OD, "OD", url("/a.mpd"))
                .withHeaders(Map.of("Referer", "https://site.example/", "Cookie", "user=1"));
        relay = HttpRelay.open(web, new StreamRequests(stream), PASSWORD);
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        server.close();
        web.close();
    }

    @Test
    void carriesARequestWithTheStreamsHeadersAndNotFFmpegsOwn() throws IOException {
        assertThat(get("/part", "Range: bytes=5-9\r\nUser-Agent: Lavf\r\nIcy-MetaData: 1\r\n"))
                .startsWith("HTTP/1.1 206 ")
                .contains("\r\nContent-Range: bytes 5-9/10\r\n", "\r\nContent-Length: 5\r\n")
                .endsWith("\r\n\r\n56789");
        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(request.headers())
                        .containsEntry("range", "bytes=5-9")
                        .containsEntry("referer", "https://site.example/")
                        .containsEntry("cookie", "user=1")
                        .doesNotContainKeys("icy-metadata", "proxy-authorization")
                        .doesNotContainEntry("user-agent", "Lavf"));
    }

    @Test
    void aPlaylistLeadsToTheRelayAgain() throws IOException {
        assertThat(get("/live.m3u8", "Range: bytes=0-\r\n"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\n#EXTM3U\n#EXTINF:2,\nhttp://cdn.example.https.invalid:443/1.ts\n");
        assertThat(relay.ended()).isFalse();
        get("/over.m3u8", "");
        assertThat(relay.ended()).isTrue();
    }

    @Test
    void redirectsAndRefusalsArePassedOn() throws IOException {
        assertThat(get("/away", ""))
                .startsWith("HTTP/1.1 302 ")
                .contains("\r\nLocation: http://cdn.example.https.invalid:443/b/live.m3u8\r\n");
        assertThat(get("/gone", "")).startsWith("HTTP/1.1 404 ").endsWith("nothing here");
    }

    @Test
    void anAddressMayHoldWhatFFmpegDoesNotEncode() throws IOException {
        get("/a b 中.ts", "");
        assertThat(requests).extracting(Request::target).containsExactly("/a%20b%20%E4%B8%AD.ts");
    }

    @Test
    void aPlaylistWithoutEndIsCutOff() throws IOException {
        assertThat(get("/huge.m3u8", "")).startsWith("HTTP/1.1 502 ");
        assertThat(relay.failure()).contains("/huge.m3u8 is larger than");
    }

    @Test
    void aBodyThatBreaksOffDoesNotLookWhole() throws IOException {
        assertThat(get("/chunks", "")).endsWith("3\r\nG12\r\n0\r\n\r\n");
        assertThat(get("/broken", "")).contains("\r\n64\r\n").doesNotEndWith("0\r\n\r\n");
        assertThat(relay.failure()).isNotNull();
        get("/chunks", "");
        assertThat(relay.failure()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Proxy-Authorization: Basic YWlyY2hlY2s6d3Jvbmc=\r\n"})
    void servesOnlyWhoKnowsThePassword(String login) throws IOException {
        assertThat(exchange("GET " + url("/chunks") + " HTTP/1.1\r\n" + login + "\r\n"))
                .startsWith("HTTP/1.1 407 ");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CONNECT 127.0.0.1:22", "POST http://127.0.0.1:1/", "GET /etc/passwd", "GET file:///etc/passwd"})
    void opensNothingButWebAddresses(String what) throws IOException {
        assertThat(exchange(what + " HTTP/1.1\r\n" + login() + "\r\n")).startsWith("HTTP/1.1 501 ");
    }

    @Test
    void internalAddressesStayForbidden() throws IOException {
        try (HttpRelay guarded = HttpRelay.open(
                web.allowingInternal(false),
                new StreamRequests(LiveStream.of(Protocol.DASH, Quality.OD, "OD", "https://live.example/")),
                PASSWORD)) {
            assertThat(exchange(guarded, "GET " + url("/chunks") + " HTTP/1.1\r\n" + login() + "\r\n"))
                    .startsWith("HTTP/1.1 502 ");
            assertThat(guarded.failure()).contains("leads to the internal address 127.0.0.1");
            assertThat(requests).isEmpty();
        }
    }

    @Test
    void endsEvenWhileTheServerIsSilent() throws Exception {
        try (Socket socket = ask(relay, "GET " + url("/silent") + " HTTP/1.1\r\n" + login() + "\r\n")) {
            assertThat(silent.await(10, TimeUnit.SECONDS)).isTrue();
            relay.close();
            assertThat(rest(socket)).doesNotEndWith("0\r\n\r\n");
            assertThat(relay.failure()).isNull();
        }
    }

    private String get(String path, String headers) throws IOException {
        return exchange("GET " + url(path) + " HTTP/1.1\r\n" + headers + login() + "\r\n");
    }

    private String exchange(String request) throws IOException {
        return exchange(relay, request);
    }

    private static String exchange(HttpRelay relay, String request) throws IOException {
        try (Socket socket = ask(relay, request)) {
            return rest(socket);
        }
    }

    private static Socket ask(HttpRelay relay, String request) throws IOException {
        URI proxy = URI.create(relay.proxyUrl());
        Socket socket = new Socket(proxy.getHost(), proxy.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] block = new byte[8192];
        try {
            for (int count = socket.getInputStream().read(block); count >= 0; ) {
                text.append(new String(block, 0, count, StandardCharsets.ISO_8859_1));
                count = socket.getInputStream().read(block);
            }
        } catch (SocketException e) {
            // A reset is an end as well.
        }
        return text.toString();
    }

    private static String login() {
        return "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(("aircheck:" + PASSWORD).getBytes(StandardCharsets.US_ASCII))
                + "\r\n";
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }
}
