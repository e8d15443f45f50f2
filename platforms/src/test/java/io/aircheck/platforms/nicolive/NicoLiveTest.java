package io.aircheck.platforms.nicolive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.net.NetSettings;
import io.aircheck.net.ProxyAddress;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.OpenStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.replay.Conversation;
import io.aircheck.testkit.replay.ConversationProxy;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The seat that a download holds, against the recorded frames; and who is let in. */
@Timeout(30)
class NicoLiveTest {

    private static final TestAuthority AUTHORITY = new TestAuthority();

    @TempDir
    static Path folder;

    private static Path root;

    private final NicoLive nico = new NicoLive();

    @BeforeAll
    static void trustTheReplay() throws IOException {
        root = AUTHORITY.writePem(folder.resolve("root.pem"));
    }

    @Test
    @DisplayName("a download holds its seat: pings are answered and the seat is kept, until the programme ends")
    void holdsTheSeat() throws Exception {
        try (ConversationProxy proxy = ConversationProxy.start(AUTHORITY, List.of(recorded()))) {
            WebClient http = WebClient.create(
                    NetSettings.defaults().withCaFiles(List.of(root)).withProxy(ProxyAddress.parse(proxy.url())));
            Visit visit = new Visit(http, Credentials.NONE, Clock.systemUTC(), new Random(1));
            RoomStatus.Live live = (RoomStatus.Live) nico.check(room(), visit);
            LiveStream second = live.streams().get(1);

            try (OpenStream open = nico.open(room(), second, visit)) {
                assertThat(open.stream().name()).isEqualTo("720p");
                assertThat(open.stream().url()).isEqualTo(second.url());
                assertThat(open.stream().audioUrl()).contains("/hls/audio192.m3u8");
                assertThat(open.stream().headers()).containsEntry("Cookie", "domand_bid=madeup");
                awaitServed(proxy, "WS a.live2.nicovideo.jp/unama/wsapi/v2/watch/350000001");
            }
        }
    }

    @Test
    void aProgrammeForMembersIsAskedForAgainWithTheLoginOfTheUser() throws IOException {
        ScriptedHttp http = new ScriptedHttp()
                .on(
                        request -> ScriptedHttp.header(request, "Cookie").contains("user_session=s1"),
                        200,
                        page("ENDED", "\"\"", "[]"))
                .on("watch/lv1", page("ON_AIR", "\"\"", "[\"notLogin\"]"))
                .on("login/redirector password=secret", 302, Map.of("Set-Cookie", "user_session=s1; Path=/"), "");
        Credentials account = new Credentials(null, "me@example.org", "secret", null, null, null, null, Map.of());

        assertThat(nico.check(room("lv1"), http.visit(Credentials.NONE))).isInstanceOf(RoomStatus.LoginRequired.class);
        assertThat(nico.check(room("lv1"), http.visit(account))).isInstanceOf(RoomStatus.Offline.class);
        assertThat(nico.check(room("lv1"), http.visit(account))).isInstanceOf(RoomStatus.Offline.class);
        assertThat(http.sentTo("login/redirector")).as("the login is kept").hasSize(1);
    }

    @Test
    void aSocketOutsideOfTheSiteIsNotOpened() throws IOException {
        ScriptedHttp http =
                new ScriptedHttp().on("watch/lv1", page("ON_AIR", "\"wss://192.168.1.1/x?audience_token=t\"", "[]"));

        RoomStatus status = nico.check(room("lv1"), http.visit(Credentials.NONE));

        assertThat(status).isInstanceOf(RoomStatus.Failed.class);
        assertThat(((RoomStatus.Failed) status).reason()).isEqualTo("192.168.1.1/x is no socket of niconico");
        assertThatThrownBy(() -> nico.open(room("lv1"), anyStream(), http.visit(Credentials.NONE)))
                .isInstanceOf(SiteRefusal.class);
    }

    private static LiveStream anyStream() {
        return LiveStream.of(Protocol.HLS, Quality.OD, "1080p", "https://a");
    }

    private static String page(String status, String socketUrl, String rejected) {
        String props = "{\"site\":{\"relive\":{\"webSocketUrl\":" + socketUrl
                + "}},\"program\":{\"title\":\"T\",\"status\":\"" + status
                + "\",\"supplier\":{\"name\":\"S\"}},\"userProgramWatch\":{\"rejectedReasons\":" + rejected + "}}";
        return "<script id=\"embedded-data\" data-props=\"" + props.replace("\"", "&quot;") + "\"></script>";
    }

    private Room room() {
        return room("lv350000001");
    }

    private Room room(String id) {
        return Address.parse("https://live.nicovideo.jp/watch/" + id)
                .flatMap(nico::match)
                .orElseThrow();
    }

    private static Conversation recorded() throws IOException, URISyntaxException {
        return Conversation.read(Path.of(NicoLiveTest.class
                .getResource("/conversations/nicolive/ws/live.json")
                .toURI()));
    }

    private static void awaitServed(ConversationProxy proxy, String line) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!proxy.served().contains(line)) {
            assertThat(Instant.now()).as("served %s", proxy.served()).isBefore(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
