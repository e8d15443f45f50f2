package io.aircheck.server.recordings;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.server.recordings.Recording.Phase;
import io.aircheck.server.store.Database;
import io.aircheck.server.store.Ids;
import io.aircheck.server.store.Row;
import io.aircheck.server.store.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Broadcasts, recordings, parts and gaps in the database. */
final class RecordingStore {

    private static final String RECORDINGS = """
        SELECT r.*, b.room_id, b.platform, b.url, b.streamer, b.title, b.category, b.cover,
            b.started_at AS broadcast_started_at, b.ended_at AS broadcast_ended_at,
            (SELECT COALESCE(SUM(p.size_bytes), 0) FROM parts p WHERE p.recording_id = r.id) AS size_bytes,
            (SELECT COALESCE(SUM(p.duration_millis), 0) FROM parts p WHERE p.recording_id = r.id) AS duration_millis,
            (SELECT COALESCE(SUM(p.unit_count), 0) FROM parts p WHERE p.recording_id = r.id) AS unit_count
        FROM recordings r JOIN broadcasts b ON b.id = r.broadcast_id
        """;

    /** A recording with its broadcast and when something was last written. */
    record Stored(Recording recording, Broadcast broadcast, Instant activeAt) {}

    /** A part with how many units it holds. */
    record PartRow(RecordedPart part, long units) {}

    private final Database database;

    RecordingStore(Database database) {
        this.database = database;
    }

    Map<Long, List<Instant>> startsSince(Instant moment) {
        Map<Long, List<Instant>> starts = new HashMap<>();
        database.read(client -> client.sql(
                                "SELECT room_id, started_at FROM broadcasts WHERE started_at >= ? ORDER BY started_at")
                        .param(moment.toEpochMilli())
                        .query((row, _) ->
                                Map.entry(row.getLong("room_id"), Instant.ofEpochMilli(row.getLong("started_at"))))
                        .list())
                .forEach(start -> starts.computeIfAbsent(start.getKey(), _ -> new ArrayList<>())
                        .add(start.getValue()));
        return starts;
    }

    long nextId(Ids.Table table) {
        return database.ids().next(table);
    }

