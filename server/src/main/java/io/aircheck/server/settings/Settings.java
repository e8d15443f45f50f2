package io.aircheck.server.settings;

import io.aircheck.platforms.Credentials;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings in force, with where each came from. */
public final class Settings {

    /** Where a value came from. */
    public sealed interface Origin {
        record Default() implements Origin {}

        record File(int line) implements Origin {}

        record Environment(String variable) implements Origin {}

        record CommandLine() implements Origin {}
    }

    /** @param text as it was written there */
    record Value(Object value, String text, Origin origin) {}

    private final Map<SettingKey<?>, Value> values;
    private final Map<String, Map<SettingKey<?>, Value>> platforms;

    Settings(Map<SettingKey<?>, Value> values, Map<String, Map<SettingKey<?>, Value>> platforms) {
        this.values = Map.copyOf(values);
        this.platforms = Map.copyOf(platforms);
    }

    public <T> T get(SettingKey<T> key) {
        return value(values, key);
    }

    public Origin origin(SettingKey<?> key) {
        Value value = values.get(key);
        return value == null ? new Origin.Default() : value.origin();
    }

    /** The value in force as text; secrets too, so it is not for pages. */
    public String text(SettingKey<?> key) {
        Value value = values.get(key);
        return value == null ? key.standard() : value.text();
    }

    /** The platforms for which anything is set. */
    public Set<String> platforms() {
        return platforms.keySet();
    }

    /** What counts for the rooms of a platform: what is set for it, else what is set for everything. */
    public <T> T get(SettingKey<T> key, String platform) {
        Map<SettingKey<?>, Value> own = platforms.getOrDefault(platform, Map.of());
        return own.containsKey(key) ? value(own, key) : get(key);
    }

    /** What is sent to a platform on the user's behalf. */
    public Credentials credentials(String platform) {
        return new Credentials(
                text(PlatformKeys.COOKIE, platform),
                text(PlatformKeys.USERNAME, platform),
                text(PlatformKeys.PASSWORD, platform),
                text(PlatformKeys.TOKEN, platform),
                text(PlatformKeys.ROOM_PASSWORD, platform),
                text(PlatformKeys.ACCOUNT_TYPE, platform),
                text(PlatformKeys.PARTNER_CODE, platform),
                Map.of());
    }

    private @Nullable String text(SettingKey<Optional<String>> key, String platform) {
        return get(key, platform).orElse(null);
    }

    /** A key's value has the key's type, since only the key's own form makes it. */
    @SuppressWarnings("unchecked")
    private static <T> T value(Map<SettingKey<?>, Value> from, SettingKey<T> key) {
        Value value = from.get(key);
        return value == null ? key.standardValue() : (T) value.value();
    }
}
