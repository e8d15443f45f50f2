package io.aircheck.testkit.replay;

import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.net.WireRequest;
import io.aircheck.testkit.net.WireServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A forward proxy behind which every host is a recording: exchanges are tried in order, the first that matches answers, and
 * what none matches is answered with status 599 and remembered. https is opened with certificates of a {@link TestAuthority}.
 */
public final class ConversationProxy implements AutoCloseable {

    private final TestAuthority authority;
    private final ReplayedSite site;
    private final List<ReplayedSocket> sockets;
    private final List<String> served = new CopyOnWriteArrayList<>();
    private final List<String> unmatched = new CopyOnWriteArrayList<>();
    private final WireServer server;

    private ConversationProxy(TestAuthority authority, ReplayedSite site, List<ReplayedSocket> sockets) {
        this.authority = authority;
        this.site = site;
        this.sockets = sockets;
        this.server = WireServer.start(this::serve);
    }

    public static ConversationProxy start(TestAuthority authority, List<Conversation> conversations) {
        return new ConversationProxy(
                authority,
                new Replay(conversations.stream()
                        .flatMap(one -> one.exchanges().stream())
                        .toList()),
                conversations.stream()
                        .flatMap(one -> ReplayedSocket.of(one).stream())
                        .toList());
    }

    public static ConversationProxy start(TestAuthority authority, ReplayedSite site) {
        return new ConversationProxy(authority, site, List.of());
    }

    /** What a client takes as its http and https proxy. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The requests that were answered, as {@code GET host/path}; of sockets those whose talk came to its end, as {@code WS}. */
    public List<String> served() {
        return List.copyOf(served);
    }

    /** The requests that no exchange matches, with the beginning of their bodies. */
    public List<String> unmatched() {
        return List.copyOf(unmatched);
    }

    private void serve(Socket connection) throws IOException {
        Socket socket = connection;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String tunnelTo = null;
        for (WireRequest request = WireRequest.read(in); request != null; request = WireRequest.read(in)) {
            if (request.method().equals("CONNECT")) {
                tunnelTo = request.target()
                        .substring(0, request.target().lastIndexOf(':'))
                        .replaceAll("[\\[\\]]", "");
                socket.getOutputStream()
                        .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket = WireServer.secure(socket, authority.serverContext(tunnelTo));
                in = new BufferedInputStream(socket.getInputStream());
            } else if ("websocket".equalsIgnoreCase(request.header("upgrade")) && talk(request, tunnelTo, in, socket)) {
                return;
            } else {
                socket.getOutputStream().write(answer(request, tunnelTo));
            }
        }
    }

    private boolean talk(WireRequest request, @Nullable String tunnelTo, InputStream in, Socket socket)
            throws IOException {
        Target target = Target.of(request, tunnelTo);
        for (ReplayedSocket recorded : sockets) {
            if (recorded.matches(target.host(), target.path(), target.query())) {
                if (recorded.play(request, in, socket.getOutputStream())) {
                    served.add("WS " + target.host() + target.path());
                }
                return true;
            }
        }
        return false;
    }

    private byte[] answer(WireRequest request, @Nullable String tunnelTo) {
        Target target = Target.of(request, tunnelTo);
        RecordedExchange exchange = site.answer(new ReplayRequest(
                request.method(), target.host(), target.path(), target.query(), request::header, request.bodyText()));
        if (exchange == null) {
            String body = request.bodyText();
            unmatched.add(request.method() + " https://" + target.host() + target.path()
                    + (target.query() == null ? "" : "?" + target.query())
                    + (body.isEmpty() ? "" : " " + body.substring(0, Math.min(300, body.length()))));
            byte[] body599 = "no exchange matches".getBytes(StandardCharsets.US_ASCII);
            return message(599, List.of(Map.entry("content-type", "text/plain")), body599, request);
        }
        served.add(request.method() + " " + target.host() + target.path());
        return message(exchange.status(), exchange.headers(), exchange.body(), request);
    }

    private static byte[] message(
            int status, List<Map.Entry<String, String>> headers, byte[] body, WireRequest request) {
        List<String> lines = new ArrayList<>();
        lines.add("HTTP/1.1 " + status + " Replayed");
        headers.forEach(header -> lines.add(header.getKey() + ": " + header.getValue()));
        lines.add("content-length: " + body.length);
        String head = String.join("\r\n", lines) + "\r\n\r\n";
        Charset charset = StandardCharsets.ISO_8859_1.newEncoder().canEncode(head)
                ? StandardCharsets.ISO_8859_1 // as most servers do, and radio stations
                : StandardCharsets.UTF_8;
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.getBytes(charset));
        if (!request.method().equals("HEAD")) {
            message.writeBytes(body);
        }
        return message.toByteArray();
    }

    /** Whom and what a request is for, be it a whole address or a path in a tunnel. */
    private record Target(
            String host, String path, @Nullable String query) {

        static Target of(WireRequest request, @Nullable String tunnelTo) {
            String rest = request.target();
            String host = tunnelTo;
            int scheme = rest.indexOf("://");
            if (scheme > 0) {
                String address = rest.substring(scheme + 3);
                int end = 0;
                while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
                    end++;
                }
                host = withoutPort(address.substring(0, end));
                rest = address.substring(end);
            }
            if (host == null) {
                String header = request.header("host");
                host = header == null ? "" : withoutPort(header);
            }
            int question = rest.indexOf('?');
            String path = question < 0 ? rest : rest.substring(0, question);
            return new Target(host, path.isEmpty() ? "/" : path, question < 0 ? null : rest.substring(question + 1));
        }

        private static String withoutPort(String authority) {
            return authority.replaceFirst(":\\d*$", "").replaceAll("[\\[\\]]", "");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
