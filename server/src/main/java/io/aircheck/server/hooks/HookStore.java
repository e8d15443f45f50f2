package io.aircheck.server.hooks;

import io.aircheck.server.settings.Seal;
import io.aircheck.server.store.Database;
import io.aircheck.server.store.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Hooks that were added on the page, in the database; their secrets are sealed. */
final class HookStore {

    private static final Logger LOG = LoggerFactory.getLogger(HookStore.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;
    private final Seal seal;

    HookStore(Database database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    private record Stored(
            String name, String block, @Nullable String secret) {}

    /** One whose secret cannot be opened any more is left out: without its signature it would be refused, or worse, taken. */
    List<Hook> all() {
        return database
                .read(client -> client.sql("SELECT name, block, secret FROM hooks ORDER BY name")
                        .query((row, _) ->
                                new Stored(row.getString("name"), row.getString("block"), row.getString("secret")))
                        .list())
                .stream()
                .flatMap(stored -> hook(stored).stream())
                .toList();
    }

    private Optional<Hook> hook(Stored stored) {
        Hook hook = HookForm.read("[" + stored.block() + "]").getFirst();
        if (stored.secret() == null || !(hook.action() instanceof Hook.Action.Webhook webhook)) {
            return Optional.of(hook);
        }
        Optional<String> secret = seal.open(place(stored.name()), stored.secret());
        if (secret.isEmpty()) {
            LOG.warn(
                    "The secret of the webhook {} cannot be read any more, so it is not sent; remove it and add it anew",
                    stored.name());
        }
        return secret.map(known -> new Hook(
                hook.name(),
                hook.moments(),
                new Hook.Action.Webhook(webhook.url(), known, webhook.shape()),
                hook.limit()));
    }

    private static String place(String name) {
        return "hook/" + name;
    }

    void keep(Hook hook) {
        String secret = hook.secret();
        database.write(client -> client.sql("INSERT INTO hooks (name, block, secret) VALUES (?, ?, ?)")
                .params(Row.of(
                        hook.name(), block(hook), secret == null ? null : seal.close(place(hook.name()), secret)))
                .update());
    }

    boolean remove(String name) {
        int[] removed = new int[1];
        database.write(client -> removed[0] =
                client.sql("DELETE FROM hooks WHERE name = ?").param(name).update());
        return removed[0] > 0;
    }

    private static String block(Hook hook) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("name", hook.name());
        block.put("on", hook.moments().stream().map(Moment::id).toList());
        switch (hook.action()) {
            case Hook.Action.Command command ->
                block.put(
                        "command",
                        command.words().stream().map(word -> word.text()).toList());
            case Hook.Action.Webhook webhook -> {
                block.put("webhook", webhook.url());
                block.put("shape", webhook.shape().id());
            }
        }
        block.put("limit", hook.limit().toSeconds() + "s");
        return JSON.writeValueAsString(block);
    }
}
