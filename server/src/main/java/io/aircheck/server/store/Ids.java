package io.aircheck.server.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives every row its number, growing from the largest that is stored: databases differ in how they number rows, and a
 * number that is known before the row is written lets writing wait.
 */
public final class Ids {

    /** The tables that have numbered rows. */
    public enum Table {
        ROOMS("SELECT MAX(id) FROM rooms"),
        BROADCASTS("SELECT MAX(id) FROM broadcasts"),
        RECORDINGS("SELECT MAX(id) FROM recordings"),
        PARTS("SELECT MAX(id) FROM parts"),
        GAPS("SELECT MAX(id) FROM gaps"),
        PLAYS("SELECT MAX(id) FROM plays"),
        EVENTS("SELECT MAX(id) FROM events"),
        NOTICES("SELECT MAX(id) FROM notices"),
        ACCOUNTS("SELECT MAX(id) FROM accounts"),
        API_KEYS("SELECT MAX(id) FROM api_keys"),
        AUDIT("SELECT MAX(id) FROM audit"),
        ARCHIVES("SELECT MAX(id) FROM archives"),
        JOBS("SELECT MAX(id) FROM jobs"),
        IDENTIFICATIONS("SELECT MAX(id) FROM identifications");

        private final String largest;

        Table(String largest) {
            this.largest = largest;
        }
    }

    private final Map<Table, AtomicLong> last;

    private Ids(Map<Table, AtomicLong> last) {
        this.last = last;
    }

    static Ids after(JdbcClient client) {
        Map<Table, AtomicLong> last = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            long stored = client.sql(table.largest).query(Long.class).optional().orElse(0L);
            last.put(table, new AtomicLong(stored));
        }
        return new Ids(last);
    }

    public long next(Table table) {
        return Objects.requireNonNull(last.get(table)).incrementAndGet();
    }
}
