package io.aircheck.testkit.net;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param target as in the request line: a path, a whole address (plain proxying), or host:port (CONNECT)
 * @param headers in order, names as sent
 */
public record WireRequest(String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {

    private static final int LONGEST_LINE = 64 << 10;

    /** Reads one; null where the client has closed the connection. */
    public static @Nullable WireRequest read(InputStream in) throws IOException {
        String line = readLine(in);
        if (line == null) {
            return null;
        }
        String[] words = line.split(" ", 3);
        if (words.length != 3) {
            throw new IOException("no request line: " + line);
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String header = readLine(in); header != null && !header.isEmpty(); header = readLine(in)) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.add(Map.entry(
                        header.substring(0, colon), header.substring(colon + 1).strip()));
            }
        }
        WireRequest head = new WireRequest(words[0], words[1], List.copyOf(headers), new byte[0]);
        return new WireRequest(head.method, head.target, head.headers, body(head, in));
    }

    private static byte[] body(WireRequest head, InputStream in) throws IOException {
        if ("chunked".equalsIgnoreCase(head.header("transfer-encoding"))) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
                body.write(in.readNBytes(size));
                readLine(in);
            }
            readLine(in);
            return body.toByteArray();
        }
        String length = head.header("content-length");
        return length == null ? new byte[0] : in.readNBytes(Integer.parseInt(length.strip()));
    }

    private static int chunkSize(InputStream in) throws IOException {
        String line = readLine(in);
        if (line == null) {
            throw new EOFException("a chunked body was cut short");
        }
        return Integer.parseInt(line.split(";", 2)[0].strip(), 16);
    }

    /** A line as ISO-8859-1 without its end; null at the end of the stream. */
    private static @Nullable String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a line is too long");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** The first value of a header, whatever its letter case. */
    public @Nullable String header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
