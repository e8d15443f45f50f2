package io.aircheck.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordTest {

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "密码也可以是中文", "{curly} start", "{bcrypt}", "{noencoder}x"})
    void plainIsComparedAsItStands(String set) {
        assertThat(new Password(set).matches(set)).isTrue();
        assertThat(new Password(set).matches(set + " ")).isFalse();
        assertThat(new Password(set).matches("")).isFalse();
    }

    @Test
    void encodedIsComparedByItsEncoder() {
        String encoded = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("correct horse");

        assertThat(new Password(encoded).matches("correct horse")).isTrue();
        assertThat(new Password(encoded).matches(encoded)).isFalse();
    }

    @Test
    void anotherPasswordForgetsWhoWasLoggedIn() {
        assertThat(new Password("one password").rememberKey()).isNotEqualTo(new Password("another one").rememberKey());
    }

    @Test
    void staysOutOfLogs() {
        assertThat(new Password("secret word")).hasToString("Password[…]");
    }
}
