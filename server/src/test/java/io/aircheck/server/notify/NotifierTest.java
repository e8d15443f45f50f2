package io.aircheck.server.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.recorder.EndReason;
import io.aircheck.server.SteppedClock;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.notify.channel.MailPost;
import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.notify.channel.Message.Kind;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.store.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an event to a service that takes it, does not take it, or is not there; with a real database and real HTTP. */
class NotifierTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    private final SteppedClock clock = new SteppedClock(START);
    private final EventBus bus = new EventBus();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final Map<Long, Set<Kind>> kindsOf = new HashMap<>();
    private final Map<Long, Set<String>> channelsOf = new HashMap<>();
    /** Until it is counted down, the service takes requests and does not answer. */
    private CountDownLatch answering = new CountDownLatch(0);

    private final WebClient client = WebClient.create(NetSettings.defaults().withInternalAllowed(true));
    private HttpServer service;
    private Database database;
    private Notifier notifier;

    @BeforeEach
    void start() throws IOException, SQLException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
        database = Database.open(directory.resolve("test.db"));
    }

    @AfterEach
    void stop() {
        if (notifier != null) {
            notifier.close();
        }
        database.close();
        client.close();
        service.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        awaitAnswering();
        int status;
        synchronized (answers) {
            status = answers.isEmpty() ? 200 : answers.remove();
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void awaitAnswering() {
        try {
            answering.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void willAnswer(int... statuses) {
        synchronized (answers) {
            for (int status : statuses) {
                answers.add(status);
            }
        }
    }

    @Test
    void tellsOverEveryChannel() throws InterruptedException {
        notify(EnumSet.of(Kind.LIVE), hook("/one"), hook("/two"));

        bus.publish(live(1));

        assertThat(next()).contains("room.state", "live");
        assertThat(next()).contains("room.state", "live");
        awaitStates(Notice.State.DELIVERED, Notice.State.DELIVERED);
    }

    @Test
    void triesAgainAfterA500LongerEachTime() throws InterruptedException {
        willAnswer(500, 503);
        notify(EnumSet.of(Kind.LIVE), hook("/"));

        bus.publish(live(1));
        next();
        awaitAttempts(1);
        assertThat(notice().dueAt()).isEqualTo(START.plusSeconds(5));
        clock.advance(Duration.ofSeconds(5));
        next();
        awaitAttempts(2);
        assertThat(notice().dueAt()).isEqualTo(START.plusSeconds(35));
        assertThat(notice().answer()).isEqualTo("HTTP 503");
        clock.advance(Duration.ofSeconds(30));
        next();

        awaitStates(Notice.State.DELIVERED);
        assertThat(notice().answer()).isNull();
    }

    @Test
    void triesAgainAfterATimeOutAndGivesUpAfterTheLast() {
        answering = new CountDownLatch(1);
        notifier = notifier(impatient(), EnumSet.of(Kind.LIVE), hook("/"));

        bus.publish(live(1));
        for (int attempt = 1; attempt <= 6; attempt++) {
            awaitAttempts(attempt);
            assertThat(notice().answer()).isEqualTo("the service did not answer in time");
            clock.advance(Duration.ofHours(1));
        }

        assertThat(notice().state()).isEqualTo(Notice.State.GIVEN_UP);
        answering.countDown();
    }

    /** The real client with a shorter patience. */
    private HttpClient impatient() {
        return new HttpClient() {
            @Override
            public HttpAnswer send(HttpRequest request) throws IOException {
                return client.send(request.timeout(Duration.ofMillis(150)));
            }

            @Override
            public MediaBody open(HttpRequest request) throws IOException {
                return client.open(request);
            }
        };
    }

    @Test
    void aChannelIsToldWhatItWishesInItsLanguage() throws InterruptedException {
        notify(
                EnumSet.of(Kind.LIVE, Kind.ENDED),
                hook("/general"),
                hook("/ended#about=ended,failed&language=zh"),
                hook("/live#about=live&language=en"));

        bus.publish(live(1));
        awaitStates(Notice.State.DELIVERED, Notice.State.DELIVERED);
        assertThat(List.of(next(), next())).anyMatch(it -> it.contains("text in null"));
        bus.publish(ended(EndReason.FAILED));

        awaitStates(Notice.State.DELIVERED, Notice.State.DELIVERED, Notice.State.DELIVERED);
        assertThat(next()).contains("FAILED", "text in zh");
    }

    @Test
    void aRoomIsToldOfLessAndToFewer() {
        kindsOf.put(1L, EnumSet.of(Kind.ENDED));
        channelsOf.put(2L, Set.of("family", "unknown"));
        kindsOf.put(3L, EnumSet.noneOf(Kind.class));
        notify(EnumSet.of(Kind.LIVE), hook("/a"), hook("/b#name=family&about=live"));

        bus.publish(live(1));
        bus.publish(live(2));
        bus.publish(live(3));

        awaitStates(Notice.State.DELIVERED);
        assertThat(notice().channelLabel()).endsWith("(family)");
        bus.publish(live(4));
        awaitStates(Notice.State.DELIVERED, Notice.State.DELIVERED, Notice.State.DELIVERED);
    }

    @Test
    void givesUpAfterTheLastAttemptAndSendsAgainWhenAsked() throws InterruptedException {
        willAnswer(500, 500, 500, 500, 500, 500);
        notify(EnumSet.of(Kind.LIVE), hook("/"));

        bus.publish(live(1));
        for (int attempt = 1; attempt <= 6; attempt++) {
            next();
            awaitAttempts(attempt);
            clock.advance(Duration.ofHours(1));
        }

        assertThat(notice().state()).isEqualTo(Notice.State.GIVEN_UP);
        assertThat(notice().answer()).isEqualTo("HTTP 500");
        assertThat(notifier.sendAgain(notice().id())).isTrue();
        next();
        awaitStates(Notice.State.DELIVERED);
        assertThat(notifier.sendAgain(notice().id())).isFalse();
    }

    @Test
    void aRefusalIsNotRepeated() throws InterruptedException {
        willAnswer(404);
        notify(EnumSet.of(Kind.LIVE), hook("/"));

        bus.publish(live(1));
        next();

        awaitStates(Notice.State.GIVEN_UP);
        assertThat(notice().attempts()).isEqualTo(1);
    }

    @Test
    void aServiceThatIsAwayGetsItAfterARestart() throws InterruptedException, SQLException {
        String address = hook("/");
        service.stop(0);
        notify(EnumSet.of(Kind.LIVE), address);
        bus.publish(live(1));
        awaitAttempts(1);
        assertThat(notice().answer()).isEqualTo("the service accepts no connection");
        notifier.close();
        database.close();

        database = Database.open(directory.resolve("test.db"));
        revive();
        clock.advance(Duration.ofMinutes(1));
        notify(EnumSet.of(Kind.LIVE), address);

        next();
        awaitStates(Notice.State.DELIVERED);
    }

    @Test
    void internalAddressesAreRefusedUnlessAllowed() {
        notifier = notifier(client.allowingInternal(false), EnumSet.of(Kind.LIVE), hook("/"));

        bus.publish(live(1));

        awaitStates(Notice.State.GIVEN_UP);
        assertThat(notice().answer()).contains("local network", "notify-internal");
        assertThat(received).isEmpty();
    }

    @Test
    void theSameTroubleOfARoomIsToldOnceInSixHours() throws InterruptedException {
        notify(EnumSet.of(Kind.FAILED, Kind.LIVE), hook("/"));

        bus.publish(state(1, Word.BLOCKED));
        bus.publish(state(1, Word.OFFLINE));
        bus.publish(state(1, Word.ERROR));
        bus.publish(state(2, Word.ERROR));
        clock.advance(Duration.ofHours(6));
        bus.publish(state(1, Word.BLOCKED));
        bus.publish(live(1));

        awaitStates(Notice.State.DELIVERED, Notice.State.DELIVERED, Notice.State.DELIVERED, Notice.State.DELIVERED);
        assertThat(notifier.latest(10, null))
                .extracting(notice -> notice.message().kind())
                .containsExactly(Kind.LIVE, Kind.FAILED, Kind.FAILED, Kind.FAILED);
    }

    @Test
    void onlyWhatIsWantedIsTold() {
        notify(EnumSet.of(Kind.ENDED), hook("/"));

        bus.publish(live(1));
        bus.publish(ended(EndReason.FAILED));
        bus.publish(ended(EndReason.OFFLINE));

        awaitStates(Notice.State.DELIVERED);
        assertThat(notice().message().kind()).isEqualTo(Kind.ENDED);
    }

    @Test
    void theEndOfTheServiceIsToldBeforeIt() throws InterruptedException {
        notify(EnumSet.of(Kind.SERVICE), hook("/"));

        bus.publish(new Event.ServiceStopping(clock.instant()));
        notifier.close();

        assertThat(received).hasSize(1);
    }

    @Test
    void aTestSaysAtOnceWhatCameOfIt() {
        willAnswer(500);
        notify(EnumSet.noneOf(Kind.class), hook("/"));
        String channel = notifier.channels().getFirst().id();
        Message message = new Message(Kind.TEST, "test", START, "a test", "works", null);

        assertThat(notifier.tryOut(channel, message)).hasValueSatisfying(notice -> {
            assertThat(notice.state()).isEqualTo(Notice.State.GIVEN_UP);
            assertThat(notice.answer()).isEqualTo("HTTP 500");
        });
        assertThat(notifier.tryOut(channel, message))
                .hasValueSatisfying(notice -> assertThat(notice.state()).isEqualTo(Notice.State.DELIVERED));
        assertThat(notifier.tryOut("unknown", message)).isEmpty();
        assertThat(received).hasSize(2);
    }

    @Test
    void noSecretReachesTheDatabase() throws InterruptedException, IOException {
        willAnswer(500, 200);
        notify(EnumSet.of(Kind.LIVE), hook("/S3CRET?key=S3CRET#secret=S3CRET"));

        bus.publish(live(1));
        next();
        awaitAttempts(1);
        notifier.close();
        database.close();

        try (var files = Files.list(directory)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain("S3CRET"));
        }
    }

    private String hook(String path) {
        return "json://127.0.0.1:" + service.getAddress().getPort() + path;
    }

    /** Starts the service again where it was. */
    private void revive() {
        try {
            service = HttpServer.create(service.getAddress(), 0);
        } catch (IOException e) {
            throw new IllegalStateException("its port is taken", e);
        }
        service.createContext("/", this::answer);
        service.start();
    }

    private void notify(Set<Kind> kinds, String... addresses) {
        notifier = notifier(client, kinds, addresses);
    }

    private Notifier notifier(HttpClient through, Set<Kind> kinds, String... addresses) {
        List<ConfiguredChannel> channels = ConfiguredChannel.all(String.join(" ", addresses));
        return new Notifier(
                new Notifier.Wishes(
                        () -> channels,
                        () -> kinds,
                        room -> kindsOf.getOrDefault(room, kinds),
                        room -> channelsOf.getOrDefault(room, Set.of()),
                        () -> Duration.ofDays(30)),
                (event, language) -> Selection.kindOf(event)
                        .map(kind ->
                                new Message(kind, "room.state", event.at(), kind.name(), "text in " + language, null)),
                new Courier(through, new MailPost(null), clock),
                database,
                bus,
                clock);
    }

    private Event live(long room) {
        return state(room, Word.LIVE);
    }

    private Event state(long room, Word word) {
        return new Event.RoomStateChanged(clock.instant(), room, "room " + room, Word.UNCHECKED, word, null);
    }

    private Event ended(EndReason reason) {
        return new Event.RecordingEnded(clock.instant(), 1, "room 1", 1, reason, null, Duration.ofMinutes(2), 1000, 0);
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(received.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    private Notice notice() {
        return notifier.latest(1, null).getFirst();
    }

    private void awaitAttempts(int attempts) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !notifier.latest(1, null).isEmpty() && notice().attempts() == attempts);
    }

    private void awaitStates(Notice.State... states) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(notifier.latest(10, null))
                        .extracting(Notice::state)
                        .containsExactly(states));
    }
}
