package io.aircheck.net;

import io.aircheck.net.media.Wire;
import io.aircheck.net.media.WireStreams;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way through an HTTP proxy to one host (CONNECT, RFC 9110 section 9.3.6). */
record HttpTunnel(ProxyAddress proxy) {

    private static final int LONGEST_ANSWER = 16 << 10;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[0-9] ([0-9]{3})\\b.*", Pattern.DOTALL);

    /** Asks for it over a wire that leads to the proxy. */
    void open(Wire wire, String host, int port) throws IOException {
        String target = HostHeader.of(host, port);
        String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + ProxyLogin.headerLine(proxy)
                + "User-Agent: " + UserAgents.DESKTOP + "\r\nProxy-Connection: Keep-Alive\r\n\r\n";
        wire.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
        String answer = head(WireStreams.input(wire));
        Matcher status = STATUS.matcher(answer);
        if (!status.matches()) {
            throw new IOException("the proxy " + proxy + " does not speak HTTP");
        }
        switch (status.group(1)) {
            case "200" -> {}
            case "407" ->
                throw new IOException("the proxy " + proxy
                        + (proxy.username() == null
                                ? " wants a user and a password; write them as http://user:password@host:port"
                                : " does not accept the user and password"));
            default ->
                throw new ConnectException(
                        "the proxy " + proxy + " does not connect to " + host + ": it answered " + status.group(1));
        }
    }

    /** Byte by byte, because what follows it belongs to the host. */
    private String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", head.length() - 4) < 0 && head.indexOf("\n\n", head.length() - 2) < 0) {
            int b = in.read();
            if (b < 0 || head.length() >= LONGEST_ANSWER) {
                throw new IOException("the proxy " + proxy + " gave no answer");
            }
            head.append((char) b);
        }
        return head.toString();
    }
}
