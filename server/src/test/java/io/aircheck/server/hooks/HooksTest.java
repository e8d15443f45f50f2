package io.aircheck.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aircheck.music.Song;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.recorder.EndReason;
import io.aircheck.server.Shelf;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.Listener;
import io.aircheck.server.facts.FactSource;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.jobs.JobQueue;
import io.aircheck.server.notify.Courier;
import io.aircheck.server.notify.channel.Hmac;
import io.aircheck.server.notify.channel.MailPost;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From an event to a real program and a real request: with the names that streamers give themselves. */
@DisabledOnOs(OS.WINDOWS)
class HooksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path home;

    /** A request as it came. */
    private record Request(Map<String, String> headers, String body) {}

    private final BlockingQueue<Request> received = new LinkedBlockingQueue<>();
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final WebClient client = WebClient.create(NetSettings.defaults());
    private HttpServer service;
    private Shelf shelf;
    private JobQueue queue;
    private Listener listener;
    private Path heard;

    @BeforeEach
    void start() throws IOException {
        shelf = new Shelf(home, NOW);
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
        heard = home.resolve("heard");
        // Writes its arguments with a NUL behind each, which no argument can hold.
        program("listen.sh", "printf '%s\\0' \"$@\" >> '" + heard + "'");
    }

    @AfterEach
    void stop() {
        if (listener != null) {
            listener.close();
            queue.close();
        }
        shelf.close();
        client.close();
        service.stop(0);
    }

    private Path program(String name, String script) throws IOException {
        Path program = home.resolve("programs").resolve(name);
        Shelf.write(program, "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        received.add(
                new Request(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        int status;
        synchronized (answers) {
            status = answers.isEmpty() ? 200 : answers.remove();
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** Sets hooks up as the settings have them, in JSON. */
    private void hooks(boolean internalAllowed, String json) {
        List<Hook> hooks = HookForm.read(json);
        HookBook book = new HookBook(() -> hooks, shelf.database, seal(), home.resolve("programs"));
        hooks(internalAllowed, book);
    }

    private Seal seal() {
        try {
            Files.createDirectories(home.resolve("config"));
            return Seal.of(new Home(home), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hooks(boolean internalAllowed, HookBook book) {
        FactSource facts =
                new FactSource(_ -> Optional.empty(), shelf.library::find, shelf.root, ZoneId.of("Asia/Shanghai"));
        HookWorker worker = new HookWorker(
                book,
                new Programs(home, Map.of("AIRCHECK_HOME", home.toString())),
                new Courier(client.allowingInternal(internalAllowed), new MailPost(null), shelf.clock),
                shelf.root,
                ZoneId.of("Asia/Shanghai"),
                shelf.clock);
        queue = new JobQueue(
                Map.of(Job.Lane.COMMAND, worker, Job.Lane.WEBHOOK, worker),
                new JobQueue.Wishes(_ -> 2, () -> Duration.ofDays(30)),
                shelf.database,
                shelf.bus,
                shelf.clock);
        listener = new Listener("hooks", shelf.bus, new HookCalls(book, facts, queue));
    }

    private static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    private String hook(String path) {
        return "http://127.0.0.1:" + service.getAddress().getPort() + path;
    }

    private void live(String streamer) {
        shelf.bus.publish(new Event.RoomStateChanged(NOW, 7, streamer, Word.OFFLINE, Word.LIVE, null));
    }

    private Job awaitJob(Job.State state) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> queue.latest(10, null, null),
                        jobs -> jobs.size() == 1 && jobs.getFirst().state() == state)
                .getFirst();
    }

    private List<String> given() throws IOException {
        return List.of(Files.readString(heard).split("\0", -1));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("the one of the books", "\"; touch owned; $(id) #"),
                arguments("back-ticks", "`touch owned` $HOME ${IFS} && touch owned | touch owned"),
                arguments("line breaks", "first\nsecond\r\n; touch owned\n"),
                arguments("4,000 characters", "小雨🎸 ".repeat(800)),
                arguments("an option", "--delete -rf /"),
                arguments("places of templates", "{title} [时间] {file} $1 \\1 %s %n"),
                arguments("quotes of every kind", "'\"''\"\"\\'\\\" ^ % ! *?[a]~"),
                arguments("nothing", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aStreamersNameIsOneArgumentWhateverItIs(String what, String streamer) throws IOException {
        hooks(
                false,
                json(List.of(Map.of(
                        "on",
                        "live",
                        "command",
                        List.of(
                                home.resolve("programs/listen.sh").toString(),
                                "--name",
                                "{streamer}",
                                "<[直播间名称]> is {event}",
                                "last")))));

        live(streamer);

        Job job = awaitJob(Job.State.DONE);
        assertThat(job.status()).isZero();
        assertThat(given()).containsExactly("--name", streamer, "<" + streamer + "> is live", "last", "");
        try (Stream<Path> left = Files.walk(home)) {
            assertThat(left.map(file -> file.getFileName().toString())).doesNotContain("owned");
        }
    }

    @Test
    void aNulWhichNoProgramCanBeGivenIsLeftOut() throws IOException {
        hooks(
                false,
                json(List.of(Map.of(
                        "on",
                        "live",
                        "command",
                        List.of(home.resolve("programs/listen.sh").toString(), "{streamer}")))));

        live("a\0b\0; touch owned");

        awaitJob(Job.State.DONE);
        assertThat(given()).containsExactly("ab; touch owned", "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aWebhookCarriesTheNameAndIsSigned(String what, String streamer) throws InterruptedException {
        hooks(true, json(List.of(Map.of("on", "live", "webhook", hook("/hook?key=1"), "secret", "S3CRET"))));

        live(streamer);

        Request request = next();
        JsonNode body = JSON.readTree(request.body());
        assertThat(body.path("streamer").asString()).isEqualTo(streamer);
        assertThat(body.path("event").asString()).isEqualTo("live");
        assertThat(body.path("room").asLong()).isEqualTo(7);
        String signed = request.headers().get("X-Aircheck-Timestamp") + "." + request.body();
        assertThat(request.headers())
                .containsEntry("X-Aircheck-Event", "live")
                .containsEntry("X-Aircheck-Timestamp", Long.toString(NOW.getEpochSecond()))
                .containsEntry("X-Aircheck-Delivery", body.path("delivery").asString())
                .containsEntry("X-Aircheck-Signature", "sha256=" + Hmac.hex("S3CRET", signed));
        awaitJob(Job.State.DONE);
    }

    @Test
    void aWebhookOfThePageIsSignedWithASecretThatIsKeptSealedAndToldOnce() throws InterruptedException {
        HookBook first = new HookBook(List::of, shelf.database, seal(), home.resolve("programs"));
        Hook added = first.add(new Hooks.Wish("mine", List.of("live"), "", List.of(), hook("/"), ""));
        String secret = Objects.requireNonNull(added.secret());
        assertThat(secret).hasSizeGreaterThan(40);
        assertThat(first.add(new Hooks.Wish("other", List.of("offline"), "", List.of(), hook("/"), ""))
                        .secret())
                .isNotEqualTo(secret);
        List<String> stored = shelf.database.read(client -> client.sql("SELECT block || secret FROM hooks")
                .query(String.class)
                .list());
        assertThat(stored).hasSize(2).noneMatch(row -> row.contains(secret));

        hooks(true, new HookBook(List::of, shelf.database, seal(), home.resolve("programs")));
        live("小雨");

        Request request = next();
        String signed = request.headers().get("X-Aircheck-Timestamp") + "." + request.body();
        assertThat(request.headers()).containsEntry("X-Aircheck-Signature", "sha256=" + Hmac.hex(secret, signed));
        awaitJob(Job.State.DONE);
    }

    @Test
    void aWebhookWhoseSecretCannotBeReadAnyMoreIsNotSentWithoutOne() throws IOException {
        HookBook book = new HookBook(List::of, shelf.database, seal(), home.resolve("programs"));
        book.add(new Hooks.Wish("mine", List.of("live"), "", List.of(), hook("/"), ""));
        Files.delete(home.resolve("config/secret.key"));

        assertThat(new HookBook(List::of, shelf.database, seal(), home.resolve("programs")).all())
                .isEmpty();
    }

    @Test
    void aWebhookIsRepeatedWithTheSameDeliveryUntilItIsTaken() throws InterruptedException {
        synchronized (answers) {
            answers.addAll(List.of(500, 429));
        }
        hooks(true, json(List.of(Map.of("on", "live", "webhook", hook("/")))));

        live("小雨");
        Request first = next();
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting(1));
        shelf.clock.advance(Duration.ofSeconds(5));
        Request second = next();
        await().atMost(Duration.ofSeconds(30)).until(() -> waiting(2));
        shelf.clock.advance(Duration.ofSeconds(30));
        Request third = next();

        assertThat(awaitJob(Job.State.DONE).attempts()).isEqualTo(3);
        assertThat(List.of(second, third))
                .allMatch(it -> delivery(it).equals(delivery(first)))
                .allMatch(it -> it.body().equals(first.body()));
    }

    private boolean waiting(int attempts) {
        Job job = queue.latest(1, null, null).getFirst();
        return job.state() == Job.State.WAITING && job.attempts() == attempts;
    }

    private static String delivery(Request request) {
        return request.headers().getOrDefault("X-Aircheck-Delivery", "");
    }

    @Test
    void internalAddressesAreRefusedUnlessAllowed() {
        hooks(false, json(List.of(Map.of("on", "live", "webhook", hook("/")))));

        live("小雨");

        assertThat(awaitJob(Job.State.FAILED).output()).contains("local network", "notify-internal");
        assertThat(received).isEmpty();
    }

    @Test
    void aProgramFindsTheFactsInItsEnvironmentAndNoneOfOurOwnVariables() throws IOException {
        Path program = program("env.sh", "env | grep ^AIRCHECK_ | sort; echo trouble >&2");
        hooks(false, json(List.of(Map.of("on", "finished", "command", List.of(program.toString())))));

        long id = shelf.record(3, "小雨", "town/小雨/a", Duration.ofMinutes(90), 1000, 2000);

        String file = shelf.root.resolve("town/小雨/a.ts").toAbsolutePath().toString();
        assertThat(awaitJob(Job.State.DONE).output())
                .contains(
                        "AIRCHECK_EVENT=finished",
                        "AIRCHECK_STREAMER=小雨",
                        "AIRCHECK_FILE=" + file,
                        "AIRCHECK_RECORDING=" + id,
                        "AIRCHECK_PARTS=2",
                        "AIRCHECK_BYTES=3000",
                        "AIRCHECK_LENGTH=1:30:00",
                        "AIRCHECK_REASON=offline",
                        "AIRCHECK_TIME=2026-03-01 21:30:00",
                        "AIRCHECK_HOME=" + home,
                        "trouble")
                .doesNotContain("AIRCHECK_PASSWORD");
    }

    @Test
    void aProgramThatNamesTheFileIsRunForEachFile() throws IOException {
        hooks(
                false,
                json(List.of(Map.of(
                        "on",
                        "finished",
                        "command",
                        List.of(home.resolve("programs/listen.sh").toString(), "{name}")))));

        shelf.record(3, "小雨", "a b", Duration.ofMinutes(2), 10, 20);

        awaitJob(Job.State.DONE);
        assertThat(given()).containsExactly("a b.ts", "a b_001.ts", "");
    }

    @Test
    void aSongIsToldWithItsPlaceInTheRecording() throws IOException {
        hooks(
                false,
                json(List.of(Map.of(
                        "on",
                        "track-found",
                        "command",
                        List.of(
                                home.resolve("programs/listen.sh").toString(),
                                "{event}",
                                "{streamer}",
                                "{song}",
                                "{artists}",
                                "{position}",
                                "{timecode}")))));
        OpenRecording recording = shelf.begin(3, "小雨", "a");

        shelf.bus.publish(new Event.SongStarted(
                NOW,
                3,
                "小雨",
                recording.id(),
                Song.of("{title}; $(touch owned)", "陈一", "Hollow Moon"),
                Duration.ofMillis(2_537_250)));

        awaitJob(Job.State.DONE);
        assertThat(given())
                .containsExactly(
                        "track-found", "小雨", "{title}; $(touch owned)", "陈一, Hollow Moon", "2537.250", "0:42:17", "");
    }

    @Test
    void allFilesBecomeAnArgumentEach() throws IOException {
        hooks(
                false,
                json(List.of(Map.of(
                        "on",
                        "finished",
                        "command",
                        List.of(home.resolve("programs/listen.sh").toString(), "{files}")))));

        shelf.record(3, "小雨", "a b", Duration.ofMinutes(2), 10, 20);

        awaitJob(Job.State.DONE);
        assertThat(given())
                .containsExactly(
                        shelf.root.resolve("a b.ts").toString(),
                        shelf.root.resolve("a b_001.ts").toString(),
                        "");
    }

    @Test
    void aProgramThatTakesTooLongIsEndedWithAllThatItStarted() throws IOException {
        Path program = program("slow.sh", "echo begun\nsleep 600 & echo $!\nwait");
        hooks(false, json(List.of(Map.of("on", "live", "command", List.of(program.toString()), "limit", "1s"))));

        live("小雨");

        Job job = awaitJob(Job.State.FAILED);
        assertThat(job.output()).startsWith("begun").endsWith("ended after 1 s, its limit");
        long child = Long.parseLong(job.output().lines().skip(1).findFirst().orElseThrow());
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void anExitStatusAndTheEndOfALongOutputAreKept() throws IOException {
        Path program = program("loud.sh", "i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done; exit 3");
        hooks(false, json(List.of(Map.of("on", "live", "command", List.of(program.toString())))));

        live("小雨");

        Job job = awaitJob(Job.State.FAILED);
        assertThat(job.status()).isEqualTo(3);
        assertThat(job.output()).startsWith("…").endsWith("line 2999").hasSizeLessThan(13_000);
    }

    @Test
    void aProgramThatIsNotThereIsSaidInASentence() {
        hooks(false, json(List.of(Map.of("on", "live", "command", List.of("/nowhere/at/all")))));

        live("小雨");

        assertThat(awaitJob(Job.State.FAILED).output())
                .startsWith("the program cannot be started")
                .contains("/nowhere");
    }

    @Test
    void bililiveRecordersReceiversUnderstandOurs() throws InterruptedException {
        hooks(
                true,
                json(List.of(Map.of(
                        "on", "started, opened, part, finished",
                        "webhook", hook("/"),
                        "shape", "bililive-recorder"))));

        shelf.record(22, "小雨", "town/小雨/a", Duration.ofSeconds(90), 1000);

        Map<String, JsonNode> events = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            JsonNode body = JSON.readTree(next().body());
            events.put(body.path("EventType").asString(), body);
        }
        assertThat(events).containsOnlyKeys("FileOpening", "FileClosed", "SessionEnded");
        JsonNode closed = events.get("FileClosed");
        assertThat(closed.path("EventTimestamp").asString()).isEqualTo("2026-03-01T20:01:30+08:00");
        assertThat(closed.path("EventId").asString()).hasSize(36);
        JsonNode data = closed.path("EventData");
        assertThat(data.path("RoomId").asLong()).isEqualTo(22);
        assertThat(data.path("Name").asString()).isEqualTo("小雨");
        assertThat(data.path("Title").asString()).isEqualTo("Title");
        assertThat(data.path("RelativePath").asString()).isEqualTo("town/小雨/a.ts");
        assertThat(data.path("FileSize").asLong()).isEqualTo(1000);
        assertThat(data.path("Duration").asDouble()).isEqualTo(90.0);
        assertThat(data.path("FileOpenTime").asString()).isEqualTo("2026-03-01T20:00:00+08:00");
        assertThat(data.path("SessionId").asString())
                .isEqualTo(events.get("SessionEnded")
                        .path("EventData")
                        .path("SessionId")
                        .asString());
    }

    @Test
    void eventsHaveTheirMomentsAFailedRecordingTwo() {
        Event ended = new Event.RecordingEnded(NOW, 1, "a", 1, EndReason.DISK, "full", Duration.ofMinutes(1), 10, 0);

        assertThat(Moment.of(ended)).containsExactly(Moment.FINISHED, Moment.FAILED);
        assertThat(Moment.of(new Event.RoomStateChanged(NOW, 1, "a", Word.OFFLINE, Word.BLOCKED, null)))
                .containsExactly(Moment.FAILED);
        assertThat(Moment.of(new Event.SongStarted(NOW, 1, "a", 1, Song.of("b"), Duration.ZERO)))
                .containsExactly(Moment.TRACK_FOUND);
        assertThat(Moment.of(new Event.RoomAdded(NOW, 1, "a"))).isEmpty();
    }

    private Request next() throws InterruptedException {
        return Optional.ofNullable(received.poll(30, TimeUnit.SECONDS)).orElseThrow();
    }
}
