package io.aircheck.server.migrate;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.server.migrate.Finding.Kind;
import io.aircheck.server.settings.Layer;
import io.aircheck.server.settings.SettingKey;
import io.aircheck.server.settings.SettingKeys;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the settings are to be, and what was found on the way there. Values that no setting takes are told, not set. */
final class NewSettings {

    private static final String HIDDEN = "…";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> platforms = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    void add(Finding finding) {
        findings.add(finding);
    }

    void find(Kind kind, OldKey key, String code, String... arguments) {
        add(new Finding(kind, key.name(), code, List.of(arguments)));
    }

    /** Sets what an old key asks for. */
    void set(OldKey from, String name, String value) {
        Optional<SettingKey<?>> key = SettingKeys.named(name, Layer.SERVICE);
        if (key.isPresent() && takes(from, key.get(), value)) {
            values.put(name, value);
            find(Kind.TAKEN, from, "sets", name, key.get().isSecret() ? HIDDEN : value);
        }
    }

    /** The same for one platform. */
    void set(OldKey from, String platform, String name, String value) {
        Optional<SettingKey<?>> key = SettingKeys.named(name, Layer.PLATFORM);
        if (key.isPresent() && takes(from, key.get(), value)) {
            platforms.computeIfAbsent(platform, _ -> new LinkedHashMap<>()).put(name, value);
            find(Kind.TAKEN, from, "setsPlatform", platform, name, HIDDEN);
        }
    }

    /** Sets what an old key asks for of many platforms, which is told once for all. */
    void setQuietly(String platform, String name, String value) {
        platforms.computeIfAbsent(platform, _ -> new LinkedHashMap<>()).put(name, value);
    }

    private boolean takes(OldKey from, SettingKey<?> key, String value) {
        try {
            if (key.form().read(value).isPresent()) {
                return true;
            }
            find(Kind.PROBLEM, from, "notAllowed", key.name(), key.form().allowed());
        } catch (InvalidSettingException e) {
            find(Kind.PROBLEM, from, "notAllowed", key.name(), String.valueOf(e.getMessage()));
        }
        return false;
    }

    Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    Map<String, Map<String, String>> platforms() {
        return Collections.unmodifiableMap(platforms);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
