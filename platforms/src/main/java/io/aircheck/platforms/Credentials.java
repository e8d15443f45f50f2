package io.aircheck.platforms;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user has configured for a platform or a room; null where nothing.
 *
 * @param cookie a Cookie header's value
 * @param headers to be sent with every request to the platform and its media
 */
public record Credentials(
        @Nullable String cookie,
        @Nullable String username,
        @Nullable String password,
        @Nullable String token,
        @Nullable String roomPassword,
        @Nullable String accountType,
        @Nullable String partnerCode,
        Map<String, String> headers) {

    public static final Credentials NONE = new Credentials(null, null, null, null, null, null, null, Map.of());

    public Credentials {
        headers = Map.copyOf(headers);
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
