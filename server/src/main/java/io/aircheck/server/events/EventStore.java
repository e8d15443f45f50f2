package io.aircheck.server.events;

import io.aircheck.server.store.Database;
import io.aircheck.server.store.Ids;
import io.aircheck.server.store.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Events in the database. */
public final class EventStore implements EventLog {

    private static final int LONGEST_PARAMETER = 400;
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;

    public EventStore(Database database) {
        this.database = database;
    }

    /** Keeps events, in their order, some time soon. */
    public void keep(List<StoredEvent> events) {
        database.writeLater(client -> events.forEach(event -> insert(client, event)));
    }

    private void insert(JdbcClient client, StoredEvent event) {
        Map<String, String> parameters = new LinkedHashMap<>();
        event.parameters().forEach((name, value) -> parameters.put(name, Text.cut(LONGEST_PARAMETER, value)));
        client.sql(
                        "INSERT INTO events (id, happened_at, kind, room_id, recording_id, parameters) VALUES (?, ?, ?, ?, ?, ?)")
                .param(database.ids().next(Ids.Table.EVENTS))
                .param(event.at().toEpochMilli())
                .param(event.kind())
                .param(event.roomId())
                .param(event.recordingId())
                .param(JSON.writeValueAsString(parameters))
                .update();
    }

    /** Forgets what happened before a moment. */
    public void forgetBefore(Instant moment) {
        database.writeLater(client -> client.sql("DELETE FROM events WHERE happened_at < ?")
                .param(moment.toEpochMilli())
                .update());
    }

    @Override
    public List<StoredEvent> latest(int limit, @Nullable Long before, @Nullable Long roomId) {
        StringBuilder sql = new StringBuilder("SELECT * FROM events WHERE id < ?");
        List<Object> parameters = new ArrayList<>();
        parameters.add(before == null ? Long.MAX_VALUE : before);
        if (roomId != null) {
            sql.append(" AND room_id = ?");
            parameters.add(roomId);
        }
        sql.append(" ORDER BY id DESC LIMIT ?");
        parameters.add(limit);
        return database.read(client -> client.sql(sql.toString())
                .params(parameters)
                .query((row, _) -> event(row))
                .list());
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("happened_at")),
                row.getString("kind"),
                orNull(row, "room_id"),
                orNull(row, "recording_id"),
                JSON.readValue(row.getString("parameters"), TEXTS));
    }

    private static @Nullable Long orNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
