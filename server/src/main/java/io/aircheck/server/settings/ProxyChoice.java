package io.aircheck.server.settings;

import io.aircheck.net.ProxyAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Through which proxy each platform is reached: its own, else, for platforms overseas, the one for these, else the one for
 * everything.
 *
 * @param overseas ids of the platforms overseas
 */
public record ProxyChoice(Settings settings, Set<String> overseas) {

    /** The proxy of a platform, or null for a direct way. */
    public @Nullable ProxyAddress of(String platform) {
        PlatformProxy own = settings.get(PlatformKeys.PROXY, platform).orElse(null);
        if (own != null) {
            return own.proxy();
        }
        ProxyAddress everything = settings.get(NetworkKeys.PROXY).orElse(null);
        return overseas.contains(platform)
                ? settings.get(NetworkKeys.OVERSEAS_PROXY).orElse(everything)
                : everything;
    }
}
