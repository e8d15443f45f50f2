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
 * The library's clients that {@link NetSettings} describe, over one pool of connections. They are made when they are first
 * needed: a stream that is recorded from its address needs none, and some four hundred classes with them.
 */
final class OkHttpClients {

    /** Connections kept for the next request; rooms of one site are asked about one after the other. */
    private static final int IDLE_CONNECTIONS = 128;

    private final Base base;
    private final NetSettings settings;
    private final Dns names;
    private @Nullable Pair pair;

    private OkHttpClients(Base base, NetSettings settings, Dns names) {
        this.base = base;
        this.settings = settings;
        this.names = names;
    }

    private record Pair(OkHttpClient answers, OkHttpClient upgrades) {}

    /** What clients that trust the same roots have in common. Each asks for an index of all roots otherwise, some 50 KiB. */
    private static final class Base {
        private final TrustedRoots roots;
        private final @Nullable Base pool;
        private @Nullable OkHttpClient client;

        /** @param pool whose connections it shares; null for connections of its own */
        Base(TrustedRoots roots, @Nullable Base pool) {
            this.roots = roots;
            this.pool = pool;
        }

        synchronized OkHttpClient client() {
            if (client == null) {
                OkHttpClient.Builder builder = pool == null
                        ? new OkHttpClient.Builder()
                                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 60, TimeUnit.SECONDS))
                        : pool.client().newBuilder();
                client = builder.sslSocketFactory(new TlsSockets(roots.sockets()), roots.trust())
                        .build();
            }
            return client;
        }

        synchronized void closeIdle() {
            if (client != null) {
                client.connectionPool().evictAll();
            } else if (pool != null) {
                pool.closeIdle();
            }
        }
    }

    /** @throws InvalidSettingException if a certificate file cannot be used */
    static OkHttpClients of(NetSettings settings, Dns names) {
        return new OkHttpClients(new Base(TrustedRoots.withFiles(settings.caFiles()), null), settings, names);
    }

    /**
     * Clients with other settings over the same pool.
     *
     * @throws InvalidSettingException if a certificate file cannot be used
     */
    OkHttpClients with(NetSettings now) {
        return new OkHttpClients(
                now.caFiles().equals(settings.caFiles()) ? base : new Base(TrustedRoots.withFiles(now.caFiles()), base),
                now,
                names);
    }

    TrustedRoots roots() {
        return base.roots;
    }

    /** For whole answers: HTTP/2 where offered, compression. */
    OkHttpClient answers() {
        return pair().answers();
    }

    /** For connections that become something else: HTTP/1.1, no compression. */
    OkHttpClient upgrades() {
        return pair().upgrades();
    }

    /** Closes the connections of the pool that are idle. */
    void closeIdle() {
        base.closeIdle();
    }

    private synchronized Pair pair() {
        if (pair == null) {
            OkHttpClient.Builder builder = base.client()
                    .newBuilder()
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .connectTimeout(settings.connectTimeout())
                    .readTimeout(settings.readTimeout())
                    .writeTimeout(settings.readTimeout());
            connectThrough(builder, settings, names, (TlsSockets) base.client().sslSocketFactory());
            OkHttpClient upgrades =
                    builder.protocols(List.of(Protocol.HTTP_1_1)).build();
            OkHttpClient answers = builder.protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
                    .addInterceptor(new CompressionInterceptor(Brotli.INSTANCE, Gzip.INSTANCE))
                    .build();
            pair = new Pair(answers, upgrades);
        }
        return pair;
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
