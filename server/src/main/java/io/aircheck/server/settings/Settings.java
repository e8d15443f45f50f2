package io.aircheck.server.settings;

import io.aircheck.platforms.Credentials;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force, with where each came from. Those of the page may change at any time: whoever asks again learns the new
 * value, which is why values are better asked for than kept. Safe for use by many threads.
 */
public final class Settings {

    /** Where a value came from; the later ones go before the earlier ones. */
    public sealed interface Origin {
        record Default() implements Origin {}

        record File(int line) implements Origin {}

        record Environment(String variable) implements Origin {}

        /** Set on the page or through the API. */
        record Page() implements Origin {}

        record CommandLine() implements Origin {}
    }

    /** @param text as it was written there */
    record Value(Object value, String text, Origin origin) {}

    /**
     * A value in force.
     *
     * @param text as a user writes it; of a secret too, so it is not for pages
     * @param scope for what it was set
     */
    public record InForce<T>(T value, String text, Origin origin, Scope scope) {}

    private final Given given;
    private volatile Given ofPage = new Given(Map.of());

    /** Values by the keys of scopes, knowing in which layers there are any: most rooms have none of their own. */
    private record Given(Map<String, Map<SettingKey<?>, Value>> values, Set<Layer> layers) {

        Given(Map<String, Map<SettingKey<?>, Value>> values) {
            this(
                    values.entrySet().stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey, scope -> Map.copyOf(scope.getValue()))),
                    values.keySet().stream().map(Scope::layerOf).collect(Collectors.toUnmodifiableSet()));
        }

        @Nullable
        Value at(Scope scope, SettingKey<?> key) {
            Map<SettingKey<?>, Value> here = layers.contains(scope.layer()) ? values.get(scope.key()) : null;
            return here == null ? null : here.get(key);
        }
    }

    /** @param given by scopes: what file, environment and command line say, the latter before the former */
    Settings(Map<String, Map<SettingKey<?>, Value>> given) {
        this(new Given(given));
    }

    private Settings(Given given) {
        this.given = given;
    }

    /** The same with other values of the page. */
    Settings withPage(Map<String, Map<SettingKey<?>, Value>> values) {
        Settings other = new Settings(given);
        other.setPage(values);
        return other;
    }

    void setPage(Map<String, Map<SettingKey<?>, Value>> values) {
        ofPage = new Given(values);
    }

    Map<String, Map<SettingKey<?>, Value>> ofPage() {
        return ofPage.values();
    }

    public <T> T get(SettingKey<T> key) {
        return get(key, Scope.service());
    }

    /** What counts for the rooms of a platform: what is set for it, else what is set for everything. */
    public <T> T get(SettingKey<T> key, String platform) {
        return get(key, new Scope.Platform(platform));
    }

    public <T> T get(SettingKey<T> key, Scope scope) {
        return inForce(key, scope).value();
    }

    public <T> InForce<T> inForce(SettingKey<T> key, Scope scope) {
        for (Scope at = scope; at != null; at = at.wider()) {
            Value value = key.layers().contains(at.layer()) ? setIn(at, key) : null;
            if (value != null) {
                return new InForce<>(valueOf(key, value), value.text(), value.origin(), at);
            }
        }
        return new InForce<>(key.standardValue(), key.standard(), new Origin.Default(), Scope.service());
    }

    private @Nullable Value setIn(Scope scope, SettingKey<?> key) {
        Value fixed = given.at(scope, key);
        if (fixed != null && fixed.origin() instanceof Origin.CommandLine) {
            return fixed;
        }
        Value own = ofPage.at(scope, key);
        return own != null ? own : fixed;
    }

    /** Whether the page has set a key right here, so that it can be taken back. */
    public boolean isSetOnPage(SettingKey<?> key, Scope scope) {
        return ofPage.at(scope, key) != null;
    }

    public Origin origin(SettingKey<?> key) {
        return inForce(key, Scope.service()).origin();
    }

    /** The value in force as text; secrets too, so it is not for pages. */
    public String text(SettingKey<?> key) {
        return inForce(key, Scope.service()).text();
    }

    /** The platforms for which file or environment set anything. */
    public Set<String> platforms() {
        return given.values().keySet().stream()
                .filter(scope -> scope.startsWith("platform:"))
                .map(scope -> scope.substring("platform:".length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is sent to a platform on the user's behalf. */
    public Credentials credentials(Scope scope) {
        return new Credentials(
                orNull(PlatformKeys.COOKIE, scope),
                orNull(PlatformKeys.USERNAME, scope),
                orNull(PlatformKeys.PASSWORD, scope),
                orNull(PlatformKeys.TOKEN, scope),
                orNull(PlatformKeys.ROOM_PASSWORD, scope),
                orNull(PlatformKeys.ACCOUNT_TYPE, scope),
                orNull(PlatformKeys.PARTNER_CODE, scope),
                Map.of());
    }

    public Credentials credentials(String platform) {
        return credentials(new Scope.Platform(platform));
    }

    private @Nullable String orNull(SettingKey<Optional<String>> key, Scope scope) {
        return get(key, scope).orElse(null);
    }

    /** A key's value has the key's type, since only the key's own form makes it. */
    @SuppressWarnings("unchecked")
    private static <T> T valueOf(SettingKey<T> key, Value value) {
        return (T) value.value();
    }
}
