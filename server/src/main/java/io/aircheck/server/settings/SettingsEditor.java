package io.aircheck.server.settings;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.settings.Settings.Origin;
import io.aircheck.server.settings.Settings.Value;
import io.aircheck.server.store.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes settings while the service runs, all of a change or nothing of it, and keeps what was changed. */
public final class SettingsEditor {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsEditor.class);
    private static final int LONGEST = 8_000;

    private final Settings settings;
    private final SettingsStore store;
    private final Seal seal;
    private final Set<String> platforms;
    private final EventBus bus;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Takes over what was changed in former runs. */
    public SettingsEditor(
            Settings settings, Database database, Seal seal, Set<String> platforms, EventBus bus, Clock clock) {
        this.settings = settings;
        this.store = new SettingsStore(database);
        this.seal = seal;
        this.platforms = Set.copyOf(platforms);
        this.bus = bus;
        this.clock = clock;
        load();
    }

    public Settings settings() {
        return settings;
    }

    /** Whether settings can be made for a platform. */
    public boolean knows(String platform) {
        return platforms.contains(platform);
    }

    public Set<String> platforms() {
        return platforms;
    }

    /** Calls back after every change. */
    public void onChange(Runnable callback) {
        listeners.add(callback);
    }

    private void load() {
        Map<String, Map<SettingKey<?>, Value>> values = new HashMap<>();
        for (SettingsStore.Kept kept : store.all()) {
            SettingKeys.named(kept.name(), Scope.layerOf(kept.scope()))
                    .filter(key -> !key.inFileOnly())
                    .flatMap(key -> loaded(key, kept).map(value -> Map.entry(key, value)))
                    .ifPresentOrElse(
                            entry -> values.computeIfAbsent(kept.scope(), _ -> new HashMap<>())
                                    .put(entry.getKey(), entry.getValue()),
                            () -> LOG.warn(
                                    "The setting {} that was made on the page ({}) cannot be used any more and is left"
                                            + " out; make it anew",
                                    kept.name(),
                                    kept.scope()));
        }
        settings.setPage(values);
        for (Refusal conflict : Conflicts.of(settings)) {
            LOG.warn("{}", conflict.english());
        }
    }

    private Optional<Value> loaded(SettingKey<?> key, SettingsStore.Kept kept) {
        Optional<String> text =
                key.isSecret() ? seal.open(place(kept.scope(), key), kept.text()) : Optional.of(kept.text());
        try {
            return text.flatMap(it -> key.form().read(it).map(value -> new Value(value, it, new Origin.Page())));
        } catch (InvalidSettingException e) {
            return Optional.empty();
        }
    }

    private static String place(String scope, SettingKey<?> key) {
        return scope + "/" + key.name();
    }

    /**
     * Changes settings of one scope.
     *
     * @param texts by names; null takes back what the page had set
     * @throws SettingsRefusedException if any of it is wrong; then nothing is changed
     */
    public void change(Scope scope, Map<String, @Nullable String> texts) {
        change(Map.of(scope, texts));
    }

    /** The same for several scopes at once. */
    public synchronized void change(Map<Scope, Map<String, @Nullable String>> changes) {
        List<Refusal> refusals = new ArrayList<>();
        Map<String, Map<SettingKey<?>, Value>> next = new HashMap<>();
        settings.ofPage().forEach((scope, values) -> next.put(scope, new HashMap<>(values)));
        Map<Scope, Map<String, @Nullable String>> kept = new LinkedHashMap<>();
        changes.forEach((scope, texts) -> texts.forEach((name, text) -> {
            Optional<Refusal> refusal = take(scope, name, text, next, kept);
            if (refusal.isPresent() && !refusals.contains(refusal.get())) {
                refusals.add(refusal.get());
            }
        }));
        if (refusals.isEmpty()) {
            refusals.addAll(Conflicts.of(settings.withPage(next)));
        }
        if (!refusals.isEmpty()) {
            throw new SettingsRefusedException(refusals);
        }
        store.save(kept, clock.instant());
        settings.setPage(next);
        changes.forEach((scope, texts) -> bus.publish(new Event.SettingsChanged(
                clock.instant(),
                scope.key(),
                String.join(", ", texts.keySet()),
                scope instanceof Scope.Room room ? room.id() : null)));
        listeners.forEach(Runnable::run);
    }

    private Optional<Refusal> take(
            Scope scope,
            String name,
            @Nullable String text,
            Map<String, Map<SettingKey<?>, Value>> next,
            Map<Scope, Map<String, @Nullable String>> kept) {
        SettingKey<?> key = SettingKeys.named(name, scope.layer()).orElse(null);
        if (key == null) {
            return Optional.of(new Refusal(
                    name,
                    "there is no setting \"" + name + "\" for " + scope.layer().english(),
                    scope.layer().chinese() + "没有“" + name + "”这项设置"));
        }
        if (key.inFileOnly()) {
            return Optional.of(new Refusal(
                    name,
                    name + " is set in aircheck.yaml, in the environment or on the command line only",
                    name + " 只能在 aircheck.yaml、环境变量或命令行中设置"));
        }
        Map<SettingKey<?>, Value> target = next.computeIfAbsent(scope.key(), _ -> new HashMap<>());
        if (text == null) {
            target.remove(key);
            keep(kept, scope, name, null);
            return Optional.empty();
        }
        try {
            Optional<Value> value = text.length() > LONGEST
                    ? Optional.empty()
                    : key.form().read(text).map(it -> new Value(it, text.strip(), new Origin.Page()));
            if (value.isEmpty()) {
                return Optional.of(Refusal.of(key, text.length() > 60 ? text.substring(0, 60) + "…" : text));
            }
            target.put(key, value.get());
            String stored = value.get().text();
            keep(kept, scope, name, key.isSecret() ? seal.close(place(scope.key(), key), stored) : stored);
            return Optional.empty();
        } catch (InvalidSettingException e) {
            return Optional.of(Refusal.of(key, text, String.valueOf(e.getMessage())));
        }
    }

    private static void keep(
            Map<Scope, Map<String, @Nullable String>> kept, Scope scope, String name, @Nullable String text) {
        kept.computeIfAbsent(scope, _ -> new LinkedHashMap<>()).put(name, text);
    }
}
