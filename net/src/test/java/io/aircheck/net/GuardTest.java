package io.aircheck.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.testkit.net.CountingProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody but the user leads us into the internal network. */
class GuardTest {

    private final Map<String, List<InetAddress>> names = Map.of(
            "inside.test", List.of(InetAddress.ofLiteral("127.0.0.1")),
            "mixed.test", List.of(InetAddress.ofLiteral("203.0.113.1"), InetAddress.ofLiteral("10.0.0.1")));
    private final Dns dns = name -> {
        List<InetAddress> found = names.get(name);
        if (found == null) {
            throw new UnknownHostException(name);
        }
        return found;
    };
    private final Wire wire = Wire.answering(request -> request.target().startsWith("/to?")
            ? Wire.redirect(302, request.target().substring("/to?".length()))
            : Wire.ok("", "inside".getBytes()));
    private final WebClient client =
            WebClient.create(NetSettings.defaults(), dns, InstantSource.system(), new Random(1), pause -> {});

    @AfterEach
    void stop() {
        client.close();
        wire.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "2130706433",
                "inside.test",
                "mixed.test"
            })
    void internalHostsAreRefused(String host) {
        String url = "http://" + host + ":" + wire.server.port() + "/?secret=1";

        assertThatThrownBy(() -> client.send(HttpRequest.get(url)))
                .isInstanceOf(ForbiddenAddressException.class)
                .hasMessageContaining("leads to the internal address")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> client.open(HttpRequest.get(url))).isInstanceOf(ForbiddenAddressException.class);
        assertThat(wire.requests).isEmpty();
    }

    @Test
    void anAllowedAddressOpens() throws IOException {
        String url = "http://inside.test:" + wire.server.port() + "/";

        assertThat(client.allowingInternal(true).send(HttpRequest.get(url)).text())
                .isEqualTo("inside");
        assertThat(client.allowingInternalOf(url).send(HttpRequest.get(url)).text())
                .isEqualTo("inside");
        assertThat(client.allowingInternalOf("http://127.0.0.1/x").settings().internalAllowed())
                .isTrue();
        assertThat(client.allowingInternalOf("rtmp://127.0.0.1/live/x")
                        .settings()
                        .internalAllowed())
                .isTrue();
        assertThat(client.allowingInternalOf("http://8.8.8.8/x").settings().internalAllowed())
                .isFalse();
        assertThat(client.allowingInternalOf("http://unknown.test/x").settings().internalAllowed())
                .isFalse();
    }

    @Test
    void aConnectionThatWasAllowedIsNotLentToThoseWhoAreNot() throws IOException {
        String url = "http://inside.test:" + wire.server.port() + "/";
        client.allowingInternal(true).send(HttpRequest.get(url));

        assertThatThrownBy(() -> client.send(HttpRequest.get(url))).isInstanceOf(ForbiddenAddressException.class);
    }

    @Test
    void redirectsDoNotLeadInside() {
        try (CountingProxy proxy = CountingProxy.start(Map.of("outside.test", wire.server.address()))) {
            WebClient through = client.withProxy(ProxyAddress.parse("http://127.0.0.1:" + proxy.port()));
            HttpRequest request = HttpRequest.get("http://outside.test/to?http://127.0.0.1:1/admin");

            assertThatThrownBy(() -> through.send(request)).isInstanceOf(ForbiddenAddressException.class);
            assertThatThrownBy(() -> through.open(request)).isInstanceOf(ForbiddenAddressException.class);
            assertThat(wire.requests).hasSize(2);
        }
    }
}
