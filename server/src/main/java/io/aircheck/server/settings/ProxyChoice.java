package io.aircheck.server.settings;

import io.aircheck.net.ProxyAddress;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.PlatformRegistry;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Through which proxy each room is reached: its own, else its platform's, else, for platforms overseas, the one for these, else the one for
 * everything.
 *
 * @param overseas ids of the platforms overseas
 */
public record ProxyChoice(Settings settings, Set<String> overseas) {

    public static ProxyChoice of(Settings settings, PlatformRegistry registry) {
        return new ProxyChoice(
                settings,
                registry.platforms().stream()
                        .map(Platform::info)
                        .filter(PlatformInfo::overseas)
                        .map(PlatformInfo::id)
                        .collect(Collectors.toSet()));
    }

    /** The proxy of a platform, or null for a direct way. */
    public @Nullable ProxyAddress of(String platform) {
        return of(new Scope.Platform(platform), platform);
    }

    /**
     * The proxy of a room or a platform, or null for a direct way.
     *
     * @param platform what the scope belongs to
     */
    public @Nullable ProxyAddress of(Scope scope, String platform) {
        PlatformProxy own = settings.get(PlatformKeys.PROXY, scope).orElse(null);
        if (own != null) {
            return own.proxy();
        }
        ProxyAddress everything = settings.get(NetworkKeys.PROXY).orElse(null);
        return overseas.contains(platform)
                ? settings.get(NetworkKeys.OVERSEAS_PROXY).orElse(everything)
                : everything;
    }
}
