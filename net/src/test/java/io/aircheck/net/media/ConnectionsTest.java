package io.aircheck.net.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.testkit.net.WireRequest;
import io.aircheck.testkit.net.WireServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers do to connections that are kept, and to those that wait. */
class ConnectionsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Connections.Request GET = request("GET");
    private static final byte[] ANSWER = latin1("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");

    private final Connections connections = new Connections();

    @AfterEach
    void close() {
        connections.close();
    }

    @Test
    void oneConnectionServesManyRequests() throws IOException {
        try (WireServer server = answering(ANSWER, Integer.MAX_VALUE)) {
            for (int i = 0; i < 5; i++) {
                assertThat(bodyOf(connections.send(to(server), GET, LONG, LONG)))
                        .isEqualTo("abc");
            }
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void anotherDialerHasConnectionsOfItsOwn() throws IOException {
        try (WireServer server = answering(ANSWER, Integer.MAX_VALUE)) {
            bodyOf(connections.send(to(server), GET, LONG, LONG));
            bodyOf(connections.send(new ToPort(server.port(), "other rights"), GET, LONG, LONG));

            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    /** The server ends each connection behind its second answer, without a word. */
    @Test
    void aKeptConnectionThatHasEndedIsReplaced() throws IOException {
        try (WireServer server = answering(ANSWER, 2)) {
            for (int i = 0; i < 6; i++) {
                assertThat(bodyOf(connections.send(to(server), GET, LONG, LONG)))
                        .isEqualTo("abc");
            }
            assertThat(server.accepted()).isEqualTo(3);
        }
    }

    @Test
    void whatMustNotBeRepeatedNeverUsesAKeptConnection() throws IOException {
        try (WireServer server = answering(ANSWER, Integer.MAX_VALUE)) {
            for (int i = 0; i < 3; i++) {
                bodyOf(connections.send(to(server), request("POST"), LONG, LONG));
            }
            assertThat(server.accepted()).isEqualTo(3);
        }
    }

    @Test
    void aNewConnectionWithoutAnAnswerIsAnErrorAtOnce() {
        try (WireServer server = answering(ANSWER, 0)) {
            assertThatThrownBy(() -> connections.send(to(server), GET, LONG, LONG))
                    .isInstanceOf(IOException.class);
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc and more than it said",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
                "HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nabc",
            })
    void someConnectionsServeNoOtherRequest(String answer) throws IOException {
        try (WireServer server = answering(latin1(answer), Integer.MAX_VALUE)) {
            for (int i = 0; i < 2; i++) {
                assertThat(bodyOf(connections.send(to(server), GET, LONG, LONG)))
                        .isEqualTo("abc");
            }
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void aBodyThatWasLeftBreaksItsConnectionAndADiscardedOneDoesNot() throws IOException {
        try (WireServer server = answering(ANSWER, Integer.MAX_VALUE)) {
            connections.send(to(server), GET, LONG, LONG).discard();
            connections.send(to(server), GET, LONG, LONG).close();
            bodyOf(connections.send(to(server), GET, LONG, LONG));

            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void anEndlessRowOfInterimAnswersEnds() {
        try (WireServer server = WireServer.start(socket -> {
            OutputStream out = socket.getOutputStream();
            while (true) {
                out.write(latin1("HTTP/1.1 100 Continue\r\n\r\n"));
            }
        })) {
            assertThatThrownBy(() -> connections.send(to(server), GET, LONG, LONG))
                    .hasMessageContaining("without ever giving an answer");
        }
    }

    @Test
    void aSilentServerIsLeftInTime() {
        try (WireServer server =
                WireServer.start(socket -> socket.getInputStream().readAllBytes())) {
            assertThatThrownBy(() -> connections.send(to(server), GET, SHORT, LONG))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** A pause between two reads is the reader's own; only waiting counts. */
    @Test
    void aSlowReaderIsNoSilentServer() throws Exception {
        CountDownLatch later = new CountDownLatch(1);
        try (WireServer server = WireServer.start(socket -> {
            WireRequest.read(socket.getInputStream());
            socket.getOutputStream().write(latin1("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na"));
            await(later);
            socket.getOutputStream().write('b');
        })) {
            MediaAnswer answer = connections.send(to(server), GET, LONG, SHORT);
            ByteBuffer one = ByteBuffer.allocate(1);
            answer.read(one);
            // Longer than the silence that is allowed, measured by an exchange that is left in time.
            aSilentServerIsLeftInTime();
            aSilentServerIsLeftInTime();
            later.countDown();

            assertThat(answer.read(one.clear())).isEqualTo(1);
            assertThat(one.get(0)).isEqualTo((byte) 'b');
        }
    }

    @Test
    void aHostsOtherAddressIsTriedWhereTheFirstRefuses() throws IOException {
        try (WireServer server = answering(ANSWER, Integer.MAX_VALUE)) {
            Dialer both = alarm -> FirstConnected.of(
                    List.of(
                            InetAddress.ofLiteral("127.0.0.99"),
                            InetAddress.ofLiteral("::1"),
                            server.address().getAddress()),
                    server.port(),
                    alarm);
            assertThat(bodyOf(connections.send(both, GET, LONG, LONG))).isEqualTo("abc");
        }
    }

    @Test
    void whereNoAddressAnswersTheFirstRefusalIsTold() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        Dialer both = alarm -> FirstConnected.of(
                List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("127.0.0.2")), closed, alarm);

        assertThatThrownBy(() -> connections.send(both, GET, LONG, LONG)).hasMessageContaining("refused");
    }

    private record ToPort(int port, String rights) implements Dialer {
        @Override
        public Wire dial(Alarm alarm) throws IOException {
            return FirstConnected.of(List.of(InetAddress.getLoopbackAddress()), port, alarm);
        }
    }

    private static Dialer to(WireServer server) {
        return new ToPort(server.port(), "");
    }

    /** @param most answers a connection */
    private static WireServer answering(byte[] answer, int most) {
        return WireServer.start(socket -> {
            AtomicInteger given = new AtomicInteger();
            while (given.getAndIncrement() < most && WireRequest.read(socket.getInputStream()) != null) {
                socket.getOutputStream().write(answer);
            }
        });
    }

    private static Connections.Request request(String method) {
        return new Connections.Request(method, latin1(method + " / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"));
    }

    private static String bodyOf(MediaAnswer answer) throws IOException {
        try (answer) {
            ByteBuffer bytes = ByteBuffer.allocate(100);
            while (answer.read(bytes) >= 0) {
                // until it is complete
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
