package io.aircheck.net.media;

import java.io.IOException;

/**
 * The way to a server. Connections are kept and used again for a dialer that is equal, so it must be a value that holds
 * everything that makes a difference: host, port, TLS, proxy, rights.
 */
public interface Dialer {

    /** @param alarm to be set for each wait; it is already set for the whole */
    Wire dial(Alarm alarm) throws IOException;
}
