package io.aircheck.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CheckTableTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration EACH = Duration.ofSeconds(2);

    private final CheckTable table = new CheckTable();

    @Test
    void a_host_without_rooms_is_forgotten_once_it_may_be_asked_again() {
        table.put(1, "a.example", NOW, false, EACH);
        table.put(2, "b.example", NOW.plusSeconds(60), false, EACH);
        assertThat(table.take(NOW)).hasValue(1);
        assertThat(table.take(NOW.plusSeconds(1))).isEmpty();
        assertThat(table.hosts()).as("a.example must not be asked again yet").isEqualTo(2);

        assertThat(table.take(NOW.plusSeconds(2))).isEmpty();
        assertThat(table.hosts()).isEqualTo(1);
        table.remove(2);
        assertThat(table.take(NOW.plusSeconds(3))).isEmpty();
        assertThat(table.hosts()).isZero();
    }

    @Test
    void a_host_that_gets_rooms_in_time_keeps_its_interval() {
        table.put(1, "a.example", NOW, false, EACH);
        assertThat(table.take(NOW)).hasValue(1);
        table.put(1, "a.example", NOW, true, EACH);
        assertThat(table.next()).isEqualTo(NOW.plus(EACH));
        assertThat(table.take(NOW.plusSeconds(1))).isEmpty();
        assertThat(table.take(NOW.plus(EACH))).hasValue(1);
    }
}
