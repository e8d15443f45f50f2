package io.aircheck.net;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/** Dials as {@link NetSettings} say. */
record SocketDialer(NetSettings settings, Dns names, TrustedRoots roots) implements Dialer {

    private static final int LONGEST_HEAD = 64 << 10;

    @Override
    public @Nullable ProxyAddress proxy() {
        return settings.proxy();
    }

    @Override
    public Socket dial(String host, int port, boolean secure) throws IOException {
        InetAddress literal = settings.internalAllowed() ? null : InternalAddresses.internalLiteral(host);
        if (literal != null) {
            throw new ForbiddenAddressException(host, literal.getHostAddress());
        }
        try {
            Socket socket = connected(host, port);
            return secure ? secured(socket, host, port) : socket;
        } catch (IOException e) {
            throw Failures.explained(e, host, host, settings.proxy());
        }
    }

    private Socket connected(String host, int port) throws IOException {
        ProxyAddress proxy = settings.proxy();
        if (proxy == null) {
            return toOneOf((settings.internalAllowed() ? names : new GuardedDns(names)).lookup(host), port);
        }
        Socket socket = toOneOf(namesOf(proxy), proxy.port());
        try {
            return switch (proxy.kind()) {
                case HTTP -> throughHttp(socket, proxy, host, port);
                case HTTPS -> throughHttp(secured(socket, proxy.host(), proxy.port()), proxy, host, port);
                case SOCKS5 -> throughSocks(socket, proxy, host, port);
            };
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private List<InetAddress> namesOf(ProxyAddress proxy) throws UnknownHostException {
        try {
            return names.lookup(proxy.host());
        } catch (UnknownHostException e) {
            UnknownHostException explained =
                    new UnknownHostException("the name of the proxy " + proxy + " is not known");
            explained.initCause(e);
            throw explained;
        }
    }

    /** The first that answers, in the order of the look-up. */
    private Socket toOneOf(List<InetAddress> addresses, int port) throws IOException {
        IOException failure = new UnknownHostException("it has no address");
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), millis());
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    private Socket throughSocks(Socket socket, ProxyAddress proxy, String host, int port) throws IOException {
        socket.setSoTimeout(millis());
        new Socks5(proxy)
                .connect(
                        socket.getInputStream(),
                        socket.getOutputStream(),
                        InetSocketAddress.createUnresolved(host, port));
        socket.setSoTimeout(0);
        return socket;
    }

    /** CONNECT, RFC 9110 section 9.3.6. */
    private Socket throughHttp(Socket socket, ProxyAddress proxy, String host, int port) throws IOException {
        String target = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        StringBuilder request = new StringBuilder("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n");
        if (proxy.username() != null) {
            String login = proxy.username() + ":" + (proxy.password() == null ? "" : proxy.password());
            request.append("Proxy-Authorization: Basic ")
                    .append(Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                    .append("\r\n");
        }
        socket.setSoTimeout(millis());
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        String status = statusLine(socket.getInputStream(), proxy);
        if (!status.matches("HTTP/1\\.\\d 2\\d\\d.*")) {
            throw new IOException("the proxy " + proxy + " does not connect to " + host + ": it answered \""
                    + status.replaceAll("\\p{Cntrl}", "") + "\"");
        }
        socket.setSoTimeout(0);
        return socket;
    }

    /** Reads a whole head and not a byte more: what follows is the other side's. */
    private static String statusLine(InputStream in, ProxyAddress proxy) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean first = true;
        int lineLength = 0;
        for (int read = 0; read < LONGEST_HEAD; read++) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the proxy " + proxy + " closed the connection");
            }
            if (b == '\n') {
                if (lineLength == 0 && !first) {
                    return line.toString(StandardCharsets.UTF_8);
                }
                first = false;
                lineLength = 0;
            } else if (b != '\r') {
                lineLength++;
                if (first) {
                    line.write(b);
                }
            }
        }
        throw new IOException("the proxy " + proxy + " gave an answer that is not HTTP");
    }

    private Socket secured(Socket socket, String host, int port) throws IOException {
        try {
            SSLSocket tls = (SSLSocket) roots.sockets().createSocket(socket, host, port, true);
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.setSoTimeout(millis());
            tls.startHandshake();
            tls.setSoTimeout(0);
            return tls;
        } catch (IllegalArgumentException e) {
            socket.close();
            throw new SSLException("\"" + host + "\" cannot be the name of a server", e);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private int millis() {
        return Math.toIntExact(settings.connectTimeout().toMillis());
    }
}
