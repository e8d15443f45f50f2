package io.aircheck.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.server.Shelf;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.Listener;
import io.aircheck.server.facts.FactSource;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.jobs.JobQueue;
import io.aircheck.server.notify.Courier;
import io.aircheck.server.notify.channel.MailPost;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.json.JsonMapper;

/** From an event to a real program and a real request: a shelf, hooks on it, and a service that takes what they send. */
final class HookBench implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A request as it came. */
    record Request(Map<String, String> headers, String body) {

        String signed() {
            return headers.get("X-Aircheck-Timestamp") + "." + body;
        }

        String delivery() {
            return headers.getOrDefault("X-Aircheck-Delivery", "");
        }
    }

    final Path home;
    final Shelf shelf;
    final BlockingQueue<Request> received = new LinkedBlockingQueue<>();
    /** With what the coming requests are answered; 200 without. */
    final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    private final WebClient client = WebClient.create(NetSettings.defaults());
    private final HttpServer service;
    private final Path heard;
    private JobQueue queue;
    private Listener listener;

    HookBench(Path home) throws IOException {
        this.home = home;
        shelf = new Shelf(home, NOW);
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
        heard = home.resolve("heard");
        // Writes its arguments with a NUL behind each, which no argument can hold.
        program("listen.sh", "printf '%s\\0' \"$@\" >> '" + heard + "'");
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
            queue.close();
        }
        shelf.close();
        client.close();
        service.stop(0);
    }

    /** The program that writes down what it is given. */
    String scribe() {
        return home.resolve("programs/listen.sh").toString();
    }

    Path program(String name, String script) throws IOException {
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
        exchange.sendResponseHeaders(Objects.requireNonNullElse(answers.poll(), 200), -1);
        exchange.close();
    }

    /** Sets hooks up as the settings have them, in JSON. */
    void hooks(boolean internalAllowed, String json) {
        List<Hook> hooks = HookForm.read(json);
        HookBook book = new HookBook(() -> hooks, shelf.database, seal(), home.resolve("programs"));
        hooks(internalAllowed, book);
    }

    void hooks(boolean internalAllowed, HookBook book) {
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

    Seal seal() {
        try {
            Files.createDirectories(home.resolve("config"));
            return Seal.of(new Home(home), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HookBook book() {
        return new HookBook(List::of, shelf.database, seal(), home.resolve("programs"));
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    String hook(String path) {
        return "http://127.0.0.1:" + service.getAddress().getPort() + path;
    }

    void live(String streamer) {
        shelf.bus.publish(new Event.RoomStateChanged(NOW, 7, streamer, Word.OFFLINE, Word.LIVE, null));
    }

    Job awaitJob(Job.State state) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> queue.latest(10, null, null),
                        jobs -> jobs.size() == 1 && jobs.getFirst().state() == state)
                .getFirst();
    }

    /** Whether the only job waits to be tried again after so many attempts. */
    boolean waiting(int attempts) {
        Job job = queue.latest(1, null, null).getFirst();
        return job.state() == Job.State.WAITING && job.attempts() == attempts;
    }

    /** What the program that writes its arguments down was given. */
    List<String> given() throws IOException {
        return List.of(Files.readString(heard).split("\0", -1));
    }

    Request next() throws InterruptedException {
        return Optional.ofNullable(received.poll(30, TimeUnit.SECONDS)).orElseThrow();
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
}
