package io.aircheck.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    @TempDir
    private Path directory;

    private Home home;

    @BeforeEach
    void createHome() throws IOException {
        home = new Home(directory);
        home.create();
    }

    @Test
    void what_is_closed_opens_again_after_a_restart_and_never_looks_the_same() throws IOException {
        String sealed = Seal.of(home, Map.of()).close("platform:douyin/cookie", "ttwid=秘密");
        assertThat(sealed).doesNotContain("ttwid", "秘密");
        assertThat(Seal.of(home, Map.of()).open("platform:douyin/cookie", sealed))
                .contains("ttwid=秘密");
        assertThat(Seal.of(home, Map.of()).close("platform:douyin/cookie", "ttwid=秘密"))
                .isNotEqualTo(sealed);
    }

    @Test
    void it_opens_neither_in_another_place_nor_with_another_key_nor_changed() throws IOException {
        Seal seal = Seal.of(home, Map.of());
        String sealed = seal.close("room:1/cookie", "a=1");
        assertThat(seal.open("room:2/cookie", sealed)).isEmpty();
        assertThat(Seal.of(home, Map.of(Seal.VARIABLE, "a key of the environment"))
                        .open("room:1/cookie", sealed))
                .isEmpty();
        char last = sealed.charAt(20);
        String changed = sealed.substring(0, 20) + (last == 'A' ? 'B' : 'A') + sealed.substring(21);
        assertThat(seal.open("room:1/cookie", changed)).isEmpty();
        assertThat(seal.open("room:1/cookie", "a=1")).isEmpty();
        assertThat(seal.open("room:1/cookie", "sealed1:AA==")).isEmpty();
    }

    @Test
    void only_the_services_user_may_read_the_key() throws IOException {
        Seal.of(home, Map.of());
        Path file = home.config().resolve("secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file).strip()).hasSize(44);
    }

    @Test
    void the_key_may_come_from_the_environment_or_a_file_that_it_names() throws IOException {
        Path file = Files.writeString(directory.resolve("mounted"), "0123456789abcdef\n");
        String sealed = Seal.of(home, Map.of(Seal.VARIABLE, "0123456789abcdef")).close("p", "s");
        assertThat(Seal.of(home, Map.of(Seal.VARIABLE + "_FILE", file.toString()))
                        .open("p", sealed))
                .contains("s");
        assertThat(home.config().resolve("secret.key")).doesNotExist();
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Seal.of(home, Map.of(Seal.VARIABLE, "short")))
                .withMessageContaining("at least 16 characters");
    }
}
