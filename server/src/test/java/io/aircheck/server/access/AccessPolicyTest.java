package io.aircheck.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.accounts.Accounts;
import io.aircheck.server.accounts.Passwords;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.SettingsReader;
import io.aircheck.server.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessPolicyTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,              , OPEN",
        "127.1.2.3,              , OPEN",
        "::1,                    , OPEN",
        "localhost,              , OPEN",
        "0.0.0.0,                , SETUP",
        "192.168.1.20,           , SETUP",
        "::,                     , SETUP",
        "nas.local,              , SETUP",
        "localhost.evil.example, , SETUP",
        "127.0.0.1,      12345678, LOGIN",
        "0.0.0.0,        12345678, LOGIN"
    })
    void withoutAPasswordOnlyThisComputerGetsIn(String host, @Nullable String password, Gate.State state)
            throws SQLException, IOException {
        Map<String, String> settings =
                password == null ? Map.of("host", host) : Map.of("host", host, "password", password);
        try (Database database = Database.open(home.resolve("aircheck.db"))) {
            Accounts accounts = new Accounts(database, new Passwords(4), Clock.systemUTC());
            assertThat(new Gate(policy(settings), accounts).state()).isEqualTo(state);
        }
    }

    @Test
    void theFirstOwnerClosesTheDoor() throws SQLException, IOException {
        try (Database database = Database.open(home.resolve("aircheck.db"))) {
            Accounts accounts = new Accounts(database, new Passwords(4), Clock.systemUTC());
            Gate gate = new Gate(policy(Map.of()), accounts);
            assertThat(gate.visitor()).isEqualTo(new Visitor.ThisComputer());

            accounts.addFirst("wang", "correct horse");

            assertThat(gate.state()).isEqualTo(Gate.State.LOGIN);
            assertThat(gate.visitor()).isEqualTo(new Visitor.Stranger());
            assertThat(gate.answersTo("anything.example")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LOCALHOST:8080, true",
        "127.0.0.1:8080, true",
        "[::1]:8080, true",
        "[::1], true",
        "aircheck.home:443, true",
        "other.home, false",
        "localhost.example, false",
        "0.0.0.0, false",
        "2130706433, true",
        "[::1, false",
        "'', false"
    })
    void anOpenServiceAnswersOnlyToItsNames(String host, boolean answered) throws IOException {
        assertThat(policy(Map.of("host-names", "Aircheck.home，nas")).answersTo(host))
                .isEqualTo(answered);
    }

    @Test
    void anOpenServiceDoesNotAnswerARequestWithoutAName() {
        assertThat(new AccessPolicy(Optional.empty(), true, Set.of()).answersTo(null))
                .isFalse();
    }

    private AccessPolicy policy(Map<String, String> commandLine) throws IOException {
        Home directory = new Home(home);
        directory.create();
        return AccessPolicy.of(SettingsReader.load(directory, Set.of(), Map.of(), commandLine));
    }
}
