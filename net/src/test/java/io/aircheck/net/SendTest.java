package io.aircheck.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.testkit.net.WireServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendTest {

    private static final NetSettings LOCAL = NetSettings.defaults().withInternalAllowed(true);

    private final List<Duration> pauses = new ArrayList<>();
    private final WebClient client =
            WebClient.create(LOCAL, Dns.SYSTEM, InstantSource.system(), new Random(1), pauses::add);

    @Test
    void givesTheWholeAnswerWhateverItsStatus() throws IOException {
        try (Wire wire = Wire.closingAfter("HTTP/1.1 404 Gone\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 4\r\n\r\nbody")) {
            HttpAnswer answer = client.send(HttpRequest.get(wire.url("/a?b=c%20d&e=|")));

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).isEqualTo("body");
            assertThat(answer.headers().all("X-A")).containsExactly("1", "2");
            assertThat(answer.url()).isEqualTo(wire.url("/a?b=c%20d&e=|"));
            assertThat(wire.requests.getFirst().target()).startsWith("/a?b=c%20d&e=");
        }
    }

    @Test
    void sendsWhatIsAskedAndABrowsersNameOtherwise() throws IOException {
        try (Wire wire = Wire.answering(request -> Wire.ok("", new byte[0]))) {
            client.send(HttpRequest.get(wire.url("/")));
            client.send(HttpRequest.postForm(wire.url("/form"), Map.of("名", "a b&c"))
                    .header("user-agent", "Mine/1")
                    .header("X-Name", "中文"));

            assertThat(wire.requests.get(0).header("User-Agent")).isEqualTo(UserAgents.DESKTOP);
            assertThat(wire.requests.get(0).header("Accept-Encoding"))
                    .contains("br")
                    .contains("gzip");
            assertThat(wire.requests.get(1).header("User-Agent")).isEqualTo("Mine/1");
            assertThat(wire.requests.get(1).bodyText()).isEqualTo("%E5%90%8D=a+b%26c");
            assertThat(wire.requests.get(1).method()).isEqualTo("POST");
        }
    }

    @Test
    void namesAndPasswordsInAnAddressAreTold() throws IOException {
        try (Wire wire = Wire.answering(request -> Wire.ok("", new byte[0]))) {
            client.send(HttpRequest.get(wire.url("/").replace("://", "://me:pw@")));

            assertThat(wire.requests.getFirst().header("Authorization")).isEqualTo("Basic bWU6cHc=");
        }
    }

    @Test
    void unpacksGzipAndBrotli() throws IOException {
        byte[] brotli = HexFormat.of().parseHex("0b028068656c6c6f03"); // "hello"
        try (Wire wire = Wire.answering(request -> request.target().equals("/br")
                ? Wire.ok("Content-Encoding: br\r\n", brotli)
                : Wire.ok("Content-Encoding: gzip\r\n", gzip("hello".getBytes(), 1)))) {
            assertThat(client.send(HttpRequest.get(wire.url("/br"))).text()).isEqualTo("hello");
            assertThat(client.send(HttpRequest.get(wire.url("/gz"))).text()).isEqualTo("hello");
        }
    }

    @Test
    void aGzipBombEndsAtTheLimit() {
        byte[] bomb = gzip(new byte[1 << 20], 2048); // two gigabytes in two megabytes
        try (Wire wire = Wire.answering(request -> Wire.ok("Content-Encoding: gzip\r\n", bomb))) {
            assertThatThrownBy(() -> client.send(
                            HttpRequest.get(wire.url("/list?token=abc")).maxBodyBytes(1 << 20)))
                    .isInstanceOf(AnswerTooLargeException.class)
                    .hasMessageContaining("larger than 1048576 bytes")
                    .hasMessageNotContaining("token");
        }
    }

    @Test
    void anEndlessAnswerEndsAtTheLimit() {
        try (WireServer endless = WireServer.start(socket -> {
            socket.getInputStream().read();
            OutputStream out = socket.getOutputStream();
            out.write(Wire.latin1("HTTP/1.1 200 OK\r\n\r\n"));
            for (byte[] block = new byte[64 << 10]; ; ) {
                out.write(block);
            }
        })) {
            assertThatThrownBy(() -> client.send(HttpRequest.get("http://127.0.0.1:" + endless.port() + "/")))
                    .isInstanceOf(AnswerTooLargeException.class);
        }
    }

    @Test
    void anAnswerOfJustTheLimitIsTaken() throws IOException {
        try (Wire wire = Wire.answering(request -> Wire.ok("", new byte[1000]))) {
            assertThat(client.send(HttpRequest.get(wire.url("/")).maxBodyBytes(1000))
                            .body())
                    .hasSize(1000);
            assertThatThrownBy(() -> client.send(HttpRequest.get(wire.url("/")).maxBodyBytes(999)))
                    .isInstanceOf(AnswerTooLargeException.class);
        }
    }

    @Test
    void endlessRedirectsEndWithAReason() {
        try (Wire wire = Wire.answering(request -> Wire.redirect(302, request.target() + "x"))) {
            assertThatThrownBy(() -> client.send(HttpRequest.get(wire.url("/a"))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("/a redirects more than 20 times");
            assertThat(wire.requests).hasSize(21);
        }
    }

    @Test
    void tellsWhereRedirectsEnded() throws IOException {
        try (Wire wire = Wire.answering(request ->
                request.target().equals("/a") ? Wire.redirect(301, "/b?c=1") : Wire.ok("", "there".getBytes()))) {
            HttpAnswer answer = client.send(HttpRequest.get(wire.url("/a")));

            assertThat(answer.text()).isEqualTo("there");
            assertThat(answer.url()).isEqualTo(wire.url("/b?c=1"));
            assertThat(client.send(HttpRequest.get(wire.url("/a")).withoutRedirects())
                            .status())
                    .isEqualTo(301);
        }
    }

    @Test
    void carriesCookiesFromOneRequestToTheNextAndOverRedirects() throws IOException {
        CookieStore store = new CookieStore();
        WebClient withCookies = client.withCookies(store);
        try (Wire wire = Wire.answering(request -> request.target().equals("/first")
                ? Wire.latin1("HTTP/1.1 302 Found\r\nSet-Cookie: sid=7; Path=/\r\nLocation: /second\r\n"
                        + "Content-Length: 0\r\n\r\n")
                : Wire.ok("", new byte[0]))) {
            withCookies.send(HttpRequest.get(wire.url("/first")).header("Cookie", "uid=1; sid=old"));
            client.send(HttpRequest.get(wire.url("/third")));

            assertThat(wire.requests.get(1).header("cookie")).isEqualTo("uid=1; sid=7");
            assertThat(wire.requests.get(2).header("cookie")).isNull();
            assertThat(store.toNetscape()).contains("sid\t7");
        }
    }

    @Test
    void asksAgainWhereNothingAnswersAndPausesLongerEachTime() {
        int port;
        try (Wire wire = Wire.closingAfter("")) {
            port = wire.server.port();
        }
        assertThatThrownBy(() -> client.send(HttpRequest.get("http://127.0.0.1:" + port + "/?key=1")))
                .isInstanceOf(ConnectException.class)
                .hasMessageStartingWith("cannot connect to 127.0.0.1: ")
                .hasMessageNotContaining("key");
        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(150), Duration.ofMillis(300));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(300), Duration.ofMillis(600));
    }

    @Test
    void neverSendsAnOrderTwice() {
        assertThatThrownBy(() -> client.send(HttpRequest.post("http://name.invalid/", "text/plain", "x")))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("the name name.invalid is not known");
        assertThat(pauses).isEmpty();
    }

    @Test
    void isNotPatientForEver() {
        try (WireServer silent =
                WireServer.start(socket -> socket.getInputStream().readAllBytes())) {
            assertThatThrownBy(() -> client.send(HttpRequest.get("http://127.0.0.1:" + silent.port() + "/")
                            .timeout(Duration.ofMillis(200))))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("127.0.0.1 did not answer in time");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtmp://host/x", "nonsense", "http://", "file:///etc/passwd"})
    void opensNothingButTheWeb(String url) {
        assertThatThrownBy(() -> client.send(HttpRequest.get(url)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no http or https address");
    }

    @Test
    void letsNobodySlipInAHeader() {
        assertThatThrownBy(
                        () -> client.send(HttpRequest.get("http://127.0.0.1:1/").header("X", "a\r\nY: b")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds a line break");
    }

    private static byte[] gzip(byte[] bytes, int times) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < times; i++) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
