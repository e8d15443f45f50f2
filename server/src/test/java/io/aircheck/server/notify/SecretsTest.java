package io.aircheck.server.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpHeaders;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import io.aircheck.server.SteppedClock;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.notify.channel.MailPost;
import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.store.Database;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong with a channel, its secret stands in no log and in nothing that a page shows. */
class SecretsTest {

    private static final List<String> CHANNELS = List.of(
            "https://oapi.dingtalk.com/robot/send?access_token=S3CRET#secret=SECS3CRET",
            "https://open.feishu.cn/open-apis/bot/v2/hook/S3CRET#secret=S3CRET",
            "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=S3CRET",
            "https://xizhi.qqoq.net/XZS3CRET.send",
            "https://sctapi.ftqq.com/SCTS3CRET.send",
            "pushplus://S3CRET",
            "wxpusher://AT_S3CRET/UID_S3CRET",
            "tgram://123:S3CRET/42",
            "https://api.day.app/S3CRET",
            "ntfys://h.example.com/topic#token=S3CRET",
            "https://discord.com/api/webhooks/1/S3CRET",
            "gotifys://h.example.com/S3CRET",
            "jsons://h.example.com/S3CRET?key=S3CRET#secret=S3CRET",
            "apprises://h.example.com/notify/S3CRET",
            "mailplain://S3CRET:S3CRET@127.0.0.1:1?to=a@b.org");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level usual = root.getLevel();

    @TempDir
    Path directory;

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        root.setLevel(usual);
        root.detachAppender(log);
    }

    /** Fails in one way after the other, repeating in each what it was asked. */
    private static final class Trouble implements HttpClient {
        private final AtomicInteger attempt = new AtomicInteger();

        @Override
        public HttpAnswer send(HttpRequest request) throws IOException {
            return switch (attempt.getAndIncrement() % 3) {
                case 0 -> throw new SocketTimeoutException("timeout asking " + request);
                case 1 -> throw new IOException("unexpected end of " + request.url());
                default ->
                    new HttpAnswer(
                            503, request.url(), new HttpHeaders(List.of()), "busy".getBytes(StandardCharsets.UTF_8));
            };
        }

        @Override
        public MediaBody open(HttpRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void noSecretIsLoggedOrShown() throws SQLException {
        SteppedClock clock = new SteppedClock(Instant.parse("2026-03-01T12:00:00Z"));
        EventBus bus = new EventBus();
        List<ConfiguredChannel> channels = ConfiguredChannel.all(String.join(" ", CHANNELS));
        try (Database database = Database.open(directory.resolve("test.db"));
                Notifier notifier = new Notifier(
                        new Notifier.Wishes(
                                () -> channels,
                                () -> EnumSet.of(Message.Kind.LIVE),
                                _ -> EnumSet.of(Message.Kind.LIVE),
                                _ -> Set.of(),
                                () -> Duration.ofDays(1)),
                        (event, _) -> Selection.kindOf(event)
                                .map(kind -> new Message(kind, "room.state", event.at(), "live", "text", null)),
                        new Courier(new Trouble(), new MailPost(null), clock),
                        database,
                        bus,
                        clock)) {
            bus.publish(new Event.RoomStateChanged(clock.instant(), 1, "a", Word.OFFLINE, Word.LIVE, null));
            for (int attempt = 1; attempt <= 6; attempt++) {
                int times = attempt;
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> notifier.latest(50, null).size() == CHANNELS.size()
                                && notifier.latest(50, null).stream()
                                        .allMatch(it -> it.attempts() >= times || isOver(it)));
                clock.advance(Duration.ofHours(1));
            }

            assertThat(notifier.latest(50, null))
                    .allMatch(SecretsTest::isOver)
                    .allSatisfy(it ->
                            assertThat(it.channelLabel() + it.answer() + it).doesNotContain("S3CRET"));
            assertThat(channels.toString()).doesNotContain("S3CRET");
        }
        assertThat(log.list)
                .isNotEmpty()
                .allSatisfy(
                        it -> assertThat(it.getFormattedMessage() + ThrowableProxyUtil.asString(it.getThrowableProxy()))
                                .doesNotContain("S3CRET"));
    }

    private static boolean isOver(Notice notice) {
        return notice.state() == Notice.State.GIVEN_UP;
    }
}
