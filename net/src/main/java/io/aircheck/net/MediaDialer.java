package io.aircheck.net;

import io.aircheck.net.media.Alarm;
import io.aircheck.net.media.Dialer;
import io.aircheck.net.media.FirstConnected;
import io.aircheck.net.media.TlsWire;
import io.aircheck.net.media.Wire;
import io.aircheck.net.media.WireStreams;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The way to a host for media: names, guard, proxy, TLS.
 *
 * @param secure whether TLS is spoken with the host
 * @param proxy null for a direct connection
 * @param names resolves names, and refuses those that are not allowed
 * @param patience for TCP and, again, for each handshake
 * @param live whether it leads to a live stream, of which the system is to keep more than it would
 */
record MediaDialer(
        boolean secure,
        String host,
        int port,
        @Nullable ProxyAddress proxy,
        TrustedRoots roots,
        Dns names,
        Duration patience,
        boolean live)
        implements Dialer {

    /** Two seconds of 2 Mbit/s, or a quarter of a second of the best pictures; systems give less where that is too much. */
    private static final int KEPT_BYTES = 512 << 10;

    static MediaDialer to(HttpUrl url, boolean live, NetSettings settings, TrustedRoots roots, Dns names) {
        boolean guarded = settings.proxy() == null && !settings.internalAllowed();
        return new MediaDialer(
                url.isHttps(),
                url.host(),
                url.port(),
                settings.proxy(),
                roots,
                guarded ? new GuardedDns(names) : names,
                settings.connectTimeout(),
                live);
    }

    /** Whether requests go to an HTTP proxy that fetches for us, and so are written with their whole address. */
    boolean asksProxy() {
        return !secure && proxy != null && proxy.kind() != ProxyAddress.Kind.SOCKS5;
    }

    @Override
    public Wire dial(Alarm alarm) throws IOException {
        Wire wire = connect(alarm);
        alarm.guard(wire);
        boolean good = false;
        try {
            if (proxy != null) {
                alarm.within(patience);
                wire = throughProxy(wire, proxy);
            }
            if (secure) {
                alarm.within(patience);
                wire = secured(wire, host, port);
            }
            good = true;
            return wire;
        } finally {
            if (!good) {
                wire.close();
            }
        }
    }

    private Wire connect(Alarm alarm) throws IOException {
        alarm.within(patience);
        if (proxy == null) {
            return FirstConnected.of(addresses(host), port, kept(), alarm);
        }
        try {
            return FirstConnected.of(addresses(proxy.host()), proxy.port(), kept(), alarm);
        } catch (UnknownHostException e) {
            UnknownHostException unknown = new UnknownHostException("the name of the proxy " + proxy + " is not known");
            unknown.initCause(e);
            throw unknown;
        }
    }

    private int kept() {
        return live ? KEPT_BYTES : 0;
    }

    private List<InetAddress> addresses(String name) throws UnknownHostException {
        InetAddress literal = InternalAddresses.parse(name);
        return literal == null ? names.lookup(name) : List.of(literal);
    }

    private Wire throughProxy(Wire wire, ProxyAddress proxy) throws IOException {
        switch (proxy.kind()) {
            case SOCKS5 ->
                new Socks5(proxy)
                        .connect(
                                WireStreams.input(wire),
                                WireStreams.output(wire),
                                InetSocketAddress.createUnresolved(host, port));
            case HTTP -> {
                if (secure) {
                    new HttpTunnel(proxy).open(wire, host, port);
                }
            }
            case HTTPS -> {
                Wire toProxy = secured(wire, proxy.host(), proxy.port());
                if (secure) {
                    new HttpTunnel(proxy).open(toProxy, host, port);
                }
                return toProxy;
            }
        }
        return wire;
    }

    private Wire secured(Wire wire, String name, int port) throws IOException {
        SSLEngine engine = roots.context().createSSLEngine(name, port);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (InternalAddresses.parse(name) == null) {
            parameters.setServerNames(List.of(new SNIHostName(name)));
        }
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        engine.setSSLParameters(parameters);
        return TlsWire.client(wire, engine);
    }
}