    void insert(Broadcast broadcast, Recording recording) {
        database.writeLater(client -> {
            client.sql("""
                INSERT INTO broadcasts (id, room_id, platform, url, streamer, title, category, cover, started_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                    .params(Row.of(
                            broadcast.id(),
                            broadcast.roomId(),
                            broadcast.platform(),
                            broadcast.url(),
                            Text.atMost(255, broadcast.streamer()),
                            Text.atMost(1024, broadcast.title()),
                            Text.atMost(255, broadcast.category()),
                            Text.atMost(4096, broadcast.cover()),
                            broadcast.startedAt().toEpochMilli()))
                    .update();
            client.sql("""
                INSERT INTO recordings (id, broadcast_id, phase, directory, base_name, started_at, active_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                    .params(Row.of(
                            recording.id(),
                            broadcast.id(),
                            recording.phase().id(),
                            recording.directory(),
                            recording.baseName(),
                            recording.startedAt().toEpochMilli(),
                            recording.startedAt().toEpochMilli()))
                    .update();
        });
    }

    void update(Broadcast broadcast, Recording recording, Instant activeAt) {
        EndReason reason = recording.endReason();
        database.writeLater(client -> {
            client.sql("UPDATE broadcasts SET ended_at = ? WHERE id = ?")
                    .params(Row.of(millis(broadcast.endedAt()), broadcast.id()))
                    .update();
            client.sql("""
                UPDATE recordings SET phase = ?, ended_at = ?, active_at = ?, end_reason = ?, message = ?
                WHERE id = ?
                """)
                    .params(Row.of(
                            recording.phase().id(),
                            millis(recording.endedAt()),
                            activeAt.toEpochMilli(),
                            reason == null ? null : reason.name().toLowerCase(Locale.ROOT),
                            Text.atMost(1024, recording.message()),
                            recording.id()))
                    .update();
        });
    }

    /** Forgets a recording of which nothing came. */
    void delete(Broadcast broadcast, Recording recording) {
        database.writeLater(client -> {
            client.sql("DELETE FROM gaps WHERE recording_id = ?")
                    .param(recording.id())
                    .update();
            client.sql("DELETE FROM plays WHERE recording_id = ?")
                    .param(recording.id())
                    .update();
            client.sql("DELETE FROM parts WHERE recording_id = ?")
                    .param(recording.id())
                    .update();
            client.sql("DELETE FROM recordings WHERE id = ?")
                    .param(recording.id())
                    .update();
            client.sql("DELETE FROM broadcasts WHERE id = ?")
                    .param(broadcast.id())
                    .update();
        });
    }

    void insert(PartRow row) {
        RecordedPart part = row.part();
        database.writeLater(client -> client.sql("""
            INSERT INTO parts (id, recording_id, part_number, file, media_type, is_open, size_bytes,
                duration_millis, started_at, unit_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
                .params(Row.of(
                        part.id(),
                        part.recordingId(),
                        part.number(),
                        part.file(),
                        part.mediaType(),
                        part.open() ? 1 : 0,
                        part.bytes(),
                        part.duration().toMillis(),
                        part.startedAt().toEpochMilli(),
                        row.units()))
                .update());
    }

    void update(PartRow row) {
        RecordedPart part = row.part();
        database.writeLater(client -> client.sql("""
            UPDATE parts SET file = ?, media_type = ?, is_open = ?, size_bytes = ?, duration_millis = ?,
                unit_count = ? WHERE id = ?
            """)
                .params(Row.of(
                        part.file(),
                        part.mediaType(),
                        part.open() ? 1 : 0,
                        part.bytes(),
                        part.duration().toMillis(),
                        row.units(),
                        part.id()))
                .update());
    }

    /** Keeps of a recording's parts only these, as they are here. */
    void replaceParts(long recordingId, List<PartRow> parts) {
        List<Long> kept = parts.stream().map(row -> row.part().id()).toList();
        parts(recordingId).stream()
                .map(row -> row.part().id())
                .filter(id -> !kept.contains(id))
                .forEach(this::deletePart);
        parts.forEach(this::update);
    }

    void deletePart(long id) {
        database.writeLater(
                client -> client.sql("DELETE FROM parts WHERE id = ?").param(id).update());
    }

    void insert(RecordedGap recorded) {
        Gap gap = recorded.gap();
        database.writeLater(client -> client.sql("""
            INSERT INTO gaps (id, recording_id, begins_at, length_millis, unit_count, cause, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
                .params(Row.of(
                        recorded.id(),
                        recorded.recordingId(),
                        gap.at().toEpochMilli(),
                        gap.length().toMillis(),
                        gap.units(),
                        gap.cause().name().toLowerCase(Locale.ROOT),
                        Text.cut(1024, gap.detail())))
                .update());
    }

    /** Those that a former run left running or waiting, oldest first. */
    List<Stored> unfinished() {
        return rows("WHERE r.phase <> 'finished' ORDER BY r.id", List.of());
    }

    List<Stored> finished(int limit, @Nullable Long before, @Nullable Long roomId) {
        long below = before == null ? Long.MAX_VALUE : before;
        return roomId == null
                ? rows(
                        "WHERE r.phase = 'finished' AND r.trashed_at IS NULL AND r.id < ? ORDER BY r.id DESC LIMIT ?",
                        List.of(below, limit))
                : rows(
                        "WHERE r.phase = 'finished' AND r.trashed_at IS NULL AND r.id < ? AND b.room_id = ?"
                                + " ORDER BY r.id DESC LIMIT ?",
                        List.of(below, roomId, limit));
    }

    /** The newest of a room, also one that was taken away since. */
    Optional<Stored> newest(long roomId) {
        return rows("WHERE r.phase = 'finished' AND b.room_id = ? ORDER BY r.id DESC LIMIT 1", List.of(roomId)).stream()
                .findFirst();
    }

    Optional<Stored> find(long id) {
        return rows("WHERE r.id = ?", List.of(id)).stream().findFirst();
    }

    List<PartRow> parts(long recordingId) {
        return database.read(client -> client.sql("SELECT * FROM parts WHERE recording_id = ? ORDER BY part_number, id")
                .param(recordingId)
                .query((row, _) -> part(row))
                .list());
    }

    Optional<RecordedPart> part(long id) {
        return database.read(client -> client.sql("SELECT * FROM parts WHERE id = ?")
                .param(id)
                .query((row, _) -> part(row))
                .optional()
                .map(PartRow::part));
    }

    List<RecordedGap> gaps(long recordingId) {
        return database.read(client -> client.sql("SELECT * FROM gaps WHERE recording_id = ? ORDER BY begins_at, id")
                .param(recordingId)
                .query((row, _) -> gap(row))
                .list());
    }

    private List<Stored> rows(String condition, List<Object> parameters) {
        return database.read((JdbcClient client) -> client.sql(RECORDINGS + condition)
                .params(parameters)
                .query((row, _) -> row(row))
                .list());
    }

    private static Stored row(ResultSet row) throws SQLException {
        Broadcast broadcast = new Broadcast(
                row.getLong("broadcast_id"),
                row.getLong("room_id"),
                row.getString("platform"),
                row.getString("url"),
                row.getString("streamer"),
                row.getString("title"),
                row.getString("category"),
                row.getString("cover"),
                Instant.ofEpochMilli(row.getLong("broadcast_started_at")),
                instant(row, "broadcast_ended_at"));
        String reason = row.getString("end_reason");
        Recording recording = new Recording(
                row.getLong("id"),
                broadcast.id(),
                Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
                row.getString("directory"),
                row.getString("base_name"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                instant(row, "ended_at"),
                Duration.ofMillis(row.getLong("duration_millis")),
                row.getLong("size_bytes"),
                row.getLong("unit_count"),
                reason == null ? null : EndReason.valueOf(reason.toUpperCase(Locale.ROOT)),
                row.getString("message"));
        return new Stored(recording, broadcast, Instant.ofEpochMilli(row.getLong("active_at")));
    }

    private static PartRow part(ResultSet row) throws SQLException {
        RecordedPart part = new RecordedPart(
                row.getLong("id"),
                row.getLong("recording_id"),
                row.getInt("part_number"),
                row.getString("file"),
                row.getString("media_type"),
                row.getInt("is_open") != 0,
                row.getLong("size_bytes"),
                Duration.ofMillis(row.getLong("duration_millis")),
                Instant.ofEpochMilli(row.getLong("started_at")));
        return new PartRow(part, row.getLong("unit_count"));
    }

    private static RecordedGap gap(ResultSet row) throws SQLException {
        Gap gap = new Gap(
                Instant.ofEpochMilli(row.getLong("begins_at")),
                Duration.ofMillis(row.getLong("length_millis")),
                row.getLong("unit_count"),
                Gap.Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                row.getString("detail"));
        return new RecordedGap(row.getLong("id"), row.getLong("recording_id"), gap);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(value);
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
