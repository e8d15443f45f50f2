package io.aircheck.net;

import okhttp3.HttpUrl;

/** A host and its port as HTTP writes them. */
final class HostHeader {

    private HostHeader() {}

    static String of(String host, int port) {
        return bracketed(host) + ":" + port;
    }

    /** The port is left out where it is the scheme's own. */
    static String of(HttpUrl url) {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        return usual ? bracketed(url.host()) : of(url.host(), url.port());
    }

    private static String bracketed(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }
}
