package io.aircheck.server.identify;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Room;
import io.aircheck.server.rooms.RoomKey;
import org.jspecify.annotations.Nullable;

/** What is listened to. */
public sealed interface Subject {

    /** The same for everything that is the same, however it was asked for. */
    String key();

    /** As people know it. */
    String label();

    /** The watched room that it is of; null for none. */
    @Nullable
    Long roomId();

    /** Whether it sounds tomorrow as it does today, so that an answer needs to be found only once. */
    boolean isLasting();

    /**
     * What an address names.
     *
     * @param roomId null for one that is not watched: then the address is a stranger's
     */
    record OfAddress(
            String label,
            PlatformRegistry.Match match,
            @Nullable Long roomId) implements Subject {

        @Override
        public String key() {
            return RoomKey.of(label, match).text();
        }

        @Override
        public boolean isLasting() {
            return match.room().kind() != Room.Kind.LIVE;
        }
    }

    record OfRecording(long id, String label, Long roomId, boolean isLasting) implements Subject {

        @Override
        public String key() {
            return "recording:" + id;
        }
    }
}
