package io.aircheck.net;

import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections for what does not speak HTTP (RTMP, RTSP), under the same rules as {@link HttpClient}: its proxy, which
 * also resolves the names, its certificate roots, its guard of the internal network.
 */
public interface Dialer {

    /**
     * A connection over which nothing has been said yet; the caller closes it.
     *
     * @param host a name or an address literal, an IPv6 one without brackets
     * @param secure whether to speak TLS, which checks the certificate and its name
     * @throws ForbiddenAddressException if the host is internal and that is not allowed
     * @throws IOException with a sentence that names the host if there is no such connection
     */
    Socket dial(String host, int port, boolean secure) throws IOException;

    /** What every connection goes through; null for a direct way. */
    @Nullable
    ProxyAddress proxy();
}
