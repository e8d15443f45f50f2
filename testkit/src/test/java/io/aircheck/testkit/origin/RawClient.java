package io.aircheck.testkit.origin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sends one GET over a plain socket and tells how the connection really went. */
final class RawClient {

    enum End {
        /** The other side closed in order. */
        CLOSED,
        RESET,
        /** Nothing came for a while, and the connection is open. */
        SILENT,
        /** The limit of this client was reached while bytes still came. */
        LIMIT
    }

    record Answer(String head, byte[] body, End end) {

        int status() {
            return head.isEmpty() ? 0 : Integer.parseInt(head.split(" ", 3)[1]);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** A header's value, empty for none. */
        String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        boolean whole() {
            return body.length == Integer.parseInt(header("Content-Length"));
        }
    }

    private RawClient() {}

    static Answer get(String url, String... headers) throws IOException {
        return get(url, 8 << 20, headers);
    }

    static Answer get(String url, int limit, String... headers) throws IOException {
        String[] parts = url.substring("http://127.0.0.1:".length()).split("/", 2);
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(parts[0]))) {
            socket.setSoTimeout(700);
            StringBuilder request =
                    new StringBuilder("GET /" + parts[1] + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
            for (String header : headers) {
                request.append(header).append("\r\n");
            }
            socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            End end = read(socket.getInputStream(), all, limit);
            return split(all.toByteArray(), end);
        }
    }

    private static End read(InputStream in, ByteArrayOutputStream all, int limit) throws IOException {
        byte[] buffer = new byte[16 << 10];
        try {
            while (all.size() < limit) {
                int count = in.read(buffer);
                if (count < 0) {
                    return End.CLOSED;
                }
                all.write(buffer, 0, count);
            }
            return End.LIMIT;
        } catch (SocketTimeoutException e) {
            return End.SILENT;
        } catch (SocketException e) {
            return End.RESET;
        }
    }

    private static Answer split(byte[] bytes, End end) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int border = text.indexOf("\r\n\r\n");
        return border < 0
                ? new Answer("", bytes, end)
                : new Answer(text.substring(0, border), Arrays.copyOfRange(bytes, border + 4, bytes.length), end);
    }

    /** Takes the chunked coding off a body; what follows the last whole chunk is left out. */
    static byte[] unchunked(byte[] body) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int line = at;
            while (line < body.length && body[line] != '\r') {
                line++;
            }
            if (line + 2 > body.length) {
                break;
            }
            int size = Integer.parseInt(new String(body, at, line - at, StandardCharsets.US_ASCII), 16);
            at = line + 2;
            if (size == 0 || at + size + 2 > body.length) {
                break;
            }
            plain.write(body, at, size);
            at += size + 2;
        }
        return plain.toByteArray();
    }
}
