package io.aircheck.server.settings;

import io.aircheck.net.ProxyAddress;
import org.jspecify.annotations.Nullable;

/**
 * How one platform or room is reached, whatever the others do.
 *
 * @param proxy null for a direct way
 */
public record PlatformProxy(@Nullable ProxyAddress proxy) {

    static final PlatformProxy DIRECT = new PlatformProxy(null);
}
