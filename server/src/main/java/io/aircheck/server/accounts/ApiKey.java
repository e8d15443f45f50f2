package io.aircheck.server.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lets a program in; the secret itself is kept nowhere.
 *
 * @param name what it is for, in its maker's words
 * @param hint how the secret begins, to tell keys apart
 * @param madeBy the name of whoever made it
 * @param expiresAt null for never
 * @param lastUsedAt to the minute; null for not yet
 */
public record ApiKey(
        long id,
        String name,
        Scope scope,
        String hint,
        String madeBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /** A key with its secret, which is told once. */
    public record Made(ApiKey key, String secret) {

        @Override
        public String toString() {
            return "Made[" + key + "]";
        }
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    ApiKey usedAt(Instant moment) {
        return new ApiKey(id, name, scope, hint, madeBy, createdAt, expiresAt, moment);
    }
}
