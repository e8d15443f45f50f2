package io.aircheck.server.identify;

import io.aircheck.server.identify.Identification.Stage;
import io.aircheck.server.store.Database;
import io.aircheck.server.store.Ids;
import io.aircheck.server.store.Row;
import io.aircheck.server.store.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Identifications in the database. */
record IdentificationStore(Database database) {

    private static final int LONGEST_SOURCE = 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    long nextId() {
        return database.ids().next(Ids.Table.IDENTIFICATIONS);
    }

    /** @param key the same for all questions with the same answer */
    void insert(Identification it, String key) {
        database.write(client -> client.sql("""
                INSERT INTO identifications (id, question, source, room_id, recording_id, deep, asked_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(Row.of(
                        it.id(),
                        key,
                        Text.cut(LONGEST_SOURCE, it.source()),
                        it.roomId(),
                        it.recordingId(),
                        it.deep() ? 1 : 0,
                        it.askedAt().toEpochMilli()))
                .update());
    }

    void answered(Identification it) {
        database.write(client -> client.sql(
                        "UPDATE identifications SET ended_at = ?, state = ?, answer = ? WHERE id = ?")
                .params(Row.of(
                        Objects.requireNonNull(it.endedAt()).toEpochMilli(),
                        it.state(),
                        JSON.writeValueAsString(it.answer()),
                        it.id()))
                .update());
    }

    /** Those that no one will answer any more. */
    List<Identification> unanswered() {
        return database.read(client -> client.sql("SELECT * FROM identifications WHERE ended_at IS NULL ORDER BY id")
                .query((row, _) -> identification(row))
                .list());
    }

    /** The newest of a question that names a song. */
    Optional<Identification> identified(String key) {
        return database
                .read(client -> client.sql("SELECT * FROM identifications WHERE question = ?"
                                + " AND state = 'identified' ORDER BY id DESC LIMIT 1")
                        .param(key)
                        .query((row, _) -> identification(row))
                        .list())
                .stream()
                .findFirst();
    }

    Optional<Identification> find(long id) {
        return database.read(client -> client.sql("SELECT * FROM identifications WHERE id = ?")
                .param(id)
                .query((row, _) -> identification(row))
                .optional());
    }

    List<Identification> latest(int limit, @Nullable Long before) {
        return database.read(client -> client.sql("SELECT * FROM identifications WHERE id < ? ORDER BY id DESC LIMIT ?")
                .params(List.of(before == null ? Long.MAX_VALUE : before, limit))
                .query((row, _) -> identification(row))
                .list());
    }

    void forgetBefore(Instant moment) {
        database.writeLater(client -> client.sql("DELETE FROM identifications WHERE asked_at < ?")
                .param(moment.toEpochMilli())
                .update());
    }

    private static Identification identification(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        JsonNode read = answer == null ? null : JSON.readTree(answer);
        return new Identification(
                row.getLong("id"),
                row.getString("source"),
                number(row, "room_id"),
                number(row, "recording_id"),
                row.getInt("deep") != 0,
                read == null ? Stage.WAITING : Stage.ANSWERED,
                Instant.ofEpochMilli(row.getLong("asked_at")),
                read == null ? null : Instant.ofEpochMilli(row.getLong("ended_at")),
                read);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
