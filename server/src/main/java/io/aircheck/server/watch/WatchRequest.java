package io.aircheck.server.watch;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.server.rooms.WatchedRoom;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A room to watch.
 *
 * @param match null where no platform knows the address
 */
public record WatchRequest(WatchedRoom room, PlatformRegistry.@Nullable Match match) {

    /** The host that is asked about it, which limits how often. */
    String host() {
        String host = match == null ? null : URI.create(match.room().url()).getHost();
        return host == null ? room.url() : host;
    }
}
