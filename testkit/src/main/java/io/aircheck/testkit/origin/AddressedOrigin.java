package io.aircheck.testkit.origin;

import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.net.WireRequest;
import io.aircheck.testkit.net.WireServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Channels of a {@link LiveOrigin} under addresses of other hosts, as a forward proxy gives them: what a player is told to open
 * is answered with the channel, what lies beside it with the channel's segments. A request that lacks a demanded header is
 * answered 403, as content networks do.
 */
public final class AddressedOrigin implements AutoCloseable {

    /**
     * A channel that is served.
     *
     * @param host of the address
     * @param path of the address, without its query
     * @param channel the address of the channel on the origin, with its query
     * @param demanded headers by name, and what their values must contain
     */
    public record Serving(String host, String path, String channel, Map<String, String> demanded) {

        public Serving {
            demanded = Map.copyOf(demanded);
        }

        /** The header that a request lacks, in a sentence; null where it has all. */
        @Nullable
        String lacking(String asked, WireRequest request) {
            return demanded.entrySet().stream()
                    .filter(demand -> {
                        String value = request.header(demand.getKey());
                        return value == null || !value.contains(demand.getValue());
                    })
                    .map(demand -> asked + " came with " + demand.getKey() + ": " + request.header(demand.getKey())
                            + " in place of " + demand.getValue())
                    .findFirst()
                    .orElse(null);
        }

        /** The path on the origin, or null for an address that is not served. */
        @Nullable
        String onOrigin(String askedHost, String askedPath) {
            if (!askedHost.equalsIgnoreCase(host)) {
                return null;
            }
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            if (askedPath.equals(path)) {
                return channel;
            }
            String own = channel.replaceFirst("\\?.*", "");
            return askedPath.startsWith(folder)
                    ? own.substring(0, own.lastIndexOf('/') + 1) + askedPath.substring(folder.length())
                    : null;
        }
    }

    private final TestAuthority authority;
    private final int originPort;
    private final List<Serving> servings;
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<String> served = new CopyOnWriteArrayList<>();
    private final WireServer server;

    private AddressedOrigin(TestAuthority authority, int originPort, List<Serving> servings) {
        this.authority = authority;
        this.originPort = originPort;
        this.servings = List.copyOf(servings);
        this.server = WireServer.start(this::serve);
    }

    public static AddressedOrigin start(TestAuthority authority, LiveOrigin origin, List<Serving> servings) {
        return new AddressedOrigin(authority, origin.port(), servings);
    }

    /** What a client takes as its proxy. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The requests that were refused, and why. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /** The addresses that were served, without their queries. */
    public List<String> served() {
        return List.copyOf(served);
    }

    private void serve(Socket connection) throws IOException {
        Socket socket = connection;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        WireRequest request = WireRequest.read(in);
        String host = null;
        if (request != null && request.method().equals("CONNECT")) {
            host = request.target().replaceFirst(":\\d*$", "");
            socket.getOutputStream()
                    .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket = WireServer.secure(socket, authority.serverContext(host));
            request = WireRequest.read(new BufferedInputStream(socket.getInputStream()));
        }
        if (request != null) {
            answer(request, host, socket.getOutputStream());
        }
        socket.shutdownOutput();
    }

    private void answer(WireRequest request, @Nullable String tunnelTo, OutputStream out) throws IOException {
        String address = tunnelTo == null ? request.target().replaceFirst("^http://", "") : tunnelTo + request.target();
        int slash = address.indexOf('/');
        String host = address.substring(0, slash).replaceFirst(":\\d*$", "");
        String path = address.substring(slash).replaceFirst("\\?.*", "");
        // Of two channels in one folder each has its playlist; the segments are called alike.
        Serving serving = servings.stream()
                .filter(one -> one.onOrigin(host, path) != null)
                .min(Comparator.comparing(one -> !one.path().equals(path)))
                .orElse(null);
        String wrong = serving == null ? host + path + " is not served" : serving.lacking(host + path, request);
        if (serving == null || wrong != null) {
            refused.add(wrong);
            out.write(("HTTP/1.1 " + (serving == null ? 404 : 403)
                            + " Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return;
        }
        served.add(host + path);
        try (Socket origin = new Socket(InetAddress.getLoopbackAddress(), originPort)) {
            String range = request.header("range");
            origin.getOutputStream()
                    .write(("GET " + serving.onOrigin(host, path)
                                    + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                                    + (range == null ? "" : "Range: " + range + "\r\n") + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            origin.getInputStream().transferTo(out);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
