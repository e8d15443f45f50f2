package io.aircheck.server;

import io.aircheck.net.CookieStore;
import io.aircheck.net.HostLimit;
import io.aircheck.net.HttpClient;
import io.aircheck.net.NetSettings;
import io.aircheck.net.ProxyAddress;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Room;
import io.aircheck.recorder.session.Networks;
import io.aircheck.server.notify.Courier;
import io.aircheck.server.notify.channel.MailPost;
import io.aircheck.server.rooms.RoomScopes;
import io.aircheck.server.settings.NetworkKeys;
import io.aircheck.server.settings.ProxyChoice;
import io.aircheck.server.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The way to each platform and its media: over the proxy of the room or the platform where one is set, always with cookies of its
 * own.
 */
public final class Clients implements AutoCloseable {

    private final ProxyChoice proxies;
    private final RoomScopes scopes;
    private final WebClient base;
    private final Map<Via, Way> ways = new ConcurrentHashMap<>();

    /**
     * @param scopes knows the rooms with settings of their own
     * @throws io.aircheck.net.InvalidSettingException if the certificate file cannot be used
     */
    public Clients(Settings settings, PlatformRegistry registry, RoomScopes scopes) {
        this.scopes = scopes;
        this.proxies = ProxyChoice.of(settings, registry);
        this.base = WebClient.create(NetSettings.defaults()
                .withProxy(settings.get(NetworkKeys.PROXY).orElse(null))
                .withCaFiles(settings.get(NetworkKeys.CA_FILE).map(List::of).orElse(List.of())));
    }

    /** For asking a platform about a room, no harder than it likes. */
    HttpClient forChecks(Room room) {
        return allowed(room, way(room).checks());
    }

    /** @param room null for a stream that belongs to none */
    Networks.Network network(@Nullable Room room) {
        WebClient client = room == null ? base : allowed(room, way(room).media());
        return new Networks.Network(client, client.dialer());
    }

    /** The same for an address that somebody else gave, which must not lead into the local network. */
    HttpClient forStrangers(Room room) {
        return way(room).checks();
    }

    Networks.Network networkOfStrangers(Room room) {
        WebClient client = way(room).media();
        return new Networks.Network(client, client.dialer());
    }

    /** @param host of a service that the owner gave; null for none */
    HttpClient services(@Nullable String host) {
        return host == null ? base : base.allowingInternalOf(host);
    }

    /** The user typed the room's address, so it may stand in the local network. */
    private static WebClient allowed(Room room, WebClient client) {
        return client.allowingInternalOf(room.url());
    }

    /** @param media without a limit of its own, since a host serves media for hours by its own choice */
    private record Way(WebClient checks, WebClient media) {}

    /** The way to the media of a platform. */
    public HttpClient media(String platform) {
        return way(platform, proxies.of(platform)).media();
    }

    /** A platform as it is reached over one proxy: when the proxy is changed, what runs keeps its way to its end. */
    private record Via(String platform, @Nullable ProxyAddress proxy) {}

    private Way way(Room room) {
        return way(room.platform(), proxies.of(scopes.of(room), room.platform()));
    }

    private Way way(String platform, @Nullable ProxyAddress proxy) {
        return ways.computeIfAbsent(new Via(platform, proxy), via -> {
            WebClient media = base.withProxy(via.proxy()).withCookies(new CookieStore());
            return new Way(media.withSettings(media.settings().withHostLimit(HostLimit.POLITE)), media);
        });
    }

    /** Lets go of the cookies that a platform has set. */
    void forgetLogin(String platform) {
        ways.keySet().removeIf(via -> via.platform().equals(platform));
    }

    /** For telling people; nothing is said twice because an answer was slow. */
    Courier courier(boolean internalAllowed, Clock clock) {
        WebClient client = base.withCookies(null).allowingInternal(internalAllowed);
        return new Courier(client, new MailPost(client.tlsSockets()), clock);
    }

    @Override
    public void close() {
        base.close();
    }
}
