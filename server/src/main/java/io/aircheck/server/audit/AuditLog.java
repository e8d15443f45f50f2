package io.aircheck.server.audit;

import io.aircheck.server.audit.AuditLine.Actor;
import io.aircheck.server.audit.AuditLine.Result;
import io.aircheck.server.store.Database;
import io.aircheck.server.store.Ids;
import io.aircheck.server.store.Row;
import io.aircheck.server.store.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The audit log in the database, for as long as is wished and never without bound. */
public final class AuditLog {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_THING = 255;
    private static final long MOST_LINES = 100_000;
    private static final Duration PRUNE_EVERY = Duration.ofHours(1);
    private static final String SEARCHED = "LOWER(actor) LIKE ? ESCAPE '!' OR LOWER(thing) LIKE ? ESCAPE '!'"
            + " OR LOWER(act) LIKE ? ESCAPE '!' OR LOWER(address) LIKE ? ESCAPE '!'";

    private final Database database;
    private final Supplier<Duration> kept;
    private final Clock clock;
    private Instant nextPruning = Instant.MIN;

    /** @param kept how long */
    public AuditLog(Database database, Supplier<Duration> kept, Clock clock) {
        this.database = database;
        this.kept = kept;
        this.clock = clock;
    }

    /** Keeps a line, some time soon. */
    public void keep(Actor actor, String address, String act, String thing, Result result, int status) {
        Instant now = clock.instant();
        long id = database.ids().next(Ids.Table.AUDIT);
        database.writeLater(client -> client.sql("INSERT INTO audit (id, happened_at, actor_kind, actor, address, act,"
                        + " thing, result, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Row.of(
                        id,
                        now.toEpochMilli(),
                        actor.kind(),
                        plain(LONGEST_NAME, actor.name()),
                        plain(LONGEST_NAME, address),
                        act,
                        plain(LONGEST_THING, thing),
                        result.id(),
                        status))
                .update());
        prune(now, id);
    }

    private synchronized void prune(Instant now, long newest) {
        if (now.isBefore(nextPruning)) {
            return;
        }
        nextPruning = now.plus(PRUNE_EVERY);
        database.writeLater(client -> client.sql("DELETE FROM audit WHERE happened_at < ? OR id <= ?")
                .param(now.minus(kept.get()).toEpochMilli())
                .param(newest - MOST_LINES)
                .update());
    }

    /**
     * Newest first.
     *
     * @param before only lines with a smaller id; null for the newest
     * @param text that stands in the actor's name, the thing, the act or the address, whatever the case; empty for all
     */
    public List<AuditLine> latest(int limit, @Nullable Long before, String text) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(before == null ? Long.MAX_VALUE : before);
        if (!text.isEmpty()) {
            String pattern = "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
            parameters.addAll(List.of(pattern, pattern, pattern, pattern));
        }
        parameters.add(limit);
        String search = text.isEmpty() ? "" : " AND (" + SEARCHED + ")";
        return database.read(
                client -> client.sql("SELECT * FROM audit WHERE id < ?" + search + " ORDER BY id DESC LIMIT ?")
                        .params(parameters)
                        .query((row, _) -> line(row))
                        .list());
    }

    /** On one line, and no longer than its column. */
    private static String plain(int characters, String text) {
        return Text.cut(characters, text.replaceAll("\\p{Cntrl}+", " "));
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("happened_at")),
                new Actor(row.getString("actor_kind"), row.getString("actor")),
                row.getString("address"),
                row.getString("act"),
                row.getString("thing"),
                Result.valueOf(row.getString("result").toUpperCase(Locale.ROOT)),
                row.getInt("status"));
    }
}
