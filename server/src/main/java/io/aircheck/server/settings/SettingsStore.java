package io.aircheck.server.settings;

import io.aircheck.server.store.Database;
import io.aircheck.server.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was set on the page, kept in the database: secrets sealed, everything else as it was written. */
final class SettingsStore {

    /**
     * A setting as it is kept.
     *
     * @param scope {@link Scope#key()}
     */
    record Kept(String scope, String name, String text) {}

    private final Database database;

    SettingsStore(Database database) {
        this.database = database;
    }

    List<Kept> all() {
        return database.read(client -> client.sql("SELECT scope, name, setting_text FROM settings ORDER BY scope, name")
                .query((row, _) ->
                        new Kept(row.getString("scope"), row.getString("name"), row.getString("setting_text")))
                .list());
    }

    /** @param changes the text by scope and name; null takes a setting back */
    void save(Map<Scope, Map<String, @Nullable String>> changes, Instant now) {
        database.write(client -> changes.forEach((scope, texts) -> texts.forEach((name, text) -> {
            client.sql("DELETE FROM settings WHERE scope = ? AND name = ?")
                    .params(Row.of(scope.key(), name))
                    .update();
            if (text != null) {
                client.sql("INSERT INTO settings (scope, name, setting_text, changed_at) VALUES (?, ?, ?, ?)")
                        .params(Row.of(scope.key(), name, text, now.toEpochMilli()))
                        .update();
            }
        })));
    }
}
