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
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.Limits;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.SplitSignal;
import io.aircheck.recorder.Splitting;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.ffmpeg.relay.MediaServer;
import io.aircheck.testkit.net.CountingProxy;
import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.net.WireServer;
import io.aircheck.testkit.origin.AddressedOrigin;
import io.aircheck.testkit.origin.AddressedOrigin.Serving;
import io.aircheck.testkit.origin.LiveOrigin;
import io.aircheck.testkit.origin.RtmpPlayer;
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
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a check offers first can be recorded: the stream of each recorded conversation is served under its own address, to those
 * who send what the site demands of a download, and taken by the real engines.
 */
class PlatformStreamsTest {

    private static final Path RESOURCES = Path.of("..", "platforms", "src", "test", "resources");

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
        Assumptions.assumeTrue(FFmpeg.find().toOptional().isPresent(), "no FFmpeg on this platform");
        origin = LiveOrigin.start(0, Path.of("target/media-cache"));
        origin.prepare("360p", "mp3");
        client = WebClient.create(NetSettings.defaults()
                .withCaFiles(List.of(AUTHORITY.writePem(folder.resolve("root.pem"))))
                .withReadTimeout(Duration.ofSeconds(5)));
        demands = demands();
    }

    @AfterAll
    static void goOffAir() throws IOException {
        if (client != null) {
            client.close();
            origin.close();
        }
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
        if (stream.protocol() == Protocol.RTMP) {
            recordRtmp(stream);
            return;
        }
        try (AddressedOrigin site =
                AddressedOrigin.start(AUTHORITY, origin, servings(stream, demanded(conversation.platform())))) {
            RecordingSummary summary = record(stream, client.withProxy(ProxyAddress.parse(site.url())));

            assertThat(site.refused())
                    .as("refused downloads of %s", stream.url())
                    .isEmpty();
            assertThat(site.served()).contains(withoutQuery(stream.url()));
            if (stream.audioUrl() != null) {
                assertThat(site.served()).contains(withoutQuery(stream.audioUrl()));
            }
            assertRecorded(stream, summary);
        }
    }

    private void recordRtmp(LiveStream stream) {
        MediaServer server = Objects.requireNonNull(MediaServer.of(stream.url()));
        RtmpPlayer player = new RtmpPlayer(FFmpeg.find().toOptional().orElseThrow(), origin.url(channel(Protocol.FLV)));
        try (WireServer media = WireServer.start(player::play);
                CountingProxy proxy = CountingProxy.start(Map.of(server.host(), media.address()))) {
            RecordingSummary summary =
                    record(stream, client.withProxy(ProxyAddress.parse("http://127.0.0.1:" + proxy.port())));

            assertThat(proxy.requests()).containsOnly("CONNECT " + server.host() + ":" + server.port());
            assertThat(player.said())
                    .contains(server.path().substring(server.path().lastIndexOf('/') + 1));
            assertRecorded(stream, summary);
        }
    }

    private static void assertRecorded(LiveStream stream, RecordingSummary summary) {
        assertThat(summary.units()).as("%s: %s", stream.url(), summary).isPositive();
        assertThat(summary.gaps()).isEmpty();
    }

    /** Without this the test above could not fail. */
    @ParameterizedTest
    @CsvSource({"HLS, ", "HLS, https://sound.test/b/audio.m3u8", "DASH, ", "FLV, ", "PROGRESSIVE, ", "ICY, "})
    void whatComesWithoutTheDemandedHeadersIsRefused(Protocol protocol, @Nullable String audioUrl) {
        Map<String, String> headers = Map.of("Referer", "https://site.test/");
        LiveStream stream = LiveStream.of(protocol, Quality.OD, "1080p", "https://media.test/a/live")
                .withAudioUrl(audioUrl);
        try (AddressedOrigin site = AddressedOrigin.start(AUTHORITY, origin, servings(stream, headers))) {
            WebClient through = client.withProxy(ProxyAddress.parse(site.url()));

            assertThat(record(stream, through).units()).isZero();
            assertThat(site.refused()).first().asString().contains("came with Referer: null");
            assertThat(site.served()).isEmpty();
            assertThat(record(stream.withHeaders(headers), through).units()).isPositive();
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

    private static Map<String, String> demanded(String platform) {
        Map<String, String> demanded = new HashMap<>(demands.getOrDefault(platform, Map.of()));
        if (!platform.equals("direct") && !platform.equals("radio")) {
            demanded.putIfAbsent("User-Agent", "Mozilla/5.0");
        }
        return demanded;
    }

    /** The picture, and the sound where it has an address of its own. */
    private static List<Serving> servings(LiveStream stream, Map<String, String> demanded) {
        return Stream.of(stream.url(), stream.audioUrl())
                .filter(Objects::nonNull)
                .map(url -> {
                    Address address = Address.parse(url).orElseThrow();
                    return new Serving(address.host(), address.path(), channel(stream.protocol()), demanded);
                })
                .toList();
    }

    /** A channel of the origin that nobody else has asked for. */
    private static String channel(Protocol protocol) {
        String name = "p" + NUMBER.incrementAndGet();
        return switch (protocol) {
            case HLS -> "/hls/" + name + "/index.m3u8?p=360p&speed=8&start=6";
            case DASH -> "/hls/" + name + "/manifest.mpd?kind=fmp4&p=360p&speed=8&start=6";
            case ICY -> "/icy/" + name + "?p=mp3&speed=0&end=8";
            case FLV, PROGRESSIVE -> "/flv/" + name + ".flv?p=360p&speed=0&end=8";
            case RTMP, RTSP, SRT -> throw new IllegalArgumentException(protocol + " is not spoken over HTTP");
        };
    }

    private static String withoutQuery(String url) {
        Address address = Address.parse(url).orElseThrow();
        return address.host() + address.path();
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
                            new Limits(Duration.ofSeconds(4), null, null),
                            Splitting.NONE,
                            new SplitSignal(),
                            Order.AS_RECORDED,
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
