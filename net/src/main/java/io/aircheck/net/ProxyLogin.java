package io.aircheck.net;

import java.nio.charset.StandardCharsets;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Answers an HTTP proxy's question for a password, once. Equal logins may share connections. */
record ProxyLogin(ProxyAddress proxy) implements Authenticator {

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        String credentials = credentials(proxy);
        if (credentials == null || response.request().header("Proxy-Authorization") != null) {
            return null;
        }
        return response.request()
                .newBuilder()
                .header("Proxy-Authorization", credentials)
                .build();
    }

    /** The header as a line, or nothing where the proxy asks for none; only ever to be sent to the proxy itself. */
    static String headerLine(ProxyAddress proxy) {
        String credentials = credentials(proxy);
        return credentials == null ? "" : "Proxy-Authorization: " + credentials + "\r\n";
    }

    private static @Nullable String credentials(ProxyAddress proxy) {
        String username = proxy.username();
        String password = proxy.password() == null ? "" : proxy.password();
        return username == null ? null : Credentials.basic(username, password, StandardCharsets.UTF_8);
    }
}
