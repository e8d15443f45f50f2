package io.aircheck.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The migrations are plain SQL that MariaDB takes as well: a real server runs them. Where none is installed
 * ({@code apt install mariadb-server}) this is skipped.
 */
@Timeout(120)
class MariaDbTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @BeforeEach
    void thereIsOne() {
        assumeTrue(isInstalled("mariadbd") && isInstalled("mariadb-install-db"), "no MariaDB is installed");
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream((System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Test
    void itTakesEveryMigrationInTheirOrder() throws Exception {
        Path socket = directory.resolve("s");
        String data = "--datadir=" + directory.resolve("data");
        String user = "--user=" + System.getProperty("user.name");
        run("", "mariadb-install-db", "--no-defaults", data, user, "--skip-test-db");
        Process server = new ProcessBuilder(
                        program("mariadbd"),
                        "--no-defaults",
                        data,
                        user,
                        "--skip-networking",
                        "--socket=" + socket,
                        "--pid-file=" + directory.resolve("pid"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("server.log").toFile())
                .start();
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.exists(socket)) {
                assertThat(System.nanoTime()).as("the server starts").isLessThan(deadline);
                assertThat(server.isAlive()).as("the server runs").isTrue();
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            client(socket, "CREATE DATABASE aircheck CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            for (Path migration : migrations()) {
                client(socket, "USE aircheck;\n" + Files.readString(migration));
            }
            String row = "INSERT INTO rooms (id, room_key, url, name, from_page, paused)"
                    + " VALUES (1, 'a', 'b', '名字😀', 0, 0);";
            assertThat(client(socket, "USE aircheck;\n" + row + "SELECT name FROM rooms;"))
                    .contains("名字😀");
        } finally {
            server.destroy();
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        }
    }

    /** By their numbers, as Flyway runs them. */
    private static List<Path> migrations() throws IOException, URISyntaxException {
        Path folder = Path.of(MariaDbTest.class.getResource("/db/migration").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(MariaDbTest::version)).toList();
        }
    }

    private static int version(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceFirst("^V(\\d+)__.*", "$1"));
    }

    private static String client(Path socket, String sql) throws IOException, InterruptedException {
        return run(
                sql,
                "mariadb",
                "--no-defaults",
                "--socket=" + socket,
                "--user=" + System.getProperty("user.name"),
                "--default-character-set=utf8mb4");
    }

    private static String run(String input, String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(Arrays.asList(command));
        whole.set(0, program(command[0]));
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(whole + ": " + output).isZero();
        return output;
    }

    private static String program(String name) {
        return Files.isExecutable(Path.of("/usr/sbin", name)) ? "/usr/sbin/" + name : name;
    }
}
