package io.aircheck.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.SteppedClock;
import io.aircheck.server.store.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CookieAgesTest {

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-20T12:00:00Z"));
    private final Map<String, String> cookies = new HashMap<>(Map.of("douyin", "a", "bilibili", "b"));
    private Database database;

    @BeforeEach
    void open() throws SQLException {
        database = Database.open(folder.resolve("a.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private CookieAges afterStart() {
        return new CookieAges(database, () -> cookies, clock);
    }

    @Test
    void aCookieGrowsOldOverRestartsUntilItIsAnotherOne() {
        afterStart().ages();
        clock.advance(Duration.ofDays(3));
        cookies.put("douyin", "another");

        assertThat(afterStart().ages()).isEqualTo(Map.of("bilibili", Duration.ofDays(3), "douyin", Duration.ZERO));
        clock.advance(Duration.ofDays(1));
        assertThat(afterStart().ages()).isEqualTo(Map.of("bilibili", Duration.ofDays(4), "douyin", Duration.ofDays(1)));
    }

    @Test
    void oneThatWasTakenAwayAndSetAgainIsNew() {
        CookieAges ages = afterStart();
        ages.ages();
        cookies.remove("douyin");
        assertThat(ages.ages()).containsOnlyKeys("bilibili");
        clock.advance(Duration.ofDays(3));
        cookies.put("douyin", "a");

        assertThat(ages.ages()).containsEntry("douyin", Duration.ZERO);
        assertThat(afterStart().ages()).containsEntry("douyin", Duration.ZERO);
    }
}
