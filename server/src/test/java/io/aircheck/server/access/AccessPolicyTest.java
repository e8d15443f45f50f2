package io.aircheck.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsException;
import io.aircheck.server.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPolicyTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.20", "::", "nas.local", "localhost.evil.example"})
    void refusesToOpenThePageToOthersWithoutAPassword(String host) {
        assertThatThrownBy(() -> AccessPolicy.of(settings(Map.of("host", host))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("host is " + host)
                .hasMessageContaining("AIRCHECK_PASSWORD")
                .hasMessageContaining("密码");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void isOpenOnThisComputer(String host) throws IOException {
        assertThat(AccessPolicy.of(settings(Map.of("host", host))).loginNeeded())
                .isFalse();
    }

    @Test
    void demandsALoginWhereAPasswordIsSet() throws IOException {
        AccessPolicy policy = AccessPolicy.of(settings(Map.of("host", "0.0.0.0", "password", "12345678")));

        assertThat(policy.loginNeeded()).isTrue();
        assertThat(policy.answersTo("anything.example")).isTrue();
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
        AccessPolicy policy = AccessPolicy.of(settings(Map.of("host-names", "Aircheck.home，nas")));

        assertThat(policy.answersTo(host)).isEqualTo(answered);
    }

    @Test
    void anOpenServiceDoesNotAnswerARequestWithoutAName() {
        assertThat(new AccessPolicy(Optional.empty(), Set.of()).answersTo(null)).isFalse();
    }

    private Settings settings(Map<String, String> commandLine) throws IOException {
        Home directory = new Home(home);
        directory.create();
        return SettingsReader.load(directory, Set.of(), Map.of(), commandLine);
    }
}
