package io.aircheck.server.rooms;

import io.aircheck.platforms.Room;
import io.aircheck.server.settings.Scope;
import java.util.Map;

/** Whose settings count for what a platform is asked about: those of the watched room, else those of the platform. */
public final class RoomScopes {

    private volatile Map<RoomKey, Scope> watched = Map.of();

    /** From now on these rooms are watched. */
    public void watch(Map<RoomKey, Scope> rooms) {
        watched = Map.copyOf(rooms);
    }

    public Scope of(Room room) {
        Scope own = watched.get(RoomKey.of(room));
        return own == null ? new Scope.Platform(room.platform()) : own;
    }
}
