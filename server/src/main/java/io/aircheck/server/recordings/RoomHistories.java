package io.aircheck.server.recordings;

import io.aircheck.server.recordings.RoomHistory.Entry;
import io.aircheck.server.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the database what was recorded of a room. */
record RoomHistories(Database database) {

    /**
     * @param from the first moment
     * @param to the first moment after it
     */
    RoomHistory of(long roomId, Instant from, Instant to) {
        return database.read(client -> new RoomHistory(
                earliest(client, roomId),
                recordings(client, roomId, from, to),
                moments(client, "p.started_at", "parts p", "p.recording_id", roomId, from, to),
                moments(client, "g.begins_at", "gaps g", "g.recording_id", roomId, from, to)));
    }

    private static @Nullable Instant earliest(JdbcClient client, long roomId) {
        Long millis = client.sql("SELECT MIN(r.started_at) FROM recordings r JOIN broadcasts b ON b.id = r.broadcast_id"
                        + " WHERE b.room_id = ?")
                .param(roomId)
                .query((row, _) -> row.getObject(1) == null ? null : (Long) row.getLong(1))
                .list()
                .getFirst();
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static List<Entry> recordings(JdbcClient client, long roomId, Instant from, Instant to) {
        return client.sql("""
                SELECT r.id, r.started_at, r.phase, r.trashed_at, COALESCE(r.ended_at, r.active_at) AS over_at
                FROM recordings r JOIN broadcasts b ON b.id = r.broadcast_id
                WHERE b.room_id = ? AND r.started_at < ?
                    AND (r.phase <> 'finished' OR COALESCE(r.ended_at, r.active_at) >= ?)
                ORDER BY r.id
                """)
                .params(List.of(roomId, to.toEpochMilli(), from.toEpochMilli()))
                .query((row, _) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        boolean over = row.getString("phase").equals(Recording.Phase.FINISHED.id());
        return new Entry(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                over ? Instant.ofEpochMilli(row.getLong("over_at")) : null,
                row.getObject("trashed_at") == null);
    }

    private static List<Instant> moments(
            JdbcClient client, String column, String table, String recording, long roomId, Instant from, Instant to) {
        return client.sql("SELECT " + column + " FROM " + table + " JOIN recordings r ON r.id = " + recording
                        + " JOIN broadcasts b ON b.id = r.broadcast_id WHERE b.room_id = ? AND " + column
                        + " >= ? AND " + column + " < ?")
                .params(List.of(roomId, from.toEpochMilli(), to.toEpochMilli()))
                .query((row, _) -> Instant.ofEpochMilli(row.getLong(1)))
                .list();
    }
}
