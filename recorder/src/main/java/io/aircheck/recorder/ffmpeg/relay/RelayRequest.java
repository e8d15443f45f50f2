package io.aircheck.recorder.ffmpeg.relay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What FFmpeg asks its proxy for.
 *
 * @param target a whole address
 * @param headers by their names in lower case
 */
record RelayRequest(String method, String target, Map<String, String> headers) {

    private static final int LONGEST_HEAD = 64 << 10;

    /**
     * Reads the next one.
     *
     * @return null where the connection ends instead
     * @throws IOException if it is none
     */
    static @Nullable RelayRequest read(InputStream in) throws IOException {
        String head = head(in);
        if (head == null) {
            return null;
        }
        String[] lines = head.split("\r?\n", -1);
        // FFmpeg leaves the spaces of an address as they are.
        int first = lines[0].indexOf(' ');
        int last = lines[0].lastIndexOf(" HTTP/1.");
        if (first < 0 || last <= first) {
            throw new IOException("no HTTP request");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return new RelayRequest(lines[0].substring(0, first), lines[0].substring(first + 1, last), headers);
    }

    /** Without the empty line at its end; UTF-8, as addresses come in playlists. */
    private static @Nullable String head(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int lineLength = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                if (lineLength == 0) {
                    return bytes.toString(StandardCharsets.UTF_8);
                }
                lineLength = 0;
            } else if (b != '\r') {
                lineLength++;
            }
            bytes.write(b);
            if (bytes.size() > LONGEST_HEAD) {
                throw new IOException("the request's head is longer than " + LONGEST_HEAD + " bytes");
            }
        }
        return null;
    }
}
