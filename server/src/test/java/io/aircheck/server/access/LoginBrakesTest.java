package io.aircheck.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginBrakesTest {

    private final LoginBrakes brakes =
            new LoginBrakes(Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void onePlaceThatTriesManyAccountsWaits() {
        for (int i = 0; i < 5; i++) {
            brakes.failed("192.0.2.1", "account" + i);
        }

        assertThat(brakes.waitOf("192.0.2.1", "another")).contains(Duration.ofSeconds(2));
        assertThat(brakes.waitOf("192.0.2.2", "another")).isEmpty();
    }

    @Test
    void oneAccountThatIsTriedFromManyPlacesWaitsButNeverLong() {
        for (int i = 0; i < 200; i++) {
            brakes.failed("192.0.2." + i, "Anna");
        }

        assertThat(brakes.waitOf("198.51.100.7", "anna")).contains(Duration.ofMinutes(1));
        assertThat(brakes.waitOf("198.51.100.7", "ben")).isEmpty();
    }

    @Test
    void oneNetworkOfTheNewProtocolIsOnePlace() {
        for (int i = 0; i < 5; i++) {
            brakes.failed("2001:db8:1:2::" + i, "account" + i);
        }

        assertThat(brakes.waitOf("2001:db8:1:2:ffff::1", "x")).isPresent();
        assertThat(brakes.waitOf("2001:db8:1:3::1", "x")).isEmpty();
    }
}
