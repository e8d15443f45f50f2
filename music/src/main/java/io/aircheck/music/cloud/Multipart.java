package io.aircheck.music.cloud;

import io.aircheck.net.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A form with a file in it (RFC 7578). */
public final class Multipart {

    private Multipart() {}

    /**
     * A POST of fields and then a file.
     *
     * @param fields in the map's order
     * @param random for a boundary that no sound contains
     */
    public static HttpRequest post(
            String url,
            Map<String, String> fields,
            String fileField,
            String fileName,
            byte[] file,
            RandomGenerator random) {
        byte[] chance = new byte[16];
        random.nextBytes(chance);
        String boundary = "aircheck-" + HexFormat.of().formatHex(chance);
        var body = new ByteArrayOutputStream(file.length + 2048);
        fields.forEach((name, value) -> {
            part(body, boundary, "name=\"" + name + "\"\r\n");
            text(body, value);
        });
        part(
                body,
                boundary,
                "name=\"" + fileField + "\"; filename=\"" + fileName + "\"\r\nContent-Type: audio/wav\r\n");
        body.writeBytes(file);
        text(body, "\r\n--" + boundary + "--\r\n");
        return new HttpRequest(
                "POST",
                url,
                Map.of("Content-Type", "multipart/form-data; boundary=" + boundary),
                body.toByteArray(),
                false,
                HttpRequest.DEFAULT_MAX_BODY_BYTES,
                null);
    }

    private static void part(ByteArrayOutputStream body, String boundary, String disposition) {
        text(body, (body.size() == 0 ? "--" : "\r\n--") + boundary + "\r\n");
        text(body, "Content-Disposition: form-data; " + disposition + "\r\n");
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
