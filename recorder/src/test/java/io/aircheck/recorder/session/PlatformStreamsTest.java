package io.aircheck.recorder.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.net.NetSettings;
import io.aircheck.net.ProxyAddress;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Platforms;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.StreamSource;
import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.origin.AddressedOrigin;
import io.aircheck.testkit.origin.AddressedOrigin.Serving;
import io.aircheck.testkit.origin.LiveOrigin;
import io.aircheck.testkit.replay.Conversation;
import io.aircheck.testkit.replay.ConversationProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a check offers first can be recorded: the stream of each recorded conversation is served under its own address, to those
 * who send what the site demands of a download, and taken by the real engines.
 */
class PlatformStreamsTest {

    private static final Path RESOURCES = Path.of("..", "platforms", "src", "test", "resources");

    /** Recorded by engines of ours; the others are FFmpeg's, and their servers no web servers. */
    private static final Set<Protocol> OURS = Set.of(Protocol.HLS, Protocol.FLV, Protocol.PROGRESSIVE, Protocol.ICY);

    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static LiveOrigin origin;
    private static WebClient client;
    private static Map<String, Map<String, String>> demands;

    @TempDir
    private Path directory;

    @BeforeAll
    static void goOnAir() throws IOException {
        origin = LiveOrigin.start(0, Path.of("target/media-cache"));
        origin.prepare("360p", "mp3");
        client = WebClient.create(NetSettings.defaults()
                .withCaFiles(List.of(AUTHORITY.writePem(folder.resolve("root.pem"))))
                .withReadTimeout(Duration.ofSeconds(5)));
        demands = demands();
    }

    @AfterAll
    static void goOffAir() throws IOException {
        client.close();
        origin.close();
    }

    private static Map<String, Map<String, String>> demands() throws IOException {
        Map<String, Map<String, String>> demands = new HashMap<>();
        for (String line : Files.readAllLines(RESOURCES.resolve("downloads.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.split(" ", 3);
                demands.computeIfAbsent(words[0], id -> new HashMap<>()).put(words[1], words[2]);
            }
        }
        return demands;
    }

    static Stream<Conversation> liveConversations() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("conversations"))) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(PlatformStreamsTest::read)
                    .filter(conversation -> conversation
                            .json()
                            .path("expect")
                            .path("state")
                            .asString()
                            .equals("live"))
                    .toList()
                    .stream();
        }
    }

    private static Conversation read(Path file) {
        try {
            return Conversation.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("liveConversations")
    void theFirstStreamIsRecorded(Conversation conversation) {
        LiveStream stream = check(conversation);
        if (!OURS.contains(stream.protocol()) || stream.audioUrl() != null) {
            return;
        }
        try (AddressedOrigin site =
                AddressedOrigin.start(AUTHORITY, origin, serving(conversation.platform(), stream))) {
            RecordingSummary summary = record(stream, client.withProxy(ProxyAddress.parse(site.url())));

            assertThat(site.refused())
                    .as("refused downloads of %s", stream.url())
                    .isEmpty();
            assertThat(summary.units()).as("%s: %s", stream.url(), summary).isPositive();
            assertThat(summary.gaps()).isEmpty();
        }
    }

    private static LiveStream check(Conversation conversation) {
        try (ConversationProxy site = ConversationProxy.start(AUTHORITY, List.of(conversation))) {
            PlatformRegistry.Match match =
                    Platforms.all().find(conversation.url()).orElseThrow();
            WebClient through = client.withProxy(ProxyAddress.parse(site.url()));
            RoomStatus status = new RoomChecker(room -> through, Clock.systemUTC(), new Random(1))
                    .check(match, credentials(conversation.config()));
            assertThat(status).isInstanceOf(RoomStatus.Live.class);
            return ((RoomStatus.Live) status).streams().getFirst();
        }
    }

    private static Serving serving(String platform, LiveStream stream) {
        Address address = Address.parse(stream.url()).orElseThrow();
        Map<String, String> demanded = new HashMap<>(demands.getOrDefault(platform, Map.of()));
        if (!platform.equals("direct") && !platform.equals("radio")) {
            demanded.putIfAbsent("User-Agent", "Mozilla/5.0");
        }
        String name = "p" + NUMBER.incrementAndGet();
        String channel = switch (stream.protocol()) {
            case HLS -> "/hls/" + name + "/index.m3u8?p=360p&speed=8&start=6";
            case ICY -> "/icy/" + name + "?p=mp3&speed=0&end=8";
            default -> "/flv/" + name + ".flv?p=360p&speed=0&end=8";
        };
        return new Serving(address.host(), address.path(), channel, demanded);
    }

    private RecordingSummary record(LiveStream stream, WebClient through) {
        StreamSource source = new StreamSource() {
            @Override
            public LiveStream stream() {
                return stream;
            }

            @Override
            public Resolution resolveAgain() {
                return new Resolution(new RoomStatus.Offline(RoomDetails.UNKNOWN), null);
            }
        };
        try (LiveRecorder recorder = new LiveRecorder(
                _ -> new Networks.Network(through, through.dialer()),
                new KeptLookup(FFmpeg::find),
                Clock.systemUTC())) {
            return recorder.record(
                    new RecordingRequest(
                            source,
                            directory,
                            "take",
                            Format.ORIGINAL,
                            true,
                            Duration.ofSeconds(4),
                            null,
                            null,
                            Duration.ofSeconds(10)),
                    _ -> {});
        }
    }

    private static Credentials credentials(Map<String, String> config) {
        return new Credentials(
                config.get("cookie"),
                config.get("username"),
                config.get("password"),
                config.get("token"),
                config.get("room_password"),
                config.get("account_type"),
                config.get("partner_code"),
                Map.of());
    }
}
