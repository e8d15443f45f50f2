package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aircheck.testkit.disk.SmallDisk;
import io.aircheck.testkit.origin.LiveOrigin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Troubles that really happen to a real service: its FFmpeg is killed, its disk is full. The state, the events, the words of the
 * pages in both languages and the messages are looked at; the other troubles are those of {@code ErrorPoliciesTest}.
 */
@Timeout(240)
@EnabledOnOs(OS.LINUX)
class RealTroublesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private LiveOrigin origin;
    private HttpServer phone;
    private RunningAircheck service;

    @BeforeEach
    void goOnAir() throws IOException {
        origin = LiveOrigin.start(0, Path.of("target", "demo-media"));
        origin.prepare("360p");
        phone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        phone.createContext("/", this::ring);
        phone.start();
    }

    private void ring(HttpExchange exchange) throws IOException {
        messages.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        http.close();
        if (service != null) {
            service.close();
        }
        phone.stop(0);
        origin.close();
    }

    private void watch(String url, Path recordings, String settings) throws IOException, InterruptedException {
        Path home = directory.resolve("home");
        Path config = Files.createDirectories(home.resolve("config"));
        Files.writeString(config.resolve("rooms.txt"), url + ",Ming\n");
        Files.writeString(config.resolve("aircheck.yaml"), """
                check-interval: 5s
                host-interval: 0s
                recordings: %s
                notify: json://127.0.0.1:%d/phone
                notify-internal: yes
                notify-about: live, ended, failed, disk
                %s
                """.formatted(
                        recordings, phone.getAddress().getPort(), settings));
        service = RunningAircheck.start(
                Path.of("target", "troubles.log"), Map.of(), "serve", "--port", "0", "--home", home.toString());
    }

    private String get(String path, String language) {
        return send("GET", path, language);
    }

    private String send(String method, String path, String language) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.address() + path))
                .header("Accept-Language", language)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().readTree(get(path, "en"));
    }

    private static <T> T await(Supplier<T> ask, Predicate<T> wish) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T answer = ask.get();
            if (wish.test(answer)) {
                return answer;
            }
            assertThat(System.nanoTime()).as("still waiting: " + answer).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private JsonNode room() {
        return json("api/v1/rooms").path(0);
    }

    private long bytes() {
        return json("api/v1/recordings").path("running").path(0).path("bytes").asLong();
    }

    private void assertSaid(String path, String english, String chinese) {
        assertThat(await(() -> get(path, "en"), it -> it.contains(english))).contains(english);
        assertThat(get(path, "zh-CN")).contains(chinese);
    }

    private void assertTold(String words) {
        await(() -> messages, all -> all.stream().anyMatch(it -> it.contains(words)));
    }

    @Test
    void anFFmpegThatIsKilledIsStartedAgainAndItsRecordingGoesOn() throws Exception {
        watch(origin.url("/hls/dash/manifest.mpd?kind=fmp4&p=360p"), directory.resolve("recordings"), "");
        await(this::bytes, bytes -> bytes > 0);
        long recording = room().path("recording").asLong();
        List<ProcessHandle> killed = await(() -> service.children("ffmpeg"), all -> !all.isEmpty());
        killed.forEach(ProcessHandle::destroyForcibly);

        await(
                () -> service.children("ffmpeg"),
                all -> !all.isEmpty() && all.stream().noneMatch(killed::contains));
        long before = bytes();
        await(this::bytes, bytes -> bytes > before);
        assertThat(room().path("state").asString()).isEqualTo("live");
        assertThat(room().path("recording").asLong()).as("the same recording").isEqualTo(recording);
        assertThat(json("api/v1/events").findValuesAsString("kind")).contains("recording.incident");
        assertSaid("rooms/1", "Trouble while recording Ming", "录制 Ming 时遇到问题");

        send("POST", "api/v1/recordings/" + recording + "/stop", "en");
        await(
                () -> json("api/v1/recordings/" + recording),
                it -> it.path("phase").asString().equals("finished"));
        assertTold("Recording Ming was stopped");
    }

    @Test
    void aFullDiskStopsTheRecordingAndSpaceLetsItGoOn() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        try (SmallDisk small = SmallDisk.mount(disk, 4).orElseGet(() -> abort("only root may mount a disk"));
                AutoCloseable _ = () -> service.close()) {
            // A little is free at first; what the stream had on air before is had at once and takes it.
            watch(
                    origin.url("/hls/full/index.m3u8?kind=ts&p=360p&start=60&win=0"),
                    disk,
                    "stop-below: 1MB\nresume-above: 2MB");
            await(() -> json("api/v1/events").findValuesAsString("kind"), kinds -> kinds.contains("disk.low"));
            JsonNode room =
                    await(this::room, it -> it.path("skipped").asString().equals("disk"));
            long recording = room.path("recording").asLong();
            JsonNode stopped = json("api/v1/recordings/" + recording);
            assertThat(stopped.path("phase").asString()).isEqualTo("waiting");
            assertThat(stopped.path("bytes").asLong()).as("what is kept").isPositive();
            assertSaid("events", "Recording stopped: only", "录制已停止：只剩");
            assertSaid("", "so recording has stopped", "录制已停止。腾出空间后会自动继续");
            assertSaid("rooms/1", "the disk is nearly full", "磁盘空间不足");
            assertTold("Recording stopped: only");

            small.resize(80);
            await(
                    () -> json("api/v1/recordings/" + recording),
                    it -> it.path("phase").asString().equals("running"));
            assertThat(room().path("recording").asLong())
                    .as("the same recording")
                    .isEqualTo(recording);
            assertSaid("events", "There is room again", "空间恢复");
            assertTold("There is room again");
        }
    }
}
