package io.aircheck.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoginsTest {

    private final Logins<String> logins = new Logins<>(Duration.ofDays(7));
    private final List<String> opened = new ArrayList<>();

    @Test
    void aSessionIsKeptForItsLifeAndSharedByAllRooms() throws Exception {
        assertThat(logins.kept(at(0, "right"))).isEmpty();
        assertThat(logins.renewed(at(0, "right"), null, this::open)).isEqualTo("session 1");
        assertThat(logins.kept(at(24, "right"))).contains("session 1");
        assertThat(logins.renewed(at(24, "right"), null, this::open))
                .as("another room opened it meanwhile")
                .isEqualTo("session 1");
        assertThat(logins.renewed(at(24, "right"), "session 1", this::open))
                .as("the site does not take it any more")
                .isEqualTo("session 2");
        assertThat(logins.kept(at(24 + 7 * 24, "right"))).isEmpty();
    }

    @Test
    @DisplayName("a refused login is tried again after an hour, or with another password")
    void refusedLogins() throws Exception {
        assertThatThrownBy(() -> logins.renewed(at(0, "wrong"), null, this::open))
                .isInstanceOf(SiteRefusal.class);
        assertThatThrownBy(() -> logins.renewed(at(0, "wrong"), null, this::open))
                .isInstanceOf(SiteRefusal.class);
        assertThat(opened).hasSize(1);
        assertThatThrownBy(() -> logins.renewed(at(2, "wrong"), null, this::open))
                .isInstanceOf(SiteRefusal.class);
        assertThat(opened).hasSize(2);
        assertThat(logins.renewed(at(2, "right"), null, this::open)).isEqualTo("session 3");
    }

    @Test
    void withoutAnAccountThereIsNoLogin() {
        Visit visit = new ScriptedHttp().visit(Credentials.NONE);
        assertThat(Logins.isConfigured(visit)).isFalse();
        assertThatThrownBy(() -> logins.renewed(visit, null, this::open))
                .hasMessage("set the name and password of an account");
        assertThat(opened).isEmpty();
    }

    private String open(String username, String password) throws SiteRefusal {
        opened.add(username);
        if (password.equals("wrong")) {
            throw SiteRefusal.loginRequired("wrong password");
        }
        return "session " + opened.size();
    }

    private static Visit at(int hour, String password) {
        return new Visit(
                new ScriptedHttp(),
                new Credentials(null, "viewer", password, null, null, null, null, Map.of()),
                Clock.fixed(Instant.EPOCH.plus(Duration.ofHours(hour)), ZoneOffset.UTC),
                new SplittableRandom(1));
    }
}
