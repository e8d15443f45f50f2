package io.aircheck.net;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.CompressionInterceptor;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Gzip;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.brotli.Brotli;
import org.jspecify.annotations.Nullable;

/**
 * The library's clients that {@link NetSettings} describe, over one pool of connections.
 *
 * @param answers for whole answers: HTTP/2 where offered, compression
 * @param upgrades for connections that become something else: HTTP/1.1, no compression
 */
record OkHttpClients(OkHttpClient answers, OkHttpClient upgrades, TrustedRoots roots, TlsSockets tls) {

    /** Connections kept for the next request; rooms of one site are asked about one after the other. */
    private static final int IDLE_CONNECTIONS = 128;

    static OkHttpClients of(NetSettings settings, Dns names) {
        OkHttpClient root = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 60, TimeUnit.SECONDS))
                .build();
        return derived(root, settings, names, TrustedRoots.withFiles(settings.caFiles()), null);
    }

    /** Clients with other settings over the same pool. */
    OkHttpClients with(NetSettings before, NetSettings now, Dns names) {
        boolean sameRoots = before.caFiles().equals(now.caFiles());
        return derived(
                answers, now, names, sameRoots ? roots : TrustedRoots.withFiles(now.caFiles()), sameRoots ? tls : null);
    }

    private static OkHttpClients derived(
            OkHttpClient pool, NetSettings settings, Dns names, TrustedRoots roots, @Nullable TlsSockets known) {
        TlsSockets tls = known == null ? new TlsSockets(roots.sockets()) : known;
        OkHttpClient.Builder builder = pool.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout());
        if (known == null) {
            // Each call makes an index of all roots, some 50 KiB, and each recording has clients of its own.
            builder.sslSocketFactory(tls, roots.trust());
        }
        connectThrough(builder, settings, names, tls);
        builder.interceptors().clear();
        OkHttpClient upgrades = builder.protocols(List.of(Protocol.HTTP_1_1)).build();
        OkHttpClient answers = builder.protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                .addInterceptor(new CompressionInterceptor(Brotli.INSTANCE, Gzip.INSTANCE))
                .build();
        return new OkHttpClients(answers, upgrades, roots, tls);
    }

    private static void connectThrough(OkHttpClient.Builder builder, NetSettings settings, Dns names, TlsSockets tls) {
        ProxyAddress proxy = settings.proxy();
        builder.proxyAuthenticator(Authenticator.NONE);
        if (proxy == null) {
            builder.proxy(Proxy.NO_PROXY)
                    .socketFactory(new PlainSockets(null))
                    .dns(settings.internalAllowed() ? names : new GuardedDns(names));
        } else if (proxy.kind() == ProxyAddress.Kind.SOCKS5) {
            builder.proxy(Proxy.NO_PROXY)
                    .socketFactory(new PlainSockets(new Socks5(proxy)))
                    .dns(new Socks5.NamesByProxy(proxy));
        } else {
            builder.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
                    .socketFactory(
                            proxy.kind() == ProxyAddress.Kind.HTTPS ? tls.toProxy(proxy) : new PlainSockets(null))
                    .dns(names)
                    .proxyAuthenticator(new ProxyLogin(proxy));
        }
    }
}
