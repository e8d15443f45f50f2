package io.aircheck.server.jobs;

import io.aircheck.server.facts.Fact;
import io.aircheck.server.facts.Facts;
import io.aircheck.server.jobs.Job.Lane;
import io.aircheck.server.jobs.Job.State;
import io.aircheck.server.store.Database;
import io.aircheck.server.store.Ids;
import io.aircheck.server.store.Row;
import io.aircheck.server.store.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Jobs in the database. */
final class JobStore {

    private static final int LONGEST_OUTPUT = 16_384;
    private static final TypeReference<Map<Fact, String>> FACTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;

    JobStore(Database database) {
        this.database = database;
    }

    /** Keeps jobs, each after the one before it where they are a chain. */
    List<Job> keep(List<Job.Wish> wishes, boolean chain, Instant now) {
        List<Job> jobs = new ArrayList<>();
        for (Job.Wish wish : wishes) {
            Long after = chain && !jobs.isEmpty() ? Long.valueOf(jobs.getLast().id()) : wish.after();
            jobs.add(new Job(
                    database.ids().next(Ids.Table.JOBS),
                    wish.lane(),
                    wish.task(),
                    wish.facts(),
                    wish.roomId(),
                    wish.recordingId(),
                    after,
                    State.WAITING,
                    0,
                    now,
                    now,
                    null,
                    null,
                    0,
                    null,
                    ""));
        }
        database.write(client -> jobs.forEach(job -> insert(client, job)));
        return jobs;
    }

    private static void insert(JdbcClient client, Job job) {
        client.sql("INSERT INTO jobs (id, lane, task, facts, room_id, recording_id, after_id, state, attempts,"
                        + " created_at, due_at, progress, output) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Row.of(
                        job.id(),
                        job.lane().id(),
                        Text.cut(255, job.task()),
                        JSON.writeValueAsString(job.facts().values()),
                        job.roomId(),
                        job.recordingId(),
                        job.after(),
                        job.state().id(),
                        job.attempts(),
                        job.createdAt().toEpochMilli(),
                        job.dueAt().toEpochMilli(),
                        job.progress(),
                        job.output()))
                .update();
    }

    void update(Job job) {
        database.write(client -> client.sql("UPDATE jobs SET state = ?, attempts = ?, due_at = ?, started_at = ?,"
                        + " ended_at = ?, progress = ?, status = ?, output = ? WHERE id = ?")
                .params(Row.of(
                        job.state().id(),
                        job.attempts(),
                        job.dueAt().toEpochMilli(),
                        millis(job.startedAt()),
                        millis(job.endedAt()),
                        job.progress(),
                        job.status(),
                        Text.cut(LONGEST_OUTPUT, job.output()),
                        job.id()))
                .update());
    }

    /** What a killed run had begun waits again. */
    void resume() {
        database.write(client -> client.sql("UPDATE jobs SET state = 'waiting' WHERE state = 'running'")
                .update());
    }

    /** What may be begun by a moment, oldest first. */
    List<Job> due(Lane lane, Instant now, int limit) {
        return jobs(
                "WHERE lane = ? AND state = 'waiting' AND due_at <= ? AND (after_id IS NULL OR NOT EXISTS"
                        + " (SELECT 1 FROM jobs earlier WHERE earlier.id = jobs.after_id AND earlier.state <> 'done'))"
                        + " ORDER BY due_at, id LIMIT ?",
                Row.of(lane.id(), now.toEpochMilli(), limit));
    }

    /** Those that wait for a job. */
    List<Job> after(long id) {
        return jobs("WHERE after_id = ? ORDER BY id", Row.of(id));
    }

    Optional<Job> find(long id) {
        return jobs("WHERE id = ?", Row.of(id)).stream().findFirst();
    }

    List<Job> latest(int limit, @Nullable Long roomId, @Nullable Long recordingId) {
        StringBuilder condition = new StringBuilder("WHERE 1 = 1");
        List<@Nullable Object> values = new ArrayList<>();
        if (roomId != null) {
            condition.append(" AND room_id = ?");
            values.add(roomId);
        }
        if (recordingId != null) {
            condition.append(" AND recording_id = ?");
            values.add(recordingId);
        }
        condition.append(
                " ORDER BY CASE state WHEN 'running' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END, id DESC LIMIT ?");
        values.add(limit);
        return jobs(condition.toString(), values);
    }

    /** The recordings to whose files something is still to be done. */
    Set<Long> busy() {
        return Set.copyOf(database.read(client -> client.sql("SELECT DISTINCT recording_id FROM jobs"
                        + " WHERE recording_id IS NOT NULL AND state IN ('waiting', 'running')")
                .query(Long.class)
                .list()));
    }

    /** Forgets what was asked for before a moment and does not run. */
    void forgetBefore(Instant moment) {
        database.writeLater(client -> client.sql("DELETE FROM jobs WHERE created_at < ? AND state <> 'running'")
                .param(moment.toEpochMilli())
                .update());
    }

    private List<Job> jobs(String condition, List<@Nullable Object> values) {
        return database.read(client -> client.sql("SELECT * FROM jobs " + condition)
                .params(values)
                .query((row, _) -> job(row))
                .list());
    }

    private static Job job(ResultSet row) throws SQLException {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.putAll(JSON.readValue(row.getString("facts"), FACTS));
        Long status = number(row, "status");
        return new Job(
                row.getLong("id"),
                Lane.valueOf(row.getString("lane").toUpperCase(Locale.ROOT)),
                row.getString("task"),
                new Facts(facts),
                number(row, "room_id"),
                number(row, "recording_id"),
                number(row, "after_id"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getInt("progress"),
                status == null ? null : Integer.valueOf(status.intValue()),
                row.getString("output"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
