package io.aircheck.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.SteppedClock;
import io.aircheck.server.audit.AuditLine.Actor;
import io.aircheck.server.audit.AuditLine.Result;
import io.aircheck.server.store.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-20T12:00:00Z"));
    private Database database;
    private AuditLog log;

    @BeforeEach
    void open() throws SQLException {
        database = Database.open(folder.resolve("a.db"));
        log = new AuditLog(database, () -> Duration.ofDays(30), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void keep(String who, String thing) {
        log.keep(new Actor("person", who), "192.0.2.1", "room.add", thing, Result.DONE, 302);
    }

    private List<String> things(String text) {
        return log.latest(10, null, text).stream().map(AuditLine::thing).toList();
    }

    @Test
    void findsWhatIsSearchedForWhateverTheCaseAndTakesNoPattern() {
        keep("Anna", "https://live.example/100%");
        keep("ben", "https://live.example/小雨_1");

        assertThat(things("ANNA")).containsExactly("https://live.example/100%");
        assertThat(things("小雨")).containsExactly("https://live.example/小雨_1");
        assertThat(things("%")).containsExactly("https://live.example/100%");
        assertThat(things("_")).containsExactly("https://live.example/小雨_1");
        assertThat(things("room.add")).hasSize(2);
        assertThat(things("192.0.2")).hasSize(2);
        assertThat(things("' OR 1=1 --")).isEmpty();
    }

    @Test
    void goesOnFromWhereAPageEnded() {
        for (int i = 1; i <= 5; i++) {
            keep("anna", "thing " + i);
        }

        List<AuditLine> first = log.latest(2, null, "");
        assertThat(first).extracting(AuditLine::thing).containsExactly("thing 5", "thing 4");
        assertThat(log.latest(2, first.getLast().id(), ""))
                .extracting(AuditLine::thing)
                .containsExactly("thing 3", "thing 2");
    }

    @Test
    void cutsWhatIsTooLongAndKeepsOneLine() {
        keep("a".repeat(500), "line\r\nforged " + "密".repeat(500));

        AuditLine line = log.latest(1, null, "").getFirst();
        assertThat(line.actor().name()).hasSize(64);
        assertThat(line.thing()).hasSize(255).startsWith("line forged");
    }

    @Test
    void forgetsAfterItsTime() {
        keep("anna", "old");
        clock.advance(Duration.ofDays(31));
        keep("anna", "new");

        assertThat(things("")).containsExactly("new");
    }
}
