package io.aircheck.server.overview;

import io.aircheck.server.store.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * How old the cookies are that the user set: nobody writes down when they copied one, and they expire. One counts from when it
 * was seen first, over restarts; the cookies themselves are not kept.
 */
public final class CookieAges {

    private record Sighting(String digest, Instant at) {}

    private final Database database;
    private final Supplier<Map<String, String>> cookies;
    private final Clock clock;
    private final Map<String, Sighting> seen = new HashMap<>();

    /** @param cookies those that are set now, by platform */
    public CookieAges(Database database, Supplier<Map<String, String>> cookies, Clock clock) {
        this.database = database;
        this.cookies = cookies;
        this.clock = clock;
        database.read(client -> {
            client.sql("SELECT * FROM cookie_sightings").query(row -> {
                Instant at = Instant.ofEpochMilli(row.getLong("seen_at"));
                seen.put(row.getString("platform"), new Sighting(row.getString("digest"), at));
            });
            return seen;
        });
    }

    /** The ages by platform; notes what was not seen before. */
    public synchronized Map<String, Duration> ages() {
        Instant now = Instant.ofEpochMilli(clock.millis());
        Map<String, String> set = cookies.get();
        forgetAllBut(set.keySet());
        Map<String, Duration> ages = new TreeMap<>();
        set.forEach((platform, cookie) -> {
            String digest = digest(cookie);
            Sighting before = seen.get(platform);
            if (before == null || !before.digest().equals(digest)) {
                note(platform, new Sighting(digest, now));
            }
            ages.put(
                    platform,
                    Duration.between(
                            seen.getOrDefault(platform, new Sighting(digest, now))
                                    .at(),
                            now));
        });
        return ages;
    }

    private void forgetAllBut(Set<String> platforms) {
        Set<String> gone = new TreeSet<>(seen.keySet());
        gone.removeAll(platforms);
        gone.forEach(platform -> {
            seen.remove(platform);
            database.writeLater(client -> client.sql("DELETE FROM cookie_sightings WHERE platform = ?")
                    .param(platform)
                    .update());
        });
    }

    private void note(String platform, Sighting sighting) {
        seen.put(platform, sighting);
        database.writeLater(client -> {
            client.sql("DELETE FROM cookie_sightings WHERE platform = ?")
                    .param(platform)
                    .update();
            client.sql("INSERT INTO cookie_sightings (platform, digest, seen_at) VALUES (?, ?, ?)")
                    .params(platform, sighting.digest(), sighting.at().toEpochMilli())
                    .update();
        });
    }

    private static String digest(String cookie) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
