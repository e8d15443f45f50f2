package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.testkit.demo.DemoChannel;
import io.aircheck.testkit.demo.DemoChannels;
import io.aircheck.testkit.origin.LiveOrigin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code kill -TERM} of a service that records, in real processes: by itself, and behind the container's entry point. It watches
 * the list of a DouyinLiveRecorder, which nothing may write, and is spoken to with the verbs.
 */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class TermIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Map<String, String> QUICK =
            Map.of("AIRCHECK_CHECK_INTERVAL", "5s", "AIRCHECK_HOST_INTERVAL", "0s");

    /** As a user has it who moved over. */
    private static final Map<String, String> AS_BEFORE =
            Map.of("AIRCHECK_PATH", "douyinliverecorder:streamer-folder,title", "AIRCHECK_SPLIT", "10s");

    private static final String NAMED_AS_BEFORE =
            ".*/自定义录制直播/([^/]+)/\\1_.*\\d{4}-\\d{2}-\\d{2}_\\d{2}-\\d{2}-\\d{2}_\\d{3}\\.\\w+";

    @TempDir
    Path directory;

    private Path home;
    private Path list;

    @BeforeEach
    void place() {
        home = directory.resolve("home");
        list = directory.resolve("URL_config.ini");
    }

    /** Rooms as DouyinLiveRecorder writes them: with a mark at the beginning, a quality and the marker of the name. */
    private byte[] writeList(LiveOrigin origin) throws IOException {
        StringBuilder lines = new StringBuilder("\uFEFF");
        for (DemoChannel channel : DemoChannels.putOnAir(origin)) {
            if (channel.alwaysOn()) {
                lines.append("原画，")
                        .append(channel.url())
                        .append(",主播: ")
                        .append(channel.streamer())
                        .append("\r\n");
            }
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        Files.write(list, bytes);
        Files.setLastModifiedTime(list, FileTime.fromMillis(1_700_000_000_000L));
        return bytes;
    }

    private record Said(int code, List<JsonNode> lines, String complaint) {}

    private Said aircheck(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        int code = Main.run(
                terminal,
                Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString(), "--json"))
                        .toArray(String[]::new));
        List<JsonNode> lines = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
        return new Said(code, lines, err.toString(StandardCharsets.UTF_8));
    }

    private List<JsonNode> listWhen(Predicate<List<JsonNode>> wish) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<JsonNode> rooms = aircheck("list").lines();
            if (wish.test(rooms)) {
                return rooms;
            }
            assertThat(System.nanoTime()).as("still waiting: " + rooms).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static boolean isRecording(JsonNode room) {
        return room.path("recording").isNumber();
    }

    private List<Path> recorded(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("recordings"))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private List<String> mediaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("recordings"))) {
            return files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(file -> !file.endsWith(".json"))
                    .toList();
        }
    }

    private void everyFileIsFinished() throws IOException {
        assertThat(recorded(".part")).isEmpty();
        assertThat(recorded(".journal")).isEmpty();
        for (Path manifest : recorded(".manifest.json")) {
            assertThat(aircheckVerify(manifest)).as(manifest.toString()).isIn(ExitCode.DONE, ExitCode.GAPS);
        }
    }

    private static int aircheckVerify(Path manifest) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        return Main.run(new Terminal(nowhere, nowhere, false, false), "verify", manifest.toString());
    }

    @Test
    void aServiceThatIsAskedToEndFinishesItsFilesAndNeverWritesTheListItWatches() throws Exception {
        try (LiveOrigin origin = LiveOrigin.start(0, Path.of("target", "demo-media"))) {
            byte[] before = writeList(origin);
            Map<String, String> environment = new HashMap<>(QUICK);
            environment.putAll(AS_BEFORE);
            String address;
            try (RunningAircheck service = RunningAircheck.start(
                    Path.of("target", "term.log"),
                    environment,
                    "serve",
                    "--home",
                    home.toString(),
                    "--port",
                    "0",
                    "--rooms",
                    list.toString())) {
                List<JsonNode> rooms =
                        listWhen(all -> all.size() == 4 && all.stream().allMatch(TermIT::isRecording));
                verbs(rooms);
                address = Files.readString(home.resolve("database").resolve("service.address"));
                assertThat(service.endsWithin(GRACE))
                        .as("ends within the grace period")
                        .isTrue();
            }
            everyFileIsFinished();
            assertThat(recorded(".manifest.json")).hasSizeGreaterThanOrEqualTo(4);
            assertThat(mediaFiles())
                    .isNotEmpty()
                    .filteredOn(file -> file.contains("自定义"))
                    .allMatch(file -> file.matches(NAMED_AS_BEFORE))
                    .anyMatch(file -> file.contains("_000."));
            assertThat(Files.readAllBytes(list)).isEqualTo(before);
            assertThat(Files.getLastModifiedTime(list).toMillis()).isEqualTo(1_700_000_000_000L);
            Said afterwards = aircheck("list", "--server", address.strip());
            assertThat(afterwards.code()).as("nobody answers").isEqualTo(ExitCode.FAILED);
        }
    }

    private void verbs(List<JsonNode> rooms) {
        String first = rooms.get(0).path("id").asString();
        String second = rooms.get(1).path("url").asString();
        assertThat(aircheck("split", first).code()).isEqualTo(ExitCode.DONE);
        Said paused = aircheck("pause", second);
        assertThat(paused.code()).isEqualTo(ExitCode.DONE);
        assertThat(paused.lines().getFirst().path("paused").asBoolean()).isTrue();
        listWhen(
                all -> all.stream().anyMatch(room -> room.path("url").asString().equals(second) && !isRecording(room)));
        assertThat(aircheck("stop", second).code()).as("not recorded").isEqualTo(ExitCode.NOTHING);
        assertThat(aircheck("resume", second).code()).isEqualTo(ExitCode.DONE);
        assertThat(aircheck("stop", rooms.get(2).path("id").asString()).code()).isEqualTo(ExitCode.DONE);
        assertThat(aircheck("pause", "nobody").code()).isEqualTo(ExitCode.NOTHING);
        Said added = aircheck("add", "https://live.bilibili.com/6");
        assertThat(added.code()).isEqualTo(ExitCode.DONE);
        Said again = aircheck("add", "https://live.bilibili.com/6");
        assertThat(again.code()).as("twice").isEqualTo(ExitCode.DONE);
        assertThat(again.lines().getFirst().path("id"))
                .isEqualTo(added.lines().getFirst().path("id"));
        assertThat(aircheck("add", "not an address").code()).isEqualTo(ExitCode.UNSUPPORTED);
        assertThat(aircheck("pause", "https://live.bilibili.com/6").code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void theContainersEntryPointHandsTheWishToEndOn() throws Exception {
        Path program = Files.writeString(
                directory.resolve("program"),
                "#!/bin/sh\nexec '" + String.join("' '", RunningAircheck.program()) + "' \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> environment = new HashMap<>(QUICK);
        environment.putAll(Map.of(
                // The classes of a build need not be readable for others.
                "PUID", "0",
                "PGID", "0",
                "AIRCHECK_PROGRAM", program.toString(),
                "AIRCHECK_HOME", home.toString(),
                "AIRCHECK_CONFIG_VOLUME",
                        Files.createDirectories(home.resolve("config")).toString(),
                "AIRCHECK_RECORDINGS_VOLUME", home.resolve("recordings").toString()));
        try (LiveOrigin origin = LiveOrigin.start(0, Path.of("target", "demo-media"))) {
            writeList(origin);
            try (RunningAircheck container = RunningAircheck.start(
                    Path.of("target", "term-container.log"),
                    environment,
                    List.of(
                            "sh",
                            Path.of("..", "deploy", "docker", "entrypoint.sh").toString()),
                    "serve",
                    "--port",
                    "0",
                    "--rooms",
                    list.toString())) {
                listWhen(all -> all.stream().filter(TermIT::isRecording).count() >= 2);
                assertThat(container.endsWithin(GRACE))
                        .as("ends within the grace period")
                        .isTrue();
            }
            everyFileIsFinished();
            assertThat(recorded(".manifest.json")).hasSizeGreaterThanOrEqualTo(2);
        }
    }
}
