package io.aircheck.server;

import io.aircheck.net.CookieStore;
import io.aircheck.net.HttpClient;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Room;
import io.aircheck.recorder.session.Networks;
import io.aircheck.server.settings.ProxyChoice;
import io.aircheck.server.settings.SettingKeys;
import io.aircheck.server.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way to each platform and its media: its own proxy where one is set, its own cookies always. */
final class Clients implements AutoCloseable {

    private final ProxyChoice proxies;
    private final WebClient base;
    private final Map<String, WebClient> ofPlatforms = new ConcurrentHashMap<>();

    /** @throws io.aircheck.net.InvalidSettingException if the certificate file cannot be used */
    Clients(Settings settings, PlatformRegistry registry) {
        this.proxies = new ProxyChoice(
                settings,
                registry.platforms().stream()
                        .map(Platform::info)
                        .filter(PlatformInfo::overseas)
                        .map(PlatformInfo::id)
                        .collect(Collectors.toSet()));
        this.base = WebClient.create(NetSettings.defaults()
                .withProxy(settings.get(SettingKeys.PROXY).orElse(null))
                .withCaFiles(settings.get(SettingKeys.CA_FILE).map(List::of).orElse(List.of())));
    }

    /** The user typed the room's address, so it may stand in the local network. */
    HttpClient http(Room room) {
        return client(room.platform()).allowingInternalOf(room.url());
    }

    /** @param room null for a stream that belongs to none */
    Networks.Network network(@Nullable Room room) {
        return room == null
                ? new Networks.Network(base, base.settings().proxy())
                : new Networks.Network(http(room), proxies.of(room.platform()));
    }

    private WebClient client(String platform) {
        return ofPlatforms.computeIfAbsent(
                platform, id -> base.withProxy(proxies.of(id)).withCookies(new CookieStore()));
    }

    @Override
    public void close() {
        base.close();
    }
}
