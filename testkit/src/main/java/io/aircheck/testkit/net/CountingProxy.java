package io.aircheck.testkit.net;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that speaks HTTP (CONNECT and whole addresses) and SOCKS5 on one port and counts what passes. It alone knows where
 * the given names lead, so a client that resolves a name by itself fails, and it connects to nothing else.
 */
public final class CountingProxy implements AutoCloseable {

    /** What the proxy asks of its clients. */
    public record Login(String username, String password) {}

    private final Map<String, InetSocketAddress> names;
    private final @Nullable Login login;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong bytesUp = new AtomicLong();
    private final AtomicLong bytesDown = new AtomicLong();
    private final WireServer server;

    private CountingProxy(Map<String, InetSocketAddress> names, @Nullable Login login, @Nullable SSLContext tls) {
        this.names = Map.copyOf(names);
        this.login = login;
        this.server = WireServer.start(tls, this::serve);
    }

    /** @param names where each host name leads, whatever port was asked for */
    public static CountingProxy start(Map<String, InetSocketAddress> names) {
        return new CountingProxy(names, null, null);
    }

    /**
     * @param login null for none
     * @param tls what the proxy itself speaks TLS with; null for plain TCP
     */
    public static CountingProxy start(
            Map<String, InetSocketAddress> names, @Nullable Login login, @Nullable SSLContext tls) {
        return new CountingProxy(names, login, tls);
    }

    public int port() {
        return server.port();
    }

    /** What was asked for, in order: {@code CONNECT host:port}, {@code GET http://…}, {@code SOCKS host:port}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** From clients to servers. */
    public long bytesUp() {
        return bytesUp.get();
    }

    /** From servers to clients. */
    public long bytesDown() {
        return bytesDown.get();
    }

    private void serve(Socket client) throws IOException {
        PushbackInputStream in = new PushbackInputStream(client.getInputStream());
        int first = in.read();
        if (first < 0) {
            return;
        }
        in.unread(first);
        if (first == 5) {
            serveSocks(client, new DataInputStream(in));
        } else {
            serveHttp(client, in);
        }
    }

    private void serveHttp(Socket client, InputStream in) throws IOException {
        OutputStream out = client.getOutputStream();
        for (WireRequest request = WireRequest.read(in); request != null; request = WireRequest.read(in)) {
            if (!loggedIn(request)) {
                out.write(ascii("HTTP/1.1 407 Proxy Authentication Required\r\n"
                        + "Proxy-Authenticate: Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n"));
                continue;
            }
            requests.add(request.method() + " " + request.target());
            boolean tunnel = request.method().equals("CONNECT");
            URI uri = URI.create(tunnel ? "tunnel://" + request.target() : request.target());
            InetSocketAddress target = uri.getHost() == null ? null : names.get(uri.getHost());
            if (target == null) {
                out.write(ascii("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                return;
            }
            try (Socket upstream = new Socket(target.getAddress(), target.getPort())) {
                if (tunnel) {
                    out.write(ascii("HTTP/1.1 200 Connection established\r\n\r\n"));
                } else {
                    byte[] forwarded = forwarded(request, uri);
                    bytesUp.addAndGet(forwarded.length);
                    upstream.getOutputStream().write(forwarded);
                }
                relay(client, in, upstream);
            }
            return;
        }
    }

    private boolean loggedIn(WireRequest request) {
        return login == null
                || ("Basic "
                                + Base64.getEncoder()
                                        .encodeToString((login.username() + ":" + login.password())
                                                .getBytes(StandardCharsets.UTF_8)))
                        .equals(request.header("proxy-authorization"));
    }

    /** The request for the server itself, which is asked to close the connection afterwards. */
    private static byte[] forwarded(WireRequest request, URI uri) {
        StringBuilder head = new StringBuilder(request.method() + " ");
        head.append(uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
        head.append(" HTTP/1.1\r\n");
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey();
            if (!name.equalsIgnoreCase("connection") && !name.regionMatches(true, 0, "proxy-", 0, 6)) {
                head.append(name).append(": ").append(header.getValue()).append("\r\n");
            }
        }
        byte[] bytes = ascii(head + "Connection: close\r\n\r\n");
        byte[] whole = new byte[bytes.length + request.body().length];
        System.arraycopy(bytes, 0, whole, 0, bytes.length);
        System.arraycopy(request.body(), 0, whole, bytes.length, request.body().length);
        return whole;
    }

    /** RFC 1928 and RFC 1929, the server's side. */
    private void serveSocks(Socket client, DataInputStream in) throws IOException {
        OutputStream out = client.getOutputStream();
        in.readUnsignedByte();
        byte[] methods = in.readNBytes(in.readUnsignedByte());
        int method = login == null ? 0 : 2;
        if (new String(methods, StandardCharsets.ISO_8859_1).indexOf(method) < 0) {
            out.write(new byte[] {5, (byte) 0xff});
            return;
        }
        out.write(new byte[] {5, (byte) method});
        if (login != null) {
            in.readUnsignedByte();
            String username = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            String password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            boolean right = new Login(username, password).equals(login);
            out.write(new byte[] {1, (byte) (right ? 0 : 1)});
            if (!right) {
                return;
            }
        }
        in.readNBytes(3);
        String host = switch (in.readUnsignedByte()) {
            case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case 3 -> new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            default -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
        };
        requests.add("SOCKS " + host + ":" + in.readUnsignedShort());
        InetSocketAddress target = names.get(host);
        if (target == null) {
            out.write(new byte[] {5, 4, 0, 1, 0, 0, 0, 0, 0, 0});
            return;
        }
        try (Socket upstream = new Socket(target.getAddress(), target.getPort())) {
            out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
            relay(client, in, upstream);
        }
    }

    /** Both ways, until one side is at its end. */
    private void relay(Socket client, InputStream fromClient, Socket upstream) throws IOException {
        Thread.ofVirtual().start(() -> {
            try (upstream) {
                copy(fromClient, upstream.getOutputStream(), bytesUp);
            } catch (IOException e) {
                // One side closed the connection; the other is closed with it.
            }
        });
        try (client) {
            copy(upstream.getInputStream(), client.getOutputStream(), bytesDown);
        }
    }

    private static void copy(InputStream from, OutputStream to, AtomicLong counter) throws IOException {
        byte[] buffer = new byte[16 << 10];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            counter.addAndGet(count);
            to.write(buffer, 0, count);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        server.close();
    }
}
