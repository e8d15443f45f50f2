package io.aircheck.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.testkit.net.CountingProxy;
import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.net.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not speak HTTP goes the same ways: {@code media.test} is known to the proxy alone. */
class DialerTest {

    private static final TestAuthority AUTHORITY = new TestAuthority();
    /** Begins as an HTTP answer would, which must make no difference here. */
    private static final byte[] GREETING = "HTTP/ but not really\0\1\2".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    private WireServer plain;
    private WireServer secure;
    private NetSettings settings;

    @BeforeEach
    void start() throws IOException {
        plain = WireServer.start(DialerTest::echo);
        secure = WireServer.start(AUTHORITY.serverContext("media.test"), DialerTest::echo);
        settings = NetSettings.defaults().withCaFiles(List.of(AUTHORITY.writePem(folder.resolve("root.pem"))));
    }

    @AfterEach
    void stop() {
        plain.close();
        secure.close();
    }

    private static void echo(Socket socket) throws IOException {
        socket.getOutputStream().write(socket.getInputStream().readNBytes(GREETING.length));
    }

    @ParameterizedTest
    @CsvSource({
        "http,   false, false",
        "http,   true,  false",
        "http,   true,  true",
        "https,  false, true",
        "https,  true,  false",
        "socks5, false, true",
        "socks5, true,  false",
    })
    void goesThroughTheProxy(String scheme, boolean tls, boolean login) throws IOException {
        try (CountingProxy proxy = proxy(scheme, tls, login)) {
            ProxyAddress address =
                    ProxyAddress.parse(scheme + "://" + (login ? "me:p%40ss%201@" : "") + "localhost:" + proxy.port());
            assertEchoes(settings.withProxy(address), tls);

            assertThat(proxy.requests())
                    .containsExactly((scheme.equals("socks5") ? "SOCKS" : "CONNECT") + " media.test:1935");
            assertThat(proxy.bytesDown()).isGreaterThanOrEqualTo(GREETING.length);
            assertThat(plain.accepted() + secure.accepted()).isEqualTo(1);
        }
    }

    private static void assertEchoes(NetSettings settings, boolean tls) throws IOException {
        try (WebClient client = WebClient.create(settings);
                Socket socket = client.dialer().dial("media.test", 1935, tls)) {
            socket.getOutputStream().write(GREETING);
            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(GREETING);
        }
    }

    @Test
    void withoutAProxyTheNameDoesNotExist() {
        assertThatThrownBy(() -> assertEchoes(settings, false))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("the name media.test is not known");
    }

    @Test
    void connectsDirectlyToWhatTheNameMeans() throws IOException {
        try (WebClient client = direct(settings.withInternalAllowed(true));
                Socket socket = client.dialer().dial("media.test", secure.port(), true)) {
            socket.getOutputStream().write(GREETING);
            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(GREETING);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "media.test, false, --ca-file",
        "other.test, true,  No subject alternative",
    })
    void aCertificateMustBeTrustedAndOfThatName(String host, boolean trusted, String why) {
        NetSettings used = settings.withInternalAllowed(true).withCaFiles(trusted ? settings.caFiles() : List.of());
        try (WebClient client = direct(used)) {
            assertThatThrownBy(() -> client.dialer().dial(host, secure.port(), true))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining(host)
                    .hasMessageContaining(why);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::ffff:10.0.0.1", "0x7f.1", "media.test"})
    void internalHostsAreRefused(String host) {
        try (WebClient client = direct(settings)) {
            assertThatThrownBy(() -> client.dialer().dial(host, plain.port(), false))
                    .isInstanceOf(ForbiddenAddressException.class);
            assertThat(plain.accepted()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http,   other.test, it answered \"HTTP/1.1 502",
        "socks5, other.test, its name is not known",
    })
    void saysWhatTheProxySaid(String scheme, String host, String why) {
        try (CountingProxy proxy = proxy(scheme, false, false);
                WebClient client = WebClient.create(
                        settings.withProxy(ProxyAddress.parse(scheme + "://127.0.0.1:" + proxy.port())))) {
            assertThatThrownBy(() -> client.dialer().dial(host, 1935, false))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not connect to " + host)
                    .hasMessageContaining(why);
        }
    }

    private static WebClient direct(NetSettings settings) {
        return WebClient.create(
                settings,
                name -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                InstantSource.system(),
                new Random(1),
                pause -> {});
    }

    private CountingProxy proxy(String scheme, boolean tls, boolean login) {
        InetSocketAddress target = tls ? secure.address() : plain.address();
        return CountingProxy.start(
                Map.of("media.test", target),
                login ? new CountingProxy.Login("me", "p@ss 1") : null,
                scheme.equals("https") ? AUTHORITY.serverContext("localhost") : null);
    }
}
