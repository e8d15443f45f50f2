package io.aircheck.testkit.replay;

import io.aircheck.testkit.net.WireRequest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The recorded frames of a WebSocket conversation ({@code websocket} of a case), played by the server's side: it says what the
 * server said, and waits, where the client has its turn, until the client says what it should.
 */
final class ReplayedSocket {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String ACCEPT_SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 0x81;
    private static final int CLOSE = 8;

    private final JsonNode recorded;

    private ReplayedSocket(JsonNode recorded) {
        this.recorded = recorded;
    }

    static Optional<ReplayedSocket> of(Conversation conversation) {
        JsonNode recorded = conversation.json().path("websocket");
        return recorded.isMissingNode() ? Optional.empty() : Optional.of(new ReplayedSocket(recorded));
    }

    boolean matches(String host, String path, @Nullable String query) {
        Map<String, List<String>> given = RecordedExchange.query(query);
        return recorded.path("host").asString().equals(host)
                && recorded.path("path").asString().equals(path)
                && recorded.path("query").properties().stream()
                        .allMatch(wanted -> given.getOrDefault(wanted.getKey(), List.of())
                                .contains(wanted.getValue().asString()));
    }

    /** @return whether the conversation was held to its end; the client may leave it earlier */
    boolean play(WireRequest upgrade, InputStream from, OutputStream to) throws IOException {
        DataInputStream in = new DataInputStream(from);
        DataOutputStream out = new DataOutputStream(to);
        String accept = accept(String.valueOf(upgrade.header("sec-websocket-key")));
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        try {
            for (JsonNode frame : recorded.path("frames")) {
                if (frame.path("from").asString().equals("server")) {
                    say(frame.path("json").toString(), out);
                } else {
                    while (!contains(hear(in), frame.path("json_contains"))) {
                        // what the client says beside is not part of the recording
                    }
                }
            }
            out.write(new byte[] {(byte) (0x80 | CLOSE), 0});
            out.flush();
            return true;
        } catch (EOFException e) {
            return false;
        }
    }

    private static void say(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(TEXT);
        if (bytes.length < 126) {
            out.writeByte(bytes.length);
        } else {
            out.writeByte(126);
            out.writeShort(bytes.length);
        }
        out.write(bytes);
        out.flush();
    }

    /** The next text, whatever else comes; clients mask their frames and send short ones whole. */
    private static JsonNode hear(DataInputStream in) throws IOException {
        while (true) {
            int head = in.readUnsignedByte();
            int length = in.readUnsignedByte() & 0x7f;
            length = length == 126 ? in.readUnsignedShort() : length;
            byte[] mask = in.readNBytes(4);
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length || (head & 0xf) == CLOSE) {
                throw new EOFException();
            }
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] ^= mask[i & 3];
            }
            if (head == TEXT) {
                return MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
            }
        }
    }

    private static boolean contains(JsonNode said, JsonNode wanted) {
        return wanted.properties().stream().allMatch(member -> member.getValue().equals(said.path(member.getKey())));
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + ACCEPT_SALT).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }
}
