package io.aircheck.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over the connections of {@link PlainSockets}, with readable answer heads inside it too. */
final class TlsSockets extends SSLSocketFactory {

    private final SSLSocketFactory tls;

    TlsSockets(SSLSocketFactory tls) {
        this.tls = tls;
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        return new TlsSocket((SSLSocket) tls.createSocket(connected, host, port, autoClose));
    }

    /** Sockets to a proxy that itself is reached by TLS. */
    SocketFactory toProxy(ProxyAddress proxy) {
        return new ToProxy(tls, proxy);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw PlainSockets.connectedByLibrary();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw PlainSockets.connectedByLibrary();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw PlainSockets.connectedByLibrary();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
        throw PlainSockets.connectedByLibrary();
    }

    private static final class ToProxy extends SocketFactory {
        private final SSLSocketFactory tls;
        private final ProxyAddress proxy;

        ToProxy(SSLSocketFactory tls, ProxyAddress proxy) {
            this.tls = tls;
            this.proxy = proxy;
        }

        @Override
        public Socket createSocket() throws IOException {
            SSLSocket socket = (SSLSocket) tls.createSocket();
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (InternalAddresses.parse(proxy.host()) == null) {
                parameters.setServerNames(List.of(new SNIHostName(proxy.host())));
            }
            socket.setSSLParameters(parameters);
            return new TlsSocket(socket);
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw PlainSockets.connectedByLibrary();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw PlainSockets.connectedByLibrary();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw PlainSockets.connectedByLibrary();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
            throw PlainSockets.connectedByLibrary();
        }
    }
}
