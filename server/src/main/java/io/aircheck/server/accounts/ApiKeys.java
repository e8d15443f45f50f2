package io.aircheck.server.accounts;

import io.aircheck.server.accounts.AccountRefusedException.Why;
import io.aircheck.server.store.Database;
import io.aircheck.server.store.Ids;
import io.aircheck.server.store.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys. A secret is 256 random bits, so one round of SHA-256 keeps it: there is nothing to guess. Held in memory by that
 * hash, for every request of a program asks.
 */
public final class ApiKeys {

    private static final String PREFIX = "ack_";
    private static final int BYTES = 32;
    private static final int HINT = 10;
    private static final int LONGEST_NAME = 64;
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ApiKey> byHash = new ConcurrentHashMap<>();

    public ApiKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        database.read(client -> client.sql("SELECT * FROM api_keys")
                        .query(ApiKeys::hashed)
                        .list())
                .forEach(it -> byHash.put(it.hash(), it.key()));
    }

    private record Hashed(String hash, ApiKey key) {}

    /** In the order in which they were made. */
    public List<ApiKey> all() {
        return byHash.values().stream()
                .sorted(Comparator.comparingLong(ApiKey::id))
                .toList();
    }

    /**
     * Makes a key.
     *
     * @param lasting null for ever
     * @throws AccountRefusedException if it has no name, or a very long one
     */
    public synchronized ApiKey.Made make(String typedName, Scope scope, @Nullable Duration lasting, String madeBy) {
        String name = typedName.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new AccountRefusedException(Why.NAME, "a key's name has 1 to " + LONGEST_NAME + " characters");
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = Instant.ofEpochMilli(clock.millis());
        ApiKey key = new ApiKey(
                database.ids().next(Ids.Table.API_KEYS),
                name,
                scope,
                secret.substring(0, HINT),
                madeBy,
                now,
                lasting == null ? null : now.plus(lasting),
                null);
        insert(key, hash(secret));
        return new ApiKey.Made(key, secret);
    }

    private void insert(ApiKey key, String hash) {
        Instant expires = key.expiresAt();
        database.write(client -> client.sql("INSERT INTO api_keys (id, secret_hash, name, scope, hint, made_by,"
                        + " created_at, expires_at, last_used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Row.of(
                        key.id(),
                        hash,
                        key.name(),
                        key.scope().id(),
                        key.hint(),
                        key.madeBy(),
                        key.createdAt().toEpochMilli(),
                        expires == null ? null : expires.toEpochMilli(),
                        null))
                .update());
        byHash.put(hash, key);
    }

    /** The key of a secret, which is noted as used; empty if there is none or its time is over. */
    public Optional<ApiKey> use(String secret) {
        String hash = hash(secret);
        ApiKey key = byHash.get(hash);
        Instant now = Instant.ofEpochMilli(clock.millis());
        if (key == null || key.isExpired(now)) {
            return Optional.empty();
        }
        if (key.lastUsedAt() == null || key.lastUsedAt().plus(USE_NOTED_EVERY).isBefore(now)) {
            byHash.replace(hash, key, key.usedAt(now));
            database.writeLater(client -> client.sql("UPDATE api_keys SET last_used_at = ? WHERE id = ?")
                    .param(now.toEpochMilli())
                    .param(key.id())
                    .update());
        }
        return Optional.of(key);
    }

    /** Takes a key back at once; one that is not there is gone already. */
    public synchronized void revoke(long id) {
        database.write(client ->
                client.sql("DELETE FROM api_keys WHERE id = ?").param(id).update());
        byHash.values().removeIf(key -> key.id() == id);
    }

    public Optional<ApiKey> find(long id) {
        return byHash.values().stream().filter(key -> key.id() == id).findFirst();
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Hashed hashed(ResultSet row, int number) throws SQLException {
        ApiKey key = new ApiKey(
                row.getLong("id"),
                row.getString("name"),
                Scope.of(row.getString("scope")).orElse(Scope.READ),
                row.getString("hint"),
                row.getString("made_by"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                moment(row, "expires_at"),
                moment(row, "last_used_at"));
        return new Hashed(row.getString("secret_hash"), key);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
