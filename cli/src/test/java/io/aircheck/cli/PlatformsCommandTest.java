package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlatformsCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    @BeforeEach
    void writePlatforms() throws IOException {
        Path platforms = Files.createDirectories(home.resolve("config/platforms"));
        Files.writeString(platforms.resolve("mine.js"), """
                export const platform = {
                  name: 'My site',
                  hosts: ['mine.example'],
                  example: 'https://mine.example/me',
                };
                export function match(address) { return address.segments[0] ?? null; }
                export function check(room) { return { state: 'offline' }; }
                """);
        Files.writeString(platforms.resolve("torn.js"), "export const platform = {");
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        return new CommandLine(new PlatformsCommand(terminal)).execute(arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theUsersOwnPlatformsAreListedAndABrokenOneIsNamedWithItsReason() {
        assertThat(run("--home", home.toString())).isZero();

        assertThat(text(out)).contains("mine         My site", "https://mine.example/me", "bilibili");
        assertThat(text(out)).doesNotContain("torn");
        assertThat(text(err)).startsWith("aircheck: torn.js ").hasLineCount(1);
    }

    @Test
    void anOwnPlatformCanBeAskedForByItsId() {
        assertThat(run("mine", "--json", "--home", home.toString())).isZero();

        assertThat(text(out)).startsWith("{\"id\":\"mine\"").hasLineCount(1);
    }
}
