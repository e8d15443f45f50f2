package io.aircheck.server.recordings;

import io.aircheck.music.Match;
import io.aircheck.music.tracklist.SongQuery;
import io.aircheck.server.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Looks for finished recordings in the database. What a person types is compared by the program, since databases differ in what
 * is the same letter; they leave out what the other conditions do not let through.
 */
record LibrarySearch(Database database) {

    private static final String FROM = " FROM recordings r JOIN broadcasts b ON b.id = r.broadcast_id";
    private static final String TEXTS = ", b.streamer, b.title, b.category, b.platform, b.url";

    /** The ids of the newest that fit, newest first, each with the music that was looked for. */
    SequencedMap<Long, List<RecordedPlay>> newest(LibraryQuery query, int limit, long before) {
        List<Object> values = new ArrayList<>();
        String sql = query.wantsSong()
                ? "SELECT p.*" + TEXTS + FROM + " JOIN plays p ON p.recording_id = r.id"
                        + where(query, before, values) + " AND p.song IS NOT NULL"
                        + " ORDER BY r.id DESC, p.part_number, p.start_millis, p.id"
                : "SELECT r.id AS recording_id" + TEXTS + FROM + where(query, before, values) + " ORDER BY r.id DESC";
        return database.read(
                client -> client.sql(sql).params(values).query((ResultSet rows) -> found(rows, query, limit)));
    }

    private static String where(LibraryQuery query, long before, List<Object> values) {
        StringBuilder where = new StringBuilder(" WHERE r.phase = 'finished' AND r.trashed_at IS NULL AND r.id < ?");
        values.add(before);
        if (query.roomId() != null) {
            where.append(" AND b.room_id = ?");
            values.add(query.roomId());
        }
        if (query.platform() != null) {
            where.append(" AND b.platform = ?");
            values.add(query.platform());
        }
        if (query.from() != null) {
            where.append(" AND COALESCE(r.ended_at, r.active_at) >= ?");
            values.add(query.from().toEpochMilli());
        }
        if (query.to() != null) {
            where.append(" AND r.started_at < ?");
            values.add(query.to().toEpochMilli());
        }
        return where.toString();
    }

    /** Reads no more rows than it takes. */
    private static SequencedMap<Long, List<RecordedPlay>> found(ResultSet rows, LibraryQuery query, int limit)
            throws SQLException {
        SongQuery songs = query.songs();
        SequencedMap<Long, List<RecordedPlay>> found = new LinkedHashMap<>();
        while (rows.next()) {
            long id = rows.getLong("recording_id");
            if (found.size() == limit && !found.containsKey(id)) {
                return found;
            }
            if (!query.mentioned(
                    rows.getString("streamer"),
                    rows.getString("title"),
                    rows.getString("category"),
                    rows.getString("platform"),
                    rows.getString("url"))) {
                continue;
            }
            if (!query.wantsSong()) {
                found.put(id, List.of());
            } else if (songs.mayStandIn(rows.getString("play"))) {
                RecordedPlay play = PlayStore.play(rows);
                Match match = play.play().match();
                if (match != null && songs.fits(match.song())) {
                    found.computeIfAbsent(id, _ -> new ArrayList<>()).add(play);
                }
            }
        }
        return found;
    }
}
