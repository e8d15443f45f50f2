package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The entry point of the container image, with a program in the place of Aircheck that says how it was started. */
@EnabledOnOs(OS.LINUX)
class EntryPointTest {

    private static final Path SCRIPT =
            Path.of("..", "deploy", "docker", "entrypoint.sh").toAbsolutePath();

    @TempDir
    Path volumes;

    @BeforeEach
    void makeVolumes() throws IOException {
        Files.setPosixFilePermissions(volumes, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(volumes.resolve("config"));
        Files.createDirectories(volumes.resolve("recordings/old"));
        Files.writeString(volumes.resolve("recordings/old/a.ts"), "x");
        Path program = Files.writeString(volumes.resolve("program"), """
                #!/bin/sh
                echo "$(id -u):$(id -g) $(umask) $$ $*"
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Run(int code, String output, long pid) {}

    private Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "AIRCHECK_PROGRAM", volumes.resolve("program").toString(),
                        "AIRCHECK_CONFIG_VOLUME", volumes.resolve("config").toString(),
                        "AIRCHECK_RECORDINGS_VOLUME",
                                volumes.resolve("recordings").toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output.strip(), process.pid());
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    @Test
    void the_program_takes_the_scripts_place_so_that_signals_reach_it() throws Exception {
        Run run = run(Map.of("PUID", isRoot() ? "0" : "1000"));
        assertThat(run.output()).contains(" " + run.pid() + " serve --home /aircheck");
    }

    @Test
    void root_becomes_the_user_that_is_wished_and_files_have_the_mask() throws Exception {
        assumeTrue(isRoot(), "only root can become another user");
        Run run = run(Map.of("PUID", "4321", "PGID", "1234", "UMASK", "027"));
        assertThat(run.output()).startsWith("4321:1234 0027 " + run.pid() + " serve");
        assertThat(Files.getAttribute(volumes.resolve("config/database"), "unix:uid"))
                .isEqualTo(4321);
        assertThat(Files.getAttribute(volumes.resolve("recordings"), "unix:uid"))
                .isEqualTo(4321);
        assertThat(Files.getAttribute(volumes.resolve("recordings/old/a.ts"), "unix:uid"))
                .as("what was there before")
                .isEqualTo(0);
    }

    @Test
    void ownership_is_left_alone_where_that_is_wished() throws Exception {
        assumeTrue(isRoot(), "only root can change owners");
        run(Map.of("PUID", "4321", "PGID", "1234", "SKIP_CHOWN", "1"));
        assertThat(Files.getAttribute(volumes.resolve("recordings"), "unix:uid"))
                .isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"PUID,me", "PGID,-1", "UMASK,9"})
    void a_wrong_number_is_told(String variable, String value) throws Exception {
        Run run = run(Map.of(variable, value));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.output()).contains(variable).contains(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            doctor --online    | doctor --online --home /aircheck
            serve --home /x    | serve --home /x
            verify /recordings | verify /recordings
            """)
    void verbs_work_on_the_home_of_the_container(String arguments, String expected) throws Exception {
        Run run = run(Map.of("PUID", isRoot() ? "0" : "1000"), arguments.split(" "));
        assertThat(run.output()).endsWith(" " + expected);
    }
}
