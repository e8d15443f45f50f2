package io.aircheck.platforms.huya;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.SiteClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fresh anti-code for a stream's name, from the WUP call {@code getCdnTokenInfoEx} (fact sheet huya). */
final class CdnToken {

    private static final String ENDPOINT = "https://wup.huya.com";
    private static final String CLIENT = "pc_exe&7000000&official";

    private CdnToken() {}

    /** Empty where the call does not help: the page's own code then has to do. */
    static Optional<String> ask(SiteClient client, String streamName) {
        HttpRequest call = new HttpRequest(
                "POST",
                ENDPOINT,
                Map.of("Content-Type", "application/octet-stream"),
                request(streamName, CLIENT),
                false,
                HttpRequest.DEFAULT_MAX_BODY_BYTES,
                null);
        try {
            HttpAnswer answer = client.send(call);
            return answer.isSuccess() ? token(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The call as it is sent. */
    static byte[] request(String streamName, String client) {
        TarsWriter user = new TarsWriter()
                .integer(0, 0)
                .string(1, "")
                .string(2, "")
                .string(3, client)
                .string(4, "")
                .integer(5, 0)
                .string(6, "")
                .string(7, "");
        TarsWriter fields = new TarsWriter()
                .string(0, "")
                .string(1, streamName)
                .integer(2, 0)
                .struct(3, user)
                .integer(4, 66);
        byte[] arguments = new TarsWriter()
                .mapOfOne(0, "tReq", new TarsWriter().struct(0, fields).toBytes())
                .toBytes();
        byte[] packet = new TarsWriter()
                .integer(1, 3)
                .integer(2, 0)
                .integer(3, 0)
                .integer(4, 1)
                .string(5, "liveui")
                .string(6, "getCdnTokenInfoEx")
                .bytes(7, arguments)
                .integer(8, 0)
                .emptyMap(9)
                .emptyMap(10)
                .toBytes();
        return ByteBuffer.allocate(4 + packet.length)
                .putInt(4 + packet.length)
                .put(packet)
                .array();
    }

    /** The FLV code out of an answer; empty where the bytes are no such answer. */
    static Optional<String> token(byte[] answer) {
        if (answer.length < 4) {
            return Optional.empty();
        }
        byte[] packet = new byte[answer.length - 4];
        System.arraycopy(answer, 4, packet, 0, packet.length);
        try {
            return bytes(TarsReader.fields(packet).get(7))
                    .flatMap(results -> map(TarsReader.fields(results).get(0)))
                    .flatMap(results -> bytes(results.get("tRsp")))
                    .flatMap(response -> map(TarsReader.fields(response).get(0)))
                    .flatMap(token -> Optional.ofNullable(token.get(0)))
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .filter(token -> !token.isBlank());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> bytes(@Nullable Object value) {
        return value instanceof byte[] bytes ? Optional.of(bytes) : Optional.empty();
    }

    private static Optional<Map<?, ?>> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
    }
}
