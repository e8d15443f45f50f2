package io.aircheck.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.testkit.net.WireRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@DisplayName("A conversation of texts (RFC 6455)")
class ConnectTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TEXT = 0x81;
    private static final int BEGIN = 0x01;
    private static final int LAST = 0x80;
    private static final int PING = 0x89;
    private static final int CLOSE = 0x88;

    private final WebClient client =
            WebClient.create(NetSettings.defaults().withInternalAllowed(true).withRetries(RetryPolicy.NONE));

    @Test
    @DisplayName("the accept value of the standard's example (section 1.3)")
    void acceptOfTheStandard() {
        assertThat(WebSocket.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void textsComeWholeAlsoInPartsAndBetweenPings() throws IOException {
        try (Wire wire = talking(
                        frame(BEGIN, "he"), frame(PING, "?"), frame(LAST, "llo"), frame(TEXT, "x".repeat(300)));
                TextSocket socket = client.connect(HttpRequest.get(wire.url("/talk")))) {
            assertThat(socket.receive(PATIENCE)).isEqualTo("hello");
            assertThat(socket.receive(PATIENCE)).hasSize(300);
            assertThat(wire.requests.getFirst().header("Upgrade")).isEqualTo("websocket");
        }
    }

    @Test
    void theOtherSidesEndIsAnEnd() throws IOException {
        try (Wire wire = talking(frame(TEXT, "one"), frame(CLOSE, ""));
                TextSocket socket = client.connect(HttpRequest.get(wire.url("/talk")))) {
            assertThat(socket.receive(PATIENCE)).isEqualTo("one");
            assertThat(socket.receive(PATIENCE)).isNull();
            assertThat(socket.receive(PATIENCE)).isNull();
        }
    }

    @Test
    void aMessageWithoutMeasureIsNotTakenIntoMemory() throws IOException {
        byte[] huge = {(byte) TEXT, 127, 0, 0, 0, 1, 0, 0, 0, 0};
        try (Wire wire = talking(huge);
                TextSocket socket = client.connect(HttpRequest.get(wire.url("/talk")))) {
            assertThatThrownBy(() -> socket.receive(PATIENCE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("more than 1 MiB");
        }
    }

    @Test
    void silenceIsTheEndOfPatience() throws IOException {
        try (Wire wire = talking();
                TextSocket socket = client.connect(HttpRequest.get(wire.url("/talk")))) {
            assertThatThrownBy(() -> socket.receive(Duration.ofMillis(50))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aServerThatOpensNoSocketIsNamed() throws IOException {
        try (Wire wire = Wire.answering(request -> Wire.ok("", new byte[0]))) {
            assertThatThrownBy(() -> client.connect(HttpRequest.get(wire.url("/talk?token=secret"))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("answered HTTP 200 instead of opening a socket")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void internalAddressesAreClosedToItToo() throws IOException {
        try (Wire wire = talking()) {
            assertThatThrownBy(() -> client.allowingInternal(false).connect(HttpRequest.get(wire.url("/talk"))))
                    .isInstanceOf(ForbiddenAddressException.class);
        }
    }

    /** A server that opens every socket and then says this. */
    private static Wire talking(byte[]... frames) {
        return Wire.answering(request -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer.writeBytes(Wire.latin1("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n"
                    + "Upgrade: websocket\r\nSec-WebSocket-Accept: " + accept(request) + "\r\n\r\n"));
            for (byte[] frame : frames) {
                answer.writeBytes(frame);
            }
            return answer.toByteArray();
        });
    }

    private static String accept(WireRequest request) {
        return WebSocket.accept(String.valueOf(request.header("Sec-WebSocket-Key")));
    }

    private static byte[] frame(int head, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(head);
        if (content.length < 126) {
            frame.write(content.length);
        } else {
            frame.write(126);
            frame.write(content.length >> 8);
            frame.write(content.length);
        }
        frame.writeBytes(content);
        return frame.toByteArray();
    }
}
