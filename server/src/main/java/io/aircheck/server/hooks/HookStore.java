package io.aircheck.server.hooks;

import io.aircheck.server.store.Database;
import io.aircheck.server.store.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Hooks that were added on the page, in the database; none holds a secret. */
final class HookStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;

    HookStore(Database database) {
        this.database = database;
    }

    List<Hook> all() {
        List<String> blocks = database.read(client -> client.sql("SELECT block FROM hooks ORDER BY name")
                .query(String.class)
                .list());
        List<Hook> hooks = new ArrayList<>();
        blocks.forEach(block -> hooks.addAll(HookForm.read("[" + block + "]")));
        return hooks;
    }

    void keep(Hook hook) {
        database.write(client -> client.sql("INSERT INTO hooks (name, block) VALUES (?, ?)")
                .params(Row.of(hook.name(), block(hook)))
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
