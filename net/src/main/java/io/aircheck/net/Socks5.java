package io.aircheck.net;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Dns;

/**
 * The client's side of SOCKS5 (RFC 1928) with user and password (RFC 1929). The JDK's own asks the process-wide
 * {@code Authenticator} for the password, which any other proxy could then obtain; this one tells it only to the proxy that
 * it belongs to. Names go to the proxy as they are.
 */
record Socks5(ProxyAddress proxy) {

    /**
     * Stands for "the proxy will know": keeps OkHttp from resolving names. It also keeps the connections of different
     * proxies apart, since OkHttp compares the look-up of two connections, but not what makes their sockets.
     */
    record NamesByProxy(ProxyAddress proxy) implements Dns {
        @Override
        public List<InetAddress> lookup(String name) throws UnknownHostException {
            return List.of(InetAddress.getByAddress(name, new byte[4]));
        }
    }

    private static final int VERSION = 5;
    private static final int NO_AUTHENTICATION = 0;
    private static final int PASSWORD = 2;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;

    private static final List<String> REFUSALS = List.of(
            "it failed",
            "its rules forbid it",
            "the network cannot be reached",
            "the host cannot be reached or its name is not known",
            "the connection was refused",
            "it took too long",
            "it cannot do that",
            "it does not know this kind of address");

    /** Asks for a connection to the target over streams that lead to the proxy. */
    void connect(InputStream in, OutputStream out, InetSocketAddress target) throws IOException {
        DataInputStream answers = new DataInputStream(in);
        String username = proxy.username();
        out.write(
                username == null
                        ? new byte[] {VERSION, 1, NO_AUTHENTICATION}
                        : new byte[] {VERSION, 2, NO_AUTHENTICATION, PASSWORD});
        if (answers.readUnsignedByte() != VERSION) {
            throw failure("does not speak SOCKS5");
        }
        int method = answers.readUnsignedByte();
        if (method == PASSWORD && username != null) {
            String password = proxy.password();
            logIn(answers, out, username, password == null ? "" : password);
        } else if (method != NO_AUTHENTICATION) {
            throw failure("wants a user and a password; write them as socks5://user:password@host:port");
        }
        out.write(request(target));
        answers.readUnsignedByte();
        int reply = answers.readUnsignedByte();
        answers.readUnsignedByte();
        skipAddress(answers);
        if (reply != 0) {
            String why = reply <= REFUSALS.size() ? REFUSALS.get(reply - 1) : "it answered " + reply;
            throw new ConnectException(
                    "the proxy " + proxy + " does not connect to " + target.getHostString() + ": " + why);
        }
    }

    private void logIn(DataInputStream answers, OutputStream out, String username, String password) throws IOException {
        ByteArrayOutputStream login = new ByteArrayOutputStream();
        login.write(1);
        writeShort(login, username.getBytes(StandardCharsets.UTF_8));
        writeShort(login, password.getBytes(StandardCharsets.UTF_8));
        out.write(login.toByteArray());
        answers.readUnsignedByte();
        if (answers.readUnsignedByte() != 0) {
            throw failure("does not accept the user and password");
        }
    }

    private byte[] request(InetSocketAddress target) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(new byte[] {VERSION, CONNECT, 0});
        InetAddress literal = InternalAddresses.parse(target.getHostString());
        if (literal == null) {
            request.write(NAME);
            writeShort(request, target.getHostString().getBytes(StandardCharsets.UTF_8));
        } else {
            request.write(literal.getAddress().length == 4 ? IPV4 : IPV6);
            request.writeBytes(literal.getAddress());
        }
        request.write(target.getPort() >> 8);
        request.write(target.getPort());
        return request.toByteArray();
    }

    private void writeShort(ByteArrayOutputStream out, byte[] text) throws IOException {
        if (text.length > 255) {
            throw failure("takes names and passwords of at most 255 bytes");
        }
        out.write(text.length);
        out.writeBytes(text);
    }

    private void skipAddress(DataInputStream answers) throws IOException {
        int length = switch (answers.readUnsignedByte()) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            case NAME -> answers.readUnsignedByte();
            default -> throw failure("gave an answer that is not SOCKS5");
        };
        answers.readFully(new byte[length + 2]);
    }

    private IOException failure(String what) {
        return new IOException("the proxy " + proxy + " " + what);
    }
}
