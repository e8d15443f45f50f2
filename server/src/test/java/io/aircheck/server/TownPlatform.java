package io.aircheck.server;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A platform of the tests: rooms are {@code https://town.example/ID}, videos {@code https://town.example/video/ID}. */
public final class TownPlatform implements Platform {

    public static final PlatformRegistry REGISTRY = new PlatformRegistry(List.of(new TownPlatform()));

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of("town", "Town", "小镇", "https://town.example/1");
    }

    @Override
    public Optional<Room> match(Address address) {
        if (!address.hostUnder("town.example") || address.segments().isEmpty()) {
            return Optional.empty();
        }
        String id = address.segments().getLast();
        Room room = address.segments().getFirst().equals("video")
                ? new Room("town", Room.Kind.VIDEO, id, "https://town.example/video/" + id, Map.of())
                : Room.live("town", id, "https://town.example/" + id);
        return Optional.of(room);
    }

    @Override
    public RoomStatus check(Room room, Visit visit) {
        return new RoomStatus.Offline(RoomDetails.UNKNOWN);
    }
}
