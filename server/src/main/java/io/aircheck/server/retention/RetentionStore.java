package io.aircheck.server.retention;

import io.aircheck.server.retention.Kept.Why;
import io.aircheck.server.store.Database;
import io.aircheck.server.store.Row;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clean-up asks the database and writes into it. */
final class RetentionStore {

    /** Folders of other programs are named by their whole path, and nothing is ever taken out of them. */
    private static final String FINISHED = """
        SELECT r.id, r.started_at, r.ended_at, r.active_at, r.locked, r.trashed_at, r.trashed_for, b.room_id, b.streamer,
            b.url, b.title, (SELECT COALESCE(SUM(p.size_bytes), 0) FROM parts p WHERE p.recording_id = r.id) AS size_bytes
        FROM recordings r JOIN broadcasts b ON b.id = r.broadcast_id
        WHERE r.phase = 'finished' AND r.deleted_at IS NULL
            AND r.directory NOT LIKE '/%' AND r.directory NOT LIKE '_:%'
        """;

    /** Where the files of a recording are: a directory relative to that of all, and the name that they share. */
    record Names(String directory, String baseName) {}

    /** A file in the trash; both paths are relative to the directory of all recordings. */
    record TrashFile(String origin, String place) {}

    private final Database database;

    RetentionStore(Database database) {
        this.database = database;
    }

    /** @param busy ids of recordings that are still being worked on */
    List<Kept> all(Set<Long> busy) {
        return database
                .read(client -> client.sql(FINISHED + " ORDER BY r.id")
                        .query((row, _) -> kept(row))
                        .list())
                .stream()
                .map(it -> busy.contains(it.id()) ? busy(it) : it)
                .toList();
    }

    Optional<Kept> find(long id) {
        return database.read(client -> client.sql(FINISHED + " AND r.id = ?")
                .param(id)
                .query((row, _) -> kept(row))
                .optional());
    }

    private static Kept busy(Kept it) {
        return new Kept(
                it.id(),
                it.roomId(),
                it.name(),
                it.title(),
                it.startedAt(),
                it.endedAt(),
                it.bytes(),
                it.locked(),
                true,
                it.trashedAt(),
                it.why());
    }

    private static Kept kept(ResultSet row) throws SQLException {
        String streamer = row.getString("streamer");
        String why = row.getString("trashed_for");
        long ended = row.getLong("ended_at");
        Instant endedAt = Instant.ofEpochMilli(row.wasNull() ? row.getLong("active_at") : ended);
        return new Kept(
                row.getLong("id"),
                row.getLong("room_id"),
                streamer == null ? row.getString("url") : streamer,
                row.getString("title"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                endedAt,
                row.getLong("size_bytes"),
                row.getInt("locked") != 0,
                false,
                instant(row, "trashed_at"),
                why == null ? null : Why.valueOf(why.toUpperCase(Locale.ROOT)));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    Optional<Names> names(long id) {
        return database.read(client -> client.sql("SELECT directory, base_name FROM recordings WHERE id = ?")
                .param(id)
                .query((row, _) -> new Names(row.getString("directory"), row.getString("base_name")))
                .optional());
    }

    /** The names that other recordings in the same directory have. */
    List<String> otherNames(long id, String directory) {
        return database.read(client -> client.sql("SELECT base_name FROM recordings WHERE directory = ? AND id <> ?")
                .params(Row.of(directory, id))
                .query(String.class)
                .list());
    }

    /** The files of a recording's parts, relative to the directory of all. */
    List<Path> parts(long id) {
        return database
                .read(client -> client.sql("SELECT file FROM parts WHERE recording_id = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .stream()
                .map(Path::of)
                .toList();
    }

    void lock(long id, boolean locked) {
        database.write(client -> client.sql("UPDATE recordings SET locked = ? WHERE id = ?")
                .params(Row.of(locked ? 1 : 0, id))
                .update());
    }

    /** Notes where files will be before they are moved, so that a crash between loses none. */
    void trash(long id, Why why, Instant now, List<TrashFile> files) {
        database.write(client -> {
            client.sql("UPDATE recordings SET trashed_at = ?, trashed_for = ? WHERE id = ?")
                    .params(Row.of(now.toEpochMilli(), why.id(), id))
                    .update();
            for (TrashFile file : files) {
                client.sql("INSERT INTO trash_files (recording_id, origin, place) VALUES (?, ?, ?)")
                        .params(Row.of(id, file.origin(), file.place()))
                        .update();
            }
        });
    }

    List<TrashFile> trashFiles(long id) {
        return database.read(
                client -> client.sql("SELECT origin, place FROM trash_files WHERE recording_id = ? ORDER BY origin")
                        .param(id)
                        .query((row, _) -> new TrashFile(row.getString("origin"), row.getString("place")))
                        .list());
    }

    /** All that is in the trash, or on its way there. */
    List<TrashFile> allTrashFiles() {
        return database.read(client -> client.sql("SELECT origin, place FROM trash_files")
                .query((row, _) -> new TrashFile(row.getString("origin"), row.getString("place")))
                .list());
    }

    void restored(long id) {
        database.write(client -> {
            client.sql("DELETE FROM trash_files WHERE recording_id = ?")
                    .param(id)
                    .update();
            client.sql("UPDATE recordings SET trashed_at = NULL, trashed_for = NULL WHERE id = ?")
                    .param(id)
                    .update();
        });
    }

    /** What is left is that it was there once. */
    void deleted(long id, Instant now) {
        database.write(client -> {
            client.sql("DELETE FROM trash_files WHERE recording_id = ?")
                    .param(id)
                    .update();
            client.sql("DELETE FROM parts WHERE recording_id = ?").param(id).update();
            client.sql("UPDATE recordings SET deleted_at = ? WHERE id = ?")
                    .params(Row.of(now.toEpochMilli(), id))
                    .update();
        });
    }
}
