package io.aircheck.testkit.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One request and the answer to it, right or wrong. Used by one thread. */
public final class Exchange {

    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Request request;
    private final Socket socket;
    private final OutputStream out;
    private boolean answered;
    private boolean chunked;
    private boolean reusable;

    Exchange(Request request, Socket socket, OutputStream out) {
        this.request = request;
        this.socket = socket;
        this.out = out;
        reusable = request.keepsAlive();
    }

    public Request request() {
        return request;
    }

    /** A whole answer. */
    public void answer(int status, String type, byte[] body) throws IOException {
        answer(status, type, Map.of(), body);
    }

    /** A whole text answer in UTF-8. */
    public void answer(int status, String type, String body) throws IOException {
        answer(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole answer with more header fields. */
    public void answer(int status, String type, Map<String, String> headers, byte[] body) throws IOException {
        head(status, type, headers, "Content-Length: " + body.length);
        write(body, 0, body.length);
        out.flush();
    }

    /** A 302 to another address. */
    public void redirect(String location) throws IOException {
        answer(302, "text/plain", Map.of("Location", location), new byte[0]);
    }

    /** The head of a body of which {@code length} bytes are promised. */
    public void begin(String type, long length) throws IOException {
        head(200, type, Map.of(), "Content-Length: " + length);
        out.flush();
    }

    /** The head of a chunked body; each {@link #write} is a chunk and {@link #end} the last. */
    public void beginChunked(String type, Map<String, String> headers) throws IOException {
        head(200, type, headers, "Transfer-Encoding: chunked");
        out.flush();
        chunked = true;
    }

    /** The head of a body that ends with its connection. */
    public void beginUnbounded(String type, Map<String, String> headers) throws IOException {
        reusable = false;
        head(200, type, headers, "Connection: close");
        out.flush();
    }

    /** A piece of the body, sent at once. */
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (request.method().equals("HEAD") || count == 0) {
            return;
        }
        if (chunked) {
            out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(bytes, offset, count);
        if (chunked) {
            out.write(CRLF);
        }
        out.flush();
    }

    /** Closes a chunked body. */
    public void end() throws IOException {
        if (chunked) {
            out.write(LAST_CHUNK);
            out.flush();
        }
    }

    /** Says nothing more and waits until the other side gives up. */
    public void fallSilent() throws IOException {
        reusable = false;
        out.flush();
        while (socket.getInputStream().read() >= 0) {
            // What a client sends into the silence is of no interest.
        }
    }

    /** Ends the connection with a TCP reset. */
    public void reset() throws IOException {
        reusable = false;
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Ends the connection in order, wherever the body stands. */
    public void cut() throws IOException {
        reusable = false;
        socket.close();
    }

    boolean answered() {
        return answered;
    }

    boolean reusable() {
        return reusable && !socket.isClosed();
    }

    private void head(int status, String type, Map<String, String> headers, String framing) throws IOException {
        answered = true;
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reason(status) + "\r\n");
        head.append("Content-Type: ").append(type).append("\r\nCache-Control: no-cache\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append(framing).append("\r\n\r\n");
        // ICY titles and nothing else may lie outside ASCII; Latin-1 keeps every char of a header one byte.
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 206 -> "Partial Content";
            case 302 -> "Found";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Other";
        };
    }
}
