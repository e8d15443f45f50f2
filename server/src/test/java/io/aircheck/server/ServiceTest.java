package io.aircheck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.script.Sandbox;
import io.aircheck.platforms.script.UserPlatforms;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.Recorder;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.files.Recovery;
import io.aircheck.recorder.files.Storage;
import io.aircheck.recorder.session.Networks;
import io.aircheck.recorder.session.PartFormats;
import io.aircheck.server.identify.Ways;
import io.aircheck.server.listening.Reach;
import io.aircheck.server.notify.Courier;
import io.aircheck.server.notify.channel.MailPost;
import io.aircheck.server.rooms.RoomScopes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service with its real database and web server; only the platform and the recorder are made up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ROOMS =
            "\uFEFF# mine\r\nhttps://town.example/on,主播: 小明\r\n4K,https://town.example/off\r\n";

    private static final Reach REACH = new Reach(
            new RoomChecker(_ -> null, Clock.systemUTC(), new Random(1)),
            _ -> Credentials.NONE,
            _ -> new Networks.Network(null, null));

    @TempDir
    private static Path home;

    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
    private Service service;

    @BeforeAll
    void start() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/rooms.txt"), ROOMS);
        service = start(home, Map.of("port", "0"));
    }

    @AfterAll
    void stop() throws IOException {
        service.close();
        assertThat(home.resolve("config/rooms.txt")).content().isEqualTo(ROOMS);
        assertThat(home.resolve("recordings/town/小明")).isDirectoryContaining("glob:**.ts");
    }

    private static Service start(Path directory, Map<String, String> settings) {
        PlatformRegistry registry = new PlatformRegistry(List.of(new Town()));
        Outside outside = new Outside(
                registry,
                UserPlatforms.in(directory.resolve("config/platforms"), registry, Sandbox.shared(), Clock.systemUTC()),
                new RoomChecker(_ -> null, Clock.systemUTC(), new Random(1)),
                new QuietRecorder(),
                FFmpeg::find,
                new Recovery(PartFormats::of, Storage.LOCAL),
                new Courier(WebClient.create(NetSettings.defaults()), new MailPost(null), Clock.systemUTC()),
                _ -> {},
                new RoomScopes(),
                new Ways(REACH, REACH, _ -> WebClient.create(NetSettings.defaults())),
                () -> {});
        return Service.start(
                new ServiceOptions(directory, settings, Map.of(), _ -> {}),
                Set.of("town"),
                _ -> outside,
                Clock.systemUTC());
    }

    /** The room "on" is live, all others are off. */
    private static final class Town implements Platform {
        private final Platform addresses = new TownPlatform();

        @Override
        public PlatformInfo info() {
            return addresses.info();
        }

        @Override
        public Optional<Room> match(Address address) {
            return addresses.match(address);
        }

        @Override
        public RoomStatus check(Room room, Visit visit) {
            return room.id().equals("on")
                    ? new RoomStatus.Live(
                            RoomDetails.of("Ming", "Tonight"),
                            List.of(LiveStream.of(Protocol.HLS, Quality.OD, "best", "https://cdn.example/a.m3u8")))
                    : new RoomStatus.Offline(RoomDetails.UNKNOWN);
        }
    }

    /** Writes ten bytes and waits to be stopped. */
    private static final class QuietRecorder implements Recorder {
        @Override
        public List<String> deliver(Path manifest, Order order, DoubleConsumer progress) {
            return List.of();
        }

        @Override
        public RecordingSummary record(RecordingRequest request, Consumer<RecordingEvent> listener) {
            Clock clock = Clock.systemUTC();
            Path file = request.directory().resolve(request.baseName() + ".ts");
            Path open = file.resolveSibling(file.getFileName() + ".part");
            try {
                Files.createDirectories(request.directory());
                listener.accept(new RecordingEvent.PartOpened(0, open, clock.instant()));
                Files.writeString(open, "0123456789");
                listener.accept(new RecordingEvent.UnitWritten(0, 10, 10, Duration.ofSeconds(2), clock.instant()));
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                try {
                    Files.move(open, file);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                Part part = new Part(0, file, 10, Duration.ofSeconds(2), clock.instant(), 1);
                listener.accept(new RecordingEvent.PartClosed(part));
                return new RecordingSummary(
                        List.of(part), List.of(), 1, 10, Duration.ofSeconds(2), EndReason.STOPPED, null, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new IllegalStateException();
        }
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.address().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = send("GET", path, "");
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Asks until the answer is as wanted. */
    private JsonNode until(String path, Predicate<JsonNode> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        JsonNode answer = get(path);
        while (!wanted.test(answer)) {
            assertThat(System.nanoTime()).as("%s is still %s", path, answer).isLessThan(deadline);
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
            answer = get(path);
        }
        return answer;
    }

    private JsonNode running() throws InterruptedException {
        return until(
                        "/api/v1/recordings",
                        it -> !it.path("running").isEmpty()
                                && !it.path("running").path(0).path("parts").isEmpty()
                                && it.path("running").path(0).path("bytes").asLong() == 10)
                .path("running")
                .path(0);
    }

    @Test
    void rooms_tell_their_state_and_where_they_come_from() throws InterruptedException {
        JsonNode rooms = until("/api/v1/rooms", it -> !it.toString().contains("unchecked"));
        JsonNode on = rooms.path(0);
        assertThat(on.path("state").asString()).isEqualTo("live");
        assertThat(on.path("streamer").asString()).isEqualTo("小明");
        assertThat(on.path("list").asString()).isEqualTo("rooms.txt");
        assertThat(on.path("line").asInt()).isEqualTo(2);
        assertThat(on.path("recording").asLong()).isPositive();
        assertThat(get("/api/v1/rooms/" + on.path("id").asLong())).isEqualTo(on);
    }

    @Test
    void a_running_recording_has_figures_and_its_file_can_be_fetched_in_ranges() throws InterruptedException {
        JsonNode recording = running();
        assertThat(recording.path("phase").asString()).isEqualTo("running");
        assertThat(recording.path("seconds").asDouble()).isEqualTo(2.0);
        assertThat(get("/api/v1/recordings/" + recording.path("id").asLong())
                        .path("url")
                        .asString())
                .isEqualTo("https://town.example/on");
        String media = recording.path("parts").path(0).path("media").asString();
        HttpResponse<String> whole = send("GET", media, "");
        assertThat(whole.body()).isEqualTo("0123456789");
        assertThat(whole.headers().firstValue("content-type")).contains("video/mp2t");
        HttpResponse<String> range = send("GET", media, "", "Range", "bytes=2-4");
        assertThat(range.statusCode()).isEqualTo(206);
        assertThat(range.body()).isEqualTo("234");
        HttpResponse<String> download = send("GET", media + "?download=true", "");
        assertThat(download.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment")
                .contains(".ts")
                .doesNotContain(".part");
        assertThat(send("GET", media, "", "Range", "bytes=50-").statusCode()).isEqualTo(416);
        HttpResponse<String> playlist = send("GET", media + "/index.m3u8", "");
        assertThat(playlist.statusCode()).isEqualTo(404);
        assertThat(playlist.body()).contains("has no playlist");
    }

    @Test
    void a_mistake_in_the_list_is_told_with_its_line() throws InterruptedException {
        JsonNode events = until("/api/v1/events", it -> it.toString().contains("list.line_refused"));
        List<JsonNode> refused = new ArrayList<>();
        events.forEach(event -> {
            if (event.path("kind").asString().equals("list.line_refused")) {
                refused.add(event);
            }
        });
        assertThat(refused).singleElement().satisfies(event -> {
            assertThat(event.path("parameters").path("line").asString()).isEqualTo("3");
            assertThat(event.path("parameters").path("problem").asString()).isEqualTo("quality");
        });
    }

    @Test
    void a_room_is_added_paused_and_removed() throws InterruptedException {
        HttpResponse<String> added = send("POST", "/api/v1/rooms", "{\"url\":\"town.example/new\"}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        long id = JSON.readTree(added.body()).path("id").asLong();
        until("/api/v1/rooms/" + id, it -> it.path("state").asString().equals("offline"));
        assertThat(send("PATCH", "/api/v1/rooms/" + id, "{\"paused\":true}").body())
                .contains("\"state\":\"paused\"");
        assertThat(send("POST", "/api/v1/rooms/" + id + "/check", "").statusCode())
                .isEqualTo(202);
        assertThat(send("DELETE", "/api/v1/rooms/" + id, "").statusCode()).isEqualTo(204);
        assertThat(send("GET", "/api/v1/rooms/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_question_about_the_music_of_a_room_is_answered_in_time() throws InterruptedException {
        HttpResponse<String> asked =
                send("POST", "/api/v1/identifications", "{\"source\":\"town.example/quiet\",\"deep\":true}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        JsonNode answer = until(
                asked.headers().firstValue("location").orElseThrow(),
                it -> !it.path("endedAt").isNull());
        assertThat(answer.path("state").asString()).isEqualTo("offline");
        assertThat(get("/api/v1/identifications").path(0)).isEqualTo(answer);
        assertThat(send("POST", "/api/v1/identifications", "{\"source\":\"/etc/passwd\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_is_refused_is_a_problem_with_a_sentence() throws InterruptedException {
        record Case(String method, String path, String body, int status, String sentence) {}
        long listed =
                until("/api/v1/rooms", it -> !it.isEmpty()).path(0).path("id").asLong();
        for (Case one : List.of(
                new Case("GET", "/api/v1/rooms/999", "", 404, "there is no room 999"),
                new Case("GET", "/api/v1/rooms/abc", "", 400, "id must be a number"),
                new Case("DELETE", "/api/v1/rooms/" + listed, "", 409, "line 2 of rooms.txt"),
                new Case("POST", "/api/v1/rooms", "{\"url\":\"https://else.example\"}", 422, "no platform knows"),
                new Case("POST", "/api/v1/rooms", "{\"url\":\"\"}", 400, "url"),
                new Case("POST", "/api/v1/rooms", "nonsense", 400, "not the JSON"),
                new Case("POST", "/api/v1/rooms", "{\"url\":\"town.example/1\",\"quality\":\"4K\"}", 422, "1080p60"),
                new Case("GET", "/api/v1/recordings/999", "", 404, "there is no recording 999"),
                new Case("POST", "/api/v1/recordings/999/stop", "", 404, "there is no recording 999"),
                new Case("GET", "/media/999", "", 404, "there is no file of part 999"))) {
            HttpResponse<String> answer = send(one.method(), one.path(), one.body());
            assertThat(answer.statusCode()).as(one + " " + answer.body()).isEqualTo(one.status());
            assertThat(answer.headers().firstValue("content-type"))
                    .as(one.toString())
                    .contains("application/problem+json");
            assertThat(JSON.readTree(answer.body()).path("detail").asString()).contains(one.sentence());
        }
    }

    @Test
    void hooks_work_and_clean_up_are_reached_over_the_api() throws InterruptedException {
        HttpResponse<String> added = send(
                "POST",
                "/api/v1/hooks",
                "{\"name\":\"mine\",\"on\":[\"failed\"],\"webhook\":\"http://127.0.0.1:9/S3CRET\"}");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(get("/api/v1/hooks").toString())
                .contains("mine", "127.0.0.1")
                .doesNotContain("S3CRET");
        assertThat(send(
                                "POST",
                                "/api/v1/hooks",
                                "{\"name\":\"mine\",\"on\":[\"live\"],\"webhook\":\"https://x.example\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(send("POST", "/api/v1/hooks", "{\"name\":\"x\",\"program\":\"../../bin/sh\"}")
                        .body())
                .contains("there is no program");

        HttpResponse<String> tried = send("POST", "/api/v1/hooks/mine/test", "");
        assertThat(tried.statusCode()).isEqualTo(202);
        String job = "/api/v1/jobs/" + JSON.readTree(tried.body()).path("id").asLong();
        JsonNode refused = until(job, it -> it.path("state").asString().equals("failed"));
        assertThat(refused.path("output").asString()).contains("local network");
        assertThat(get("/api/v1/jobs").isEmpty()).isFalse();
        assertThat(send("POST", "/api/v1/jobs/999/retry", "").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/api/v1/hooks/mine", "").statusCode()).isEqualTo(204);

        assertThat(get("/api/v1/retention/preview").path("moved").isEmpty()).isTrue();
        assertThat(send("POST", "/api/v1/retention/run", "").statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/trash").isEmpty()).isTrue();
        long running = running().path("id").asLong();
        assertThat(send("DELETE", "/api/v1/recordings/" + running, "").statusCode())
                .as("one that is being written")
                .isEqualTo(404);
        assertThat(send("POST", "/api/v1/recordings/" + running + "/lock", "").statusCode())
                .isEqualTo(204);
        assertThat(send("POST", "/api/v1/trash/999/restore", "").body()).contains("there is no finished recording 999");
    }

    @Test
    void there_is_an_openapi_document_health_metrics_and_an_overview() throws InterruptedException {
        running();
        assertThat(get("/api/v1/openapi.json").path("paths").propertyNames())
                .contains("/api/v1/rooms", "/api/v1/recordings/{id}/stop", "/media/{part}", "/api/v1/overview");
        assertThat(get("/actuator/health").path("status").asString()).isEqualTo("UP");
        assertThat(send("GET", "/actuator/prometheus", "").body())
                .contains(
                        "aircheck_recordings_running 1.0",
                        "aircheck_rooms{state=\"live\"} 1.0",
                        "aircheck_disk_free_bytes");
        JsonNode overview = get("/api/v1/overview");
        assertThat(overview.path("runningRecordings").asInt()).isEqualTo(1);
        assertThat(overview.path("freeBytes").asLong()).isPositive();
    }

    @Test
    void a_home_is_used_by_one_service_at_a_time() {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> start(home, Map.of("port", "0")))
                .withMessageContaining("another Aircheck uses")
                .extracting(StartupException::exitCode)
                .isEqualTo(2);
    }

    @Test
    void a_port_that_is_taken_is_named(@TempDir Path other) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThatExceptionOfType(StartupException.class)
                    .isThrownBy(() -> start(other, Map.of("port", port)))
                    .withMessageContaining("port " + port)
                    .extracting(StartupException::exitCode)
                    .isEqualTo(2);
        }
    }

    @Test
    void wrong_settings_are_refused(@TempDir Path other) {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> start(other, Map.of("port", "0", "split", "1s")))
                .withMessageContaining("option --split");
    }

    @Test
    void a_home_that_cannot_be_made_is_the_disks_fault(@TempDir Path other) throws IOException {
        Path file = Files.writeString(other.resolve("file"), "");
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> start(file.resolve("home"), Map.of()))
                .extracting(StartupException::exitCode)
                .isEqualTo(6);
    }
}
