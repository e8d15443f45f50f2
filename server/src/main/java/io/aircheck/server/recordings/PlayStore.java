package io.aircheck.server.recordings;

import io.aircheck.music.Match;
import io.aircheck.music.tracklist.Play;
import io.aircheck.music.tracklist.TrackListJson;
import io.aircheck.server.store.Database;
import io.aircheck.server.store.Ids;
import io.aircheck.server.store.Row;
import io.aircheck.server.store.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was heard in recordings, in the database. */
public final class PlayStore {

    private static final int MOST_UNKNOWN = 10_000;

    private final Database database;

    PlayStore(Database database) {
        this.database = database;
    }

    public long nextId() {
        return database.ids().next(Ids.Table.PLAYS);
    }

    public void insert(RecordedPlay recorded) {
        database.writeLater(client -> client.sql("""
            INSERT INTO plays (id, recording_id, part_number, start_millis, is_open, song, play)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
                .params(Row.of(
                        recorded.id(),
                        recorded.recordingId(),
                        recorded.part(),
                        recorded.play().start().toMillis(),
                        recorded.open() ? 1 : 0,
                        Text.atMost(1024, song(recorded.play())),
                        TrackListJson.play(recorded.play()).toString()))
                .update());
    }

    public void update(RecordedPlay recorded) {
        database.writeLater(client -> client.sql(
                        "UPDATE plays SET part_number = ?, start_millis = ?, is_open = ?, song = ?, play = ? WHERE id = ?")
                .params(Row.of(
                        recorded.part(),
                        recorded.play().start().toMillis(),
                        recorded.open() ? 1 : 0,
                        Text.atMost(1024, song(recorded.play())),
                        TrackListJson.play(recorded.play()).toString(),
                        recorded.id()))
                .update());
    }

    public void delete(long id) {
        database.writeLater(
                client -> client.sql("DELETE FROM plays WHERE id = ?").param(id).update());
    }

    /** In the order of time. */
    public List<RecordedPlay> of(long recordingId) {
        return database.read(client -> client.sql(
                        "SELECT * FROM plays WHERE recording_id = ? ORDER BY part_number, start_millis, id")
                .param(recordingId)
                .query((row, _) -> play(row))
                .list());
    }

    /** The music that nobody knew, the newest first. */
    public List<RecordedPlay> unidentified() {
        return database.read(
                client -> client.sql("SELECT * FROM plays WHERE song IS NULL AND is_open = 0 ORDER BY id DESC LIMIT ?")
                        .param(MOST_UNKNOWN)
                        .query((row, _) -> play(row))
                        .list());
    }

    /** Nothing plays after a restart. */
    void closeAll() {
        database.writeLater(client ->
                client.sql("UPDATE plays SET is_open = 0 WHERE is_open <> 0").update());
    }

    private static @Nullable String song(Play play) {
        Match match = play.match();
        return match == null ? null : match.song().announcement();
    }

    static RecordedPlay play(ResultSet row) throws SQLException {
        return new RecordedPlay(
                row.getLong("id"),
                row.getLong("recording_id"),
                row.getInt("part_number"),
                TrackListJson.read("[" + row.getString("play") + "]").plays().getFirst(),
                row.getInt("is_open") != 0);
    }
}
