package io.aircheck.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.testkit.net.CountingProxy;
import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.net.WireRequest;
import io.aircheck.testkit.net.WireServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A proxy holds for the API and for the media, over http and https, and it alone resolves names: {@code media.test} exists
 * nowhere else, so any direct connection fails.
 */
class ProxyTest {

    private static final int SEGMENT_BYTES = 300_000;
    private static final TestAuthority AUTHORITY = new TestAuthority();

    @TempDir
    Path folder;

    private WireServer plain;
    private WireServer secure;
    private NetSettings settings;

    @BeforeEach
    void start() throws IOException {
        plain = WireServer.start(ProxyTest::serve);
        secure = WireServer.start(AUTHORITY.serverContext("media.test"), ProxyTest::serve);
        settings = NetSettings.defaults()
                .withRetries(RetryPolicy.NONE)
                .withCaFiles(List.of(AUTHORITY.writePem(folder.resolve("root.pem"))));
    }

    @AfterEach
    void stop() {
        plain.close();
        secure.close();
    }

    private static void serve(Socket socket) throws IOException {
        for (WireRequest request = WireRequest.read(socket.getInputStream());
                request != null;
                request = WireRequest.read(socket.getInputStream())) {
            byte[] body =
                    request.target().equals("/api") ? "{}".getBytes(StandardCharsets.UTF_8) : new byte[SEGMENT_BYTES];
            socket.getOutputStream().write(Wire.ok("icy-name: Caf\u00e9\r\n", body));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http, http, false",
        "http, http, true",
        "http, https, false",
        "http, https, true",
        "https, http, true",
        "https, https, true",
        "socks5, http, false",
        "socks5, http, true",
        "socks5, https, false",
        "socks5h, https, true",
    })
    void carriesEverything(String proxyScheme, String scheme, boolean login) throws IOException {
        try (CountingProxy proxy = proxy(proxyScheme, scheme, login);
                WebClient client = WebClient.create(settings.withProxy(address(proxyScheme, proxy, login)))) {

            HttpAnswer answer = client.send(HttpRequest.get(scheme + "://media.test/api"));
            assertThat(answer.text()).isEqualTo("{}");
            long afterApi = proxy.bytesDown();
            assertThat(afterApi).isPositive();

            try (MediaBody body = client.open(HttpRequest.get(scheme + "://media.test/segment.ts"))) {
                assertThat(OpenTest.readAll(body)).hasSize(SEGMENT_BYTES);
                assertThat(body.headers().first("icy-name")).isEqualTo("Café");
            }
            assertThat(proxy.bytesDown()).isGreaterThanOrEqualTo(afterApi + SEGMENT_BYTES);
            assertThat(proxy.requests()).isNotEmpty().allMatch(request -> request.contains("media.test"));
            // Every connection that the servers saw was one of the proxy's.
            assertThat(plain.accepted() + secure.accepted())
                    .isEqualTo(proxy.requests().size());
        }
    }

    @Test
    void withoutItTheNameDoesNotExist() {
        try (WebClient client = WebClient.create(settings)) {
            assertThatThrownBy(() -> client.send(HttpRequest.get("http://media.test/api")))
                    .isInstanceOf(UnknownHostException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"http, https", "socks5, http"})
    void aDerivedClientMayHaveAnotherOne(String proxyScheme, String scheme) throws IOException {
        try (CountingProxy one = proxy(proxyScheme, scheme, false);
                CountingProxy other = proxy(proxyScheme, scheme, false);
                WebClient client = WebClient.create(settings.withProxy(address(proxyScheme, one, false)))) {
            HttpRequest request = HttpRequest.get(scheme + "://media.test/api");
            client.send(request);
            client.withProxy(address(proxyScheme, other, false)).send(request);

            assertThat(one.requests()).hasSize(1);
            assertThat(other.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "socks5, http,  does not accept the user and password",
        "http,   https, ''",
    })
    void aWrongPasswordIsAClearError(String proxyScheme, String scheme, String why) {
        try (CountingProxy proxy = proxy(proxyScheme, scheme, true);
                WebClient client = WebClient.create(settings.withProxy(
                        ProxyAddress.parse(proxyScheme + "://me:wrong@127.0.0.1:" + proxy.port())))) {
            assertThatThrownBy(() -> client.send(HttpRequest.get(scheme + "://media.test/api")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(why)
                    .hasMessageContaining("proxy")
                    .hasMessageNotContaining("wrong");
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void aNameThatTheProxyDoesNotKnowIsAClearError() {
        try (CountingProxy proxy = proxy("socks5", "http", false);
                WebClient client = WebClient.create(settings.withProxy(address("socks5", proxy, false)))) {
            assertThatThrownBy(() -> client.send(HttpRequest.get("http://other.test/api")))
                    .hasMessageContaining("does not connect to other.test")
                    .hasMessageContaining("its name is not known");
        }
    }

    @Test
    void anUntrustedCertificateNamesTheHostAndTheWayOut() {
        try (CountingProxy proxy = proxy("http", "https", false);
                WebClient client =
                        WebClient.create(settings.withCaFiles(List.of()).withProxy(address("http", proxy, false)))) {
            assertThatThrownBy(() -> client.send(HttpRequest.get("https://media.test/api")))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("media.test")
                    .hasMessageContaining("--ca-file");
        }
    }

    @Test
    void internalAddressesAreRefusedBeforeTheProxyHearsOfThem() {
        try (CountingProxy proxy = proxy("http", "https", false);
                WebClient client = WebClient.create(settings.withProxy(address("http", proxy, false)))) {
            for (String host : List.of("127.0.0.1", "localhost", "[::ffff:10.0.0.1]", "0x7f.1")) {
                assertThatThrownBy(() -> client.open(HttpRequest.get("https://" + host + "/")))
                        .isInstanceOf(ForbiddenAddressException.class);
            }
            assertThat(proxy.requests()).isEmpty();
        }
    }

    private CountingProxy proxy(String proxyScheme, String scheme, boolean login) {
        InetSocketAddress target = scheme.equals("https") ? secure.address() : plain.address();
        return CountingProxy.start(
                Map.of("media.test", target),
                login ? new CountingProxy.Login("me", "p@ss 1") : null,
                proxyScheme.equals("https") ? AUTHORITY.serverContext("localhost") : null);
    }

    private static ProxyAddress address(String proxyScheme, CountingProxy proxy, boolean login) {
        return ProxyAddress.parse(proxyScheme + "://" + (login ? "me:p%40ss%201@" : "") + "localhost:" + proxy.port());
    }
}
