package io.aircheck.net;

import io.aircheck.testkit.net.WireRequest;
import io.aircheck.testkit.net.WireServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server of these tests: each request is answered with bytes as they stand. */
final class Wire implements AutoCloseable {

    final List<WireRequest> requests = new CopyOnWriteArrayList<>();
    final WireServer server;

    private Wire(Function<WireRequest, byte[]> answers, boolean closeAfter) {
        server = WireServer.start(socket -> {
            for (WireRequest request = WireRequest.read(socket.getInputStream());
                    request != null;
                    request = closeAfter ? null : WireRequest.read(socket.getInputStream())) {
                requests.add(request);
                socket.getOutputStream().write(answers.apply(request));
            }
        });
    }

    /** Keeps connections open. */
    static Wire answering(Function<WireRequest, byte[]> answers) {
        return new Wire(answers, false);
    }

    /** Closes each connection behind its answer. */
    static Wire closingAfter(String answer) {
        return new Wire(request -> latin1(answer), true);
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] ok(String headers, byte[] body) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(latin1("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n" + headers + "\r\n"));
        answer.writeBytes(body);
        return answer.toByteArray();
    }

    static byte[] redirect(int status, String location) {
        return latin1("HTTP/1.1 " + status + " Moved\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n");
    }

    /** Ends a connection with a reset. */
    static void reset(Socket socket) throws IOException {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            throw new IOException(e);
        }
        socket.close();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    @Override
    public void close() {
        server.close();
    }
}
