package io.aircheck.server.rooms;

import io.aircheck.server.settings.Scope;
import io.aircheck.server.settings.SettingsEditor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change for many rooms. */
public record RoomBatch(Rooms rooms, SettingsEditor editor) {

    /**
     * Changes settings of all these rooms or of none, then pauses them or watches them again.
     *
     * @param paused null leaves that as it is
     * @param settings as for one room
     * @return the rooms as they are now
     * @throws RoomRefusedException for a room that is not there, or cannot be watched again because its list says otherwise; in
     *     the latter case all the others are
     */
    public List<RoomView> change(List<Long> ids, @Nullable Boolean paused, Map<String, @Nullable String> settings) {
        List<WatchedRoom> chosen = ids.stream().distinct().map(this::room).toList();
        if (!settings.isEmpty()) {
            Map<Scope, Map<String, @Nullable String>> changes = new LinkedHashMap<>();
            chosen.forEach(room -> changes.put(room.scope(), settings));
            editor.change(changes);
        }
        if (paused != null) {
            watch(chosen, !paused);
        }
        return chosen.stream().flatMap(room -> rooms.find(room.id()).stream()).toList();
    }

    private void watch(List<WatchedRoom> chosen, boolean watched) {
        RoomRefusedException refused = null;
        for (WatchedRoom room : chosen) {
            try {
                if (watched) {
                    rooms.resume(room.id());
                } else {
                    rooms.pause(room.id());
                }
            } catch (RoomRefusedException e) {
                refused = e;
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    private WatchedRoom room(long id) {
        return rooms.find(id)
                .orElseThrow(() -> new RoomRefusedException(RoomRefusedException.Why.UNKNOWN, "there is no room " + id))
                .room();
    }
}
