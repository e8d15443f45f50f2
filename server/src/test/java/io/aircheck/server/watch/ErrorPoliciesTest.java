package io.aircheck.server.watch;

import static io.aircheck.server.watch.Evening.live;
import static io.aircheck.server.watch.Evening.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.aircheck.net.NetSettings;
import io.aircheck.net.ProxyAddress;
import io.aircheck.net.RetryPolicy;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.server.events.Event;
import io.aircheck.server.notify.channel.Message;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.Skipped.Why;
import io.aircheck.server.settings.Scope;
import io.aircheck.server.watch.policy.Trouble;
import io.aircheck.server.web.Language;
import io.aircheck.server.web.SaidOnPages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each trouble is made to happen; state, events, the words of the pages and the messages are looked at. */
class ErrorPoliciesTest extends OfOneEvening {

    private <E extends Event> E happened(Class<E> kind) throws InterruptedException {
        for (Event event = evening.events.poll(Duration.ZERO);
                event != null;
                event = evening.events.poll(Duration.ZERO)) {
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
        throw new AssertionError("there was no " + kind.getSimpleName());
    }

    private void assertCard(String english, String chinese) {
        assertThat(SaidOnPages.card(evening.room("1"), Language.ENGLISH)).contains(english);
        assertThat(SaidOnPages.card(evening.room("1"), Language.CHINESE)).contains(chinese);
    }

    private void assertTold(Event event, Message.Kind kind, String english, String chinese) {
        assertThat(SaidOnPages.line(event, Language.ENGLISH)).contains(english);
        assertThat(SaidOnPages.line(event, Language.CHINESE)).contains(chinese);
        for (String language : List.of("en", "zh")) {
            evening.editor.change(Scope.service(), Map.of("language", language));
            assertThat(SaidOnPages.message(event, evening.editor.settings())).hasValueSatisfying(message -> {
                assertThat(message.kind()).isEqualTo(kind);
                assertThat(message.title() + message.text()).contains(language.equals("en") ? english : chinese);
            });
        }
    }

    private Duration untilNextCheck() {
        Instant next = Objects.requireNonNull(evening.room("1").state().nextCheckAt());
        return Duration.between(evening.clock.instant(), next);
    }

    /** The room is asked at a server of the test that answers so. */
    private HttpServer answering(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        evening.asks.put("1", "http://127.0.0.1:" + server.getAddress().getPort() + "/room");
        return server;
    }

    private static NetSettings net() {
        return NetSettings.defaults().withInternalAllowed(true).withRetries(RetryPolicy.NONE);
    }

    @Test
    void a_platform_that_answers_500_is_asked_again_in_the_next_cycle() throws Exception {
        HttpServer server = answering(500);
        try (WebClient client = WebClient.create(net())) {
            evening.client = client;
            evening.list(ROOM);
            assertThat(evening.room("1").state().word()).isEqualTo(Word.ERROR);
            assertThat(untilNextCheck()).isEqualTo(Duration.ofSeconds(60));
            assertCard("HTTP 500", "HTTP 500");
            assertTold(happened(Event.RoomStateChanged.class), Message.Kind.FAILED, "could not be checked", "检查失败");
        } finally {
            server.stop(0);
        }
        evening.asks.clear();
        evening.answers.put("1", live());
        evening.pass(Duration.ofSeconds(61));
        assertThat(evening.running).as("it is well again").hasSize(1);
    }

    @Test
    void risk_control_is_left_alone_for_ever_longer() throws Exception {
        HttpServer server = answering(403);
        try (WebClient client = WebClient.create(net())) {
            evening.client = client;
            evening.list(ROOM);
            assertThat(evening.room("1").state().word()).isEqualTo(Word.BLOCKED);
            assertThat(untilNextCheck()).isEqualTo(Duration.ofSeconds(120));
            assertCard("HTTP 403", "HTTP 403");
            assertTold(happened(Event.RoomStateChanged.class), Message.Kind.FAILED, "refused to answer", "平台拒绝回答（风控）");
            evening.pass(Duration.ofSeconds(121));
            assertThat(untilNextCheck()).isBetween(Duration.ofSeconds(230), Duration.ofSeconds(240));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_dead_proxy_is_tried_again_soon_and_then_less_often() throws Exception {
        int dead;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = socket.getLocalPort();
        }
        evening.asks.put("1", "http://town.example/room");
        try (WebClient client = WebClient.create(net().withProxy(ProxyAddress.parse("http://127.0.0.1:" + dead)))) {
            evening.client = client;
            evening.list(ROOM);
            assertThat(evening.room("1").state().word()).isEqualTo(Word.ERROR);
            assertThat(untilNextCheck()).isEqualTo(Duration.ofSeconds(10));
            assertCard("cannot connect to", "没能连上平台");
            assertTold(happened(Event.RoomStateChanged.class), Message.Kind.FAILED, "could not be checked", "检查失败");
            evening.pass(Duration.ofSeconds(11));
            assertThat(untilNextCheck()).isBetween(Duration.ofSeconds(18), Duration.ofSeconds(20));
        }
        evening.asks.clear();
        evening.answers.put("1", live());
        evening.pass(Duration.ofSeconds(21));
        assertThat(evening.running).as("over another way").hasSize(1);
    }

    @Test
    void a_login_is_renewed_and_only_then_is_the_user_asked() throws Exception {
        evening.editor.change(new Scope.Platform("town"), Map.of("cookie", "session=old"));
        evening.answers.put("1", new RoomStatus.LoginRequired(RoomDetails.UNKNOWN, "log in first"));
        evening.list(ROOM);
        assertThat(evening.forgotten).containsExactly("town");
        assertThat(evening.room("1").state().word())
                .as("the user is not bothered yet")
                .isEqualTo(Word.UNCHECKED);
        evening.pass(Duration.ofSeconds(6));
        assertThat(evening.room("1").state().word()).isEqualTo(Word.LOGIN_REQUIRED);
        assertCard("log in first", "log in first");
        assertTold(happened(Event.RoomStateChanged.class), Message.Kind.LOGIN, "asks for a login", "平台要求登录");
        evening.pass(Duration.ofMinutes(10));
        assertThat(evening.forgotten).as("once is enough").hasSize(1);
        evening.answers.put("1", live());
        evening.pass(Duration.ofSeconds(61));
        assertThat(evening.running).hasSize(1);
    }

    @Test
    void a_recorder_that_is_killed_is_started_again_and_its_part_is_kept() throws Exception {
        evening.answers.put("1", live());
        evening.list(ROOM);
        long recording = Objects.requireNonNull(evening.room("1").state().recordingId());
        evening.running.getFirst().writes(0).ends(EndReason.FAILED);
        assertThat(untilNextCheck()).isEqualTo(Duration.ofSeconds(5));
        evening.pass(Duration.ofSeconds(6));
        assertThat(evening.running).hasSize(1);
        assertThat(evening.room("1").state().recordingId())
                .as("the same recording")
                .isEqualTo(recording);
        Event.RecordingContinued continued = happened(Event.RecordingContinued.class);
        assertThat(SaidOnPages.line(continued, Language.ENGLISH)).contains("Ming");
        assertThat(SaidOnPages.line(continued, Language.CHINESE)).contains("Ming");
        evening.answers.put("1", offline());
        evening.running.getFirst().writes(1).ends(EndReason.FAILED);
        evening.pass(Duration.ofMinutes(5));
        assertThat(evening.finished())
                .singleElement()
                .satisfies(view -> assertThat(view.parts()).hasSize(2));
        assertTold(happened(Event.RecordingEnded.class), Message.Kind.FAILED, "Ming", "Ming");
    }

    @Test
    void a_full_disk_ends_recordings_and_begins_none_before_there_is_clearly_more_space() throws Exception {
        evening.answers.put("1", live());
        evening.list(ROOM);
        evening.watcher.freeSpace(999_999);
        evening.running.getFirst().writes(0).ends(EndReason.STOPPED);
        evening.pass(Duration.ofMinutes(2));
        assertThat(evening.running).isEmpty();
        assertThat(evening.room("1").state().skipped().why()).isEqualTo(Why.DISK);
        assertCard("the disk is nearly full", "磁盘空间不足");
        assertTold(happened(Event.DiskLow.class), Message.Kind.DISK, "Recording stopped", "录制已停止");
        evening.watcher.freeSpace(1_999_999);
        evening.pass(Duration.ofMinutes(2));
        assertThat(evening.running).isEmpty();
        evening.watcher.freeSpace(2_000_000);
        evening.pass(Duration.ofSeconds(5));
        assertThat(evening.running).hasSize(1);
        assertTold(happened(Event.DiskRecovered.class), Message.Kind.DISK, "There is room again", "空间恢复");
    }

    @Test
    void with_little_memory_what_runs_goes_on_and_fewer_are_begun() throws Exception {
        List.of("1", "2", "3").forEach(room -> evening.answers.put(room, live()));
        evening.list("https://town.example/2\nhttps://town.example/3\n");
        evening.pass(Duration.ofSeconds(3));
        evening.watcher.memoryInUse(0.93);
        evening.list(ROOM + "https://town.example/2\nhttps://town.example/3\n");
        evening.pass(Duration.ofSeconds(3));
        assertThat(evening.running).hasSize(2).noneMatch(run -> run.stopAsked);
        assertThat(evening.room("1").state().skipped().why()).isEqualTo(Why.MEMORY);
        assertCard("memory is nearly full", "内存不足");
        assertTold(happened(Event.MemoryLow.class), Message.Kind.FAILED, "No more than 1 recordings", "最多同时录制 1 个直播间");
        evening.watcher.memoryInUse(0.80);
        evening.pass(Duration.ofMinutes(2));
        assertThat(evening.running).as("between the limits nothing changes").hasSize(2);
        evening.watcher.memoryInUse(0.70);
        evening.pass(Duration.ofSeconds(5));
        assertThat(evening.running).hasSize(3);
        assertThat(happened(Event.MemoryRecovered.class)).isNotNull();
    }

    @Test
    void a_room_that_keeps_failing_is_marked_and_asked_rarely_until_it_is_well() throws Exception {
        evening.answers.put("1", new RoomStatus.Failed(RoomDetails.UNKNOWN, "town.example answered nonsense"));
        evening.list(ROOM);
        evening.pass(Duration.ofHours(2));
        assertThat(evening.checked).hasSize(Trouble.MANY_FAILURES);
        assertThat(evening.room("1").state().skipped().why()).isEqualTo(Why.FAILING);
        assertThat(untilNextCheck()).isGreaterThan(Duration.ofMinutes(20));
        assertCard("town.example answered nonsense", "town.example answered nonsense");
        assertTold(skippedEvent(), Message.Kind.FAILED, "failed many times in a row", "连续多次失败");
        evening.answers.put("1", offline());
        evening.pass(Duration.ofMinutes(61));
        assertThat(evening.room("1").state().word()).isEqualTo(Word.OFFLINE);
        assertThat(evening.room("1").state().skipped()).isNull();
        assertThat(untilNextCheck()).isLessThanOrEqualTo(Duration.ofSeconds(60));
    }

    private Event skippedEvent() throws InterruptedException {
        List<Event> skipped = new ArrayList<>();
        for (Event event = evening.events.poll(Duration.ZERO);
                event != null;
                event = evening.events.poll(Duration.ZERO)) {
            if (event instanceof Event.RoomSkipped) {
                skipped.add(event);
            }
        }
        assertThat(skipped).as("said once").hasSize(1);
        return skipped.getFirst();
    }

    @Test
    void what_the_program_cannot_go_on_with_is_told_to_whoever_ends_it() {
        evening.breaks = new OutOfMemoryError("Java heap space");
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> evening.list(ROOM));
        assertThat(evening.fatal).singleElement().asString().contains("no memory left", "Java heap space");
        assertTold(
                new Event.ServiceFailed(evening.clock.instant(), "no memory left"),
                Message.Kind.FAILED,
                "cannot go on",
                "无法继续运行");
        evening.breaks = null;
    }
}
