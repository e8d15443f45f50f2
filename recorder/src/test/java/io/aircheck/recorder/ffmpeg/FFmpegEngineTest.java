package io.aircheck.recorder.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.media.ffmpeg.Remux;
import io.aircheck.net.NetSettings;
import io.aircheck.net.ProxyAddress;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.UnitSink;
import io.aircheck.testkit.http.HttpServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FFmpegEngineTest {

    private static final WebClient web = WebClient.create(NetSettings.defaults().withInternalAllowed(true));

    private static FFmpeg ffmpeg;

    @TempDir
    static Path temp;

    private static byte[] media;
    private static byte[] finite;

    @BeforeAll
    static void makeMedia() throws Exception {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
        media = ffmpeg.run(
                List.of(
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=d=6:s=160x120:r=25",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=d=6:r=44100",
                        "-c:v",
                        "mpeg2video",
                        "-g",
                        "25",
                        "-c:a",
                        "aac",
                        "-f",
                        "mpegts",
                        "pipe:1"),
                Duration.ofMinutes(1));
        Path ts = Files.write(temp.resolve("media.ts"), media);
        Path mp4 = temp.resolve("media.mp4");
        Remux.run(ffmpeg, ts, Probe.of(ffmpeg, ts), Remux.Target.MP4, mp4, Duration.ofMinutes(1));
        finite = Files.readAllBytes(mp4);
    }

    @Test
    void cutsAFiniteStreamIntoUnitsThatBeginWithKeyFrames() throws Exception {
        try (HttpServer server = new HttpServer(0, exchange -> exchange.answer(200, "video/mp4", finite))) {
            var sink = new Units();
            End end = run(server, sink, new RoomStatus.Offline(RoomDetails.UNKNOWN));
            assertThat(end.reason()).isEqualTo(EndReason.STREAM_ENDED);
            assertThat(sink.units).hasSizeBetween(6, 7).allMatch(MediaUnit::keyFrame);
            assertThat(sink.units)
                    .extracting(MediaUnit::configuration)
                    .containsOnly(sink.units.getFirst().configuration());
            assertThat(sink.total().toMillis()).isCloseTo(6000, within(300L));
            Path file = sink.write(temp.resolve("whole.ts"));
            assertThat(Probe.scannedDuration(ffmpeg, file).toMillis()).isCloseTo(6000, within(300L));
            Path second = Files.write(temp.resolve("second.ts"), bytes(sink.units.get(1)));
            assertThat(Probe.of(ffmpeg, second).streams())
                    .as("a unit stands by itself")
                    .hasSize(2);
        }
    }

    @Test
    void startsFFmpegAgainWhileThePlatformSaysLive() throws Exception {
        // The connection ends early without saying so, which FFmpeg calls a success.
        try (HttpServer server = unbounded(false)) {
            var sink = new Units();
            End end = run(server, sink, null, new RoomStatus.Offline(RoomDetails.UNKNOWN));
            assertThat(end.reason()).isEqualTo(EndReason.OFFLINE);
            assertThat(sink.gaps).extracting(Gap::cause).containsExactly(Gap.Cause.UNREACHABLE);
            assertThat(sink.incidents).hasSize(2);
            assertThat(sink.units).extracting(MediaUnit::sequence).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void explainsWhatFFmpegSaysWithoutTheSecretsOfTheAddress() throws Exception {
        try (HttpServer server = new HttpServer(0, exchange -> exchange.answer(403, "text/plain", "no"))) {
            var sink = new Units();
            End end = run(server, sink, new RoomStatus.LoginRequired(RoomDetails.UNKNOWN, "members only"));
            assertThat(end).isEqualTo(new End(EndReason.REFUSED, "members only"));
            assertThat(sink.incidents)
                    .singleElement()
                    .satisfies(incident -> assertThat(incident)
                            .contains("ffmpeg failed with exit code")
                            .contains("403")
                            .doesNotContain("secret"));
        }
    }

    @Test
    void stopsAtOnceAndKeepsWhatIsWhole() throws Exception {
        var first = new CountDownLatch(1);
        try (HttpServer server = unbounded(true)) {
            var sink = new Units() {
                @Override
                public boolean write(MediaUnit unit) {
                    first.countDown();
                    return super.write(unit);
                }
            };
            var thrown = new ArrayList<Throwable>();
            Thread engine = Thread.ofVirtual().start(() -> {
                try {
                    run(server, sink);
                } catch (Exception e) {
                    thrown.add(e);
                }
            });
            assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
            engine.interrupt();
            assertThat(engine.join(Duration.ofSeconds(15))).isTrue();
            assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void saysWhatIsMissingWhereThereIsNoFFmpeg() throws Exception {
        var engine = new FFmpegEngine(
                () -> new FFmpegLookup.Missing("Install it."),
                web,
                web.dialer(),
                Clock.systemUTC(),
                Duration.ofSeconds(5));
        End end = engine.run(new Source(stream("rtmp://live.example/a"), List.of()), new Units());
        assertThat(end).isEqualTo(new End(EndReason.UNSUPPORTED, "This stream (dash) needs FFmpeg. Install it."));
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, , may not open an address that begins with \"file:\"",
        "concat:/etc/passwd|x, , may not open",
        "-i, , may not open",
        "rtmp:///no-host, , may not open",
        "srt://live.example:9000, socks5://127.0.0.1:1080, cannot go through the proxy socks5://127.0.0.1:1080",
    })
    void refusesWhatWouldReadTheDiskOrGoPastTheProxy(String url, String proxy, String reason) {
        assertThat(FFmpegInput.obstacle(stream(url), proxy == null ? null : ProxyAddress.parse(proxy)))
                .contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://live.example/a.mpd", "rtmps://live.example/a/b", "rtsp://live.example/a"})
    void takesTheRestThroughAnyProxy(String url) {
        assertThat(FFmpegInput.obstacle(stream(url), ProxyAddress.parse("socks5://127.0.0.1:1080")))
                .isNull();
    }

    @Test
    void givesFFmpegOnlyAddressesOfThisMachineAndNoSecrets() throws Exception {
        LiveStream stream = stream("https://live.example/a.m3u8")
                .withHeaders(Map.of("Cookie", "secret"))
                .withAudioUrl("rtmps://live.example/app/sound?sign=1");
        try (StreamAccess access = StreamAccess.open(stream, web, web.dialer())) {
            List<String> arguments = FFmpegInput.arguments(access.inputs());
            assertThat(arguments)
                    .contains("http://live.example.https.invalid:443/a.m3u8")
                    .containsSequence("-rtmp_tcurl", "rtmps://live.example:443/app")
                    .containsSequence("-map", "0:v:0", "-map", "1:a:0")
                    .noneMatch(argument -> argument.contains("secret"));
            assertThat(arguments.get(arguments.lastIndexOf("-i") + 1))
                    .matches("rtmp://127\\.0\\.0\\.1:\\d+/app/sound\\?sign=1");
            assertThat(access.environment())
                    .hasEntrySatisfying(
                            "http_proxy",
                            proxy -> assertThat(proxy).matches("http://aircheck:[0-9a-f]{32}@127\\.0\\.0\\.1:\\d+"));
        }
    }

    /** A live stream, which has no announced length: most of the media, then the end of the connection or silence. */
    private static HttpServer unbounded(boolean thenSilence) throws IOException {
        return new HttpServer(0, exchange -> {
            exchange.beginUnbounded("video/mp2t", Map.of());
            if (thenSilence) {
                // Enough for FFmpeg to have seen what it wants to see before it writes anything.
                exchange.write(media, 0, media.length);
                exchange.write(media, 0, media.length);
                exchange.fallSilent();
            } else {
                exchange.write(media, 0, media.length * 3 / 4);
            }
        });
    }

    private static End run(HttpServer server, UnitSink sink, RoomStatus... answers) throws Exception {
        var engine = new FFmpegEngine(
                () -> new FFmpegLookup.Found(ffmpeg), web, web.dialer(), Clock.systemUTC(), Duration.ofSeconds(30));
        LiveStream stream = stream("http://127.0.0.1:" + server.port() + "/live.ts?token=secret");
        List<RoomStatus> said = new ArrayList<>();
        for (RoomStatus answer : answers) {
            said.add(answer == null ? new RoomStatus.Live(RoomDetails.UNKNOWN, List.of(stream)) : answer);
        }
        return engine.run(new Source(stream, said), sink);
    }

    private static LiveStream stream(String url) {
        return LiveStream.of(Protocol.DASH, Quality.OD, "1080p", url);
    }

    private static byte[] bytes(MediaUnit unit) {
        ByteBuffer buffer = unit.body().getFirst().duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
