package io.aircheck.server.rooms;

import io.aircheck.server.store.Database;
import io.aircheck.server.store.Ids;
import io.aircheck.server.store.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is remembered of rooms: the number that each was given once, those added on the page, and which were paused there. */
public final class RoomStore {

    private final Database database;

    /**
     * @param fromPage whether it was added on the page; else it is only known from a list file
     * @param paused whether it was paused on the page
     */
    public record StoredRoom(
            long id,
            RoomKey key,
            String url,
            @Nullable String quality,
            @Nullable String name,
            boolean fromPage,
            boolean paused) {}

    public RoomStore(Database database) {
        this.database = database;
    }

    public List<StoredRoom> all() {
        return database.read(client ->
                client.sql("SELECT * FROM rooms").query((row, _) -> room(row)).list());
    }

    /** The number of every room, given now where it has none. */
    public Map<RoomKey, StoredRoom> number(Collection<Unnumbered> rooms) {
        Map<RoomKey, StoredRoom> known = new HashMap<>();
        all().forEach(room -> known.put(room.key(), room));
        List<StoredRoom> fresh = rooms.stream()
                .filter(room -> !known.containsKey(room.key()))
                .map(room -> new StoredRoom(
                        database.ids().next(Ids.Table.ROOMS), room.key(), room.url(), null, null, false, false))
                .toList();
        if (!fresh.isEmpty()) {
            database.write(client -> fresh.forEach(room -> insert(client, room)));
            fresh.forEach(room -> known.put(room.key(), room));
        }
        return known;
    }

    /** A room whose number is wanted. */
    public record Unnumbered(RoomKey key, String url) {}

    /** Keeps what was wished on the page for a room that has its number. */
    public void save(StoredRoom room) {
        database.write(client -> client.sql(
                        "UPDATE rooms SET url = ?, quality = ?, name = ?, from_page = ?, paused = ? WHERE id = ?")
                .params(Row.of(
                        room.url(),
                        room.quality(),
                        room.name(),
                        room.fromPage() ? 1 : 0,
                        room.paused() ? 1 : 0,
                        room.id()))
                .update());
    }

    private static void insert(JdbcClient client, StoredRoom room) {
        client.sql(
                        "INSERT INTO rooms (id, room_key, url, quality, name, from_page, paused) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(Row.of(
                        room.id(),
                        room.key().text(),
                        room.url(),
                        room.quality(),
                        room.name(),
                        room.fromPage() ? 1 : 0,
                        room.paused() ? 1 : 0))
                .update();
    }

    private static StoredRoom room(ResultSet row) throws SQLException {
        return new StoredRoom(
                row.getLong("id"),
                new RoomKey(row.getString("room_key")),
                row.getString("url"),
                row.getString("quality"),
                row.getString("name"),
                row.getInt("from_page") != 0,
                row.getInt("paused") != 0);
    }
}
