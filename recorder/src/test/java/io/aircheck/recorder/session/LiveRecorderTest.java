package io.aircheck.recorder.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.net.Dialer;
import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import io.aircheck.net.ProxyAddress;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Limits;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.QualitySteps;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.SplitSignal;
import io.aircheck.recorder.Splitting;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.files.ManifestJson;
import io.aircheck.recorder.files.Storage;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripted engines under the real recorder. */
class LiveRecorderTest {

    private static final Duration LONGEST_SILENCE = Duration.ofMillis(300);

    @TempDir
    Path directory;

    private final Deque<StreamEngine> engines = new ArrayDeque<>();
    private final List<RecordingEvent> events = new ArrayList<>();
    private final ScriptedSource source = new ScriptedSource();

    @Test
    void tellsWhatARecordingCameTo() {
        engines.add((stream, sink) -> {
            sink.write(unit(0));
            sink.gap(new Gap(Instant.EPOCH, Duration.ofSeconds(2), 1, Gap.Cause.GONE, "lost"));
            sink.write(unit(2));
            return new End(EndReason.STREAM_ENDED, "the playlist ended");
        });
        RecordingSummary summary = record(Format.ORIGINAL);
        assertThat(summary.reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(summary.message()).isEqualTo("the playlist ended");
        assertThat(summary.units()).isEqualTo(2);
        assertThat(summary.duration()).isEqualTo(Duration.ofSeconds(4));
        assertThat(summary.gaps()).extracting(Gap::detail).containsExactly("lost");
        assertThat(summary.parts()).extracting(Part::file).containsExactly(directory.resolve("base.flac"));
        assertThat(summary.bytes())
                .isEqualTo(8)
                .isEqualTo(summary.parts().getFirst().bytes());
        assertThat(summary.manifest())
                .isEqualTo(directory.resolve("base.manifest.json"))
                .exists();
    }

    @Test
    void leavesNothingWhereNothingCame() throws IOException {
        engines.add((stream, sink) -> new End(EndReason.OFFLINE, null));
        RecordingSummary summary = record(Format.MP4);
        assertThat(summary.parts()).isEmpty();
        assertThat(summary.manifest()).isNull();
        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void finishesTheFilesWhenItIsInterrupted() throws Exception {
        var recording = new CountDownLatch(1);
        engines.add((stream, sink) -> {
            sink.write(unit(0));
            recording.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                sink.write(unit(1));
            }
            throw new AssertionError("not reached");
        });
        var summary = new AtomicReference<RecordingSummary>();
        Thread recorder = Thread.ofVirtual().start(() -> summary.set(record(Format.ORIGINAL)));
        assertThat(recording.await(10, TimeUnit.SECONDS)).isTrue();
        recorder.interrupt();
        assertThat(recorder.join(Duration.ofSeconds(10))).isTrue();
        assertThat(summary.get().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(directory.resolve("base.flac")).hasContent("<0>\n<1>\n");
    }

    @Test
    void opensAStreamAgainThatSaysItIsLiveButGivesNothing() {
        engines.add((stream, sink) -> {
            sink.write(unit(0));
            new CountDownLatch(1).await();
            throw new AssertionError("not reached");
        });
        engines.add((stream, sink) -> {
            sink.write(unit(0));
            sink.write(unit(3));
            return new End(EndReason.OFFLINE, null);
        });
        RecordingSummary summary = record(Format.ORIGINAL);
        assertThat(directory.resolve("base.flac")).hasContent("<0>\n<3>\n");
        assertThat(summary.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.cause()).isEqualTo(Gap.Cause.UNREACHABLE);
            assertThat(gap.units()).isEqualTo(2);
        });
        assertThat(incidents()).containsExactly("nothing was written for 0 s; the stream is opened again");
    }

    @Test
    void goesOnWithALowerQualityWhereTheNetworkDoesNotCarryThis() {
        source.lower = LiveStream.of(Protocol.FLV, Quality.SD, "480p", "https://cdn.example/low");
        engines.add((stream, sink) -> {
            int number = 0;
            while (sink.write(unit(number, Instant.EPOCH.plusSeconds(3L * number)))) {
                number++;
            }
            return new End(EndReason.LIMIT_REACHED, null);
        });
        engines.add((stream, sink) -> {
            assertThat(stream.stream().name()).isEqualTo("480p");
            sink.write(unit(8, "other", "<8>\n".getBytes(StandardCharsets.UTF_8)));
            return new End(EndReason.OFFLINE, null);
        });
        RecordingSummary summary = record(Format.ORIGINAL);
        assertThat(summary.reason()).isEqualTo(EndReason.OFFLINE);
        assertThat(summary.parts()).hasSize(2);
        assertThat(summary.gaps()).isEmpty();
        assertThat(incidents()).singleElement().asString().contains("less than the quality 1080p needs", "480p");
    }

    @Test
    void endsWhereThePlatformSaysOffline() {
        source.answer = new RoomStatus.Offline(RoomDetails.UNKNOWN);
        engines.add((stream, sink) -> {
            sink.write(unit(0));
            new CountDownLatch(1).await();
            throw new AssertionError("not reached");
        });
        assertThat(record(Format.ORIGINAL).reason()).isEqualTo(EndReason.OFFLINE);
        assertThat(directory.resolve("base.flac")).hasContent("<0>\n");
    }

    @Test
    void survivesAnEnginesMistakes() {
        engines.add((stream, sink) -> {
            sink.write(unit(0));
            throw new IllegalStateException("oops");
        });
        engines.add((stream, sink) -> {
            sink.write(unit(1));
            return new End(EndReason.STREAM_ENDED, null);
        });
        RecordingSummary summary = record(Format.ORIGINAL);
        assertThat(summary.reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(summary.gaps()).isEmpty();
        assertThat(directory.resolve("base.flac")).hasContent("<0>\n<1>\n");
    }

    @Test
    void givesUpAnEngineThatOnlyFails() {
        for (int i = 0; i < 3; i++) {
            engines.add((stream, sink) -> {
                throw new IllegalStateException("oops");
            });
        }
        RecordingSummary summary = record(Format.ORIGINAL);
        assertThat(summary.reason()).isEqualTo(EndReason.FAILED);
        assertThat(summary.message()).contains("oops");
    }

    @Test
    void takesAnotherEngineWhenThePlatformOffersAnotherProtocol() {
        engines.add((stream, sink) -> {
            sink.write(unit(0));
            source.stream = offered(Protocol.FLV);
            try {
                stream.resolveAgain();
            } catch (IOException e) {
                sink.incident(e.getMessage());
            }
            new CountDownLatch(1).await();
            throw new AssertionError("not reached");
        });
        engines.add((stream, sink) -> {
            assertThat(stream.stream().protocol()).isEqualTo(Protocol.FLV);
            sink.write(unit(1));
            return new End(EndReason.STREAM_ENDED, null);
        });
        assertThat(record(Format.ORIGINAL).units()).isEqualTo(2);
        assertThat(incidents()).containsExactly("the platform offers the stream as flv now");
    }

    @Test
    void stopsWhereTheDiskTakesNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        engines.add((stream, sink) -> {
            sink.write(unit(0));
            throw new AssertionError("not reached");
        });
        RecordingSummary summary = record(request(file.resolve("below"), Format.ORIGINAL));
        assertThat(summary.reason()).isEqualTo(EndReason.DISK);
        assertThat(summary.message()).contains("cannot write");
        assertThat(summary.parts()).isEmpty();
    }

    @Test
    void keepsTheSourceAndSaysWhyWhereThereIsNoFFmpeg() {
        engines.add((stream, sink) -> {
            sink.write(unit(0));
            return new End(EndReason.STREAM_ENDED, null);
        });
        RecordingSummary summary = record(Format.MP4);
        assertThat(summary.reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(summary.message()).isEqualTo("base.flac was kept as it is. No FFmpeg here.");
        assertThat(summary.parts()).extracting(Part::file).containsExactly(directory.resolve("base.flac"));
        assertThat(directory.resolve("base.flac")).exists();
    }

    @Test
    void deliversPartsWhileTheRecordingGoesOn() throws Exception {
        FFmpegLookup lookup = FFmpeg.find();
        byte[] sound = sound(lookup);
        var delivered = new CountDownLatch(1);
        engines.add((stream, sink) -> {
            sink.write(unit(0, "a", sound));
            sink.write(unit(1, "b", sound));
            assertThat(delivered.await(30, TimeUnit.SECONDS)).isTrue();
            return new End(EndReason.STREAM_ENDED, null);
        });
        try (LiveRecorder recorder = recorder(() -> lookup, Duration.ofMinutes(1))) {
            RecordingSummary summary = recorder.record(request(directory, Format.M4A), event -> {
                events.add(event);
                if (event instanceof RecordingEvent.PartDelivered) {
                    delivered.countDown();
                }
            });
            assertThat(summary.message()).isNull();
            assertThat(summary.parts())
                    .extracting(Part::file)
                    .containsExactly(directory.resolve("base.m4a"), directory.resolve("base_001.m4a"));
            assertThat(ManifestJson.read(summary.manifest()).parts())
                    .allSatisfy(part -> assertThat(part.delivered()).isNotNull());
            assertThat(events)
                    .filteredOn(RecordingEvent.PartDelivered.class::isInstance)
                    .hasSize(2);
        }
    }

    @Test
    void deliversWhatAnEarlierRunLeftUnconverted() throws Exception {
        FFmpegLookup lookup = FFmpeg.find();
        byte[] sound = sound(lookup);
        for (int i = 0; i < 2; i++) {
            int number = i;
            engines.add((stream, sink) -> {
                sink.write(unit(number, "a", sound));
                return new End(EndReason.STREAM_ENDED, "the playlist ended");
            });
        }
        record(Format.ORIGINAL);
        try (LiveRecorder recorder = recorder(() -> lookup, Duration.ofMinutes(1))) {
            RecordingSummary summary = recorder.record(request(directory, Format.M4A), events::add);
            assertThat(summary.message()).isEqualTo("the playlist ended");
            assertThat(summary.parts())
                    .extracting(Part::file)
                    .containsExactly(directory.resolve("base.m4a"), directory.resolve("base_001.m4a"));
        }
    }

    @Test
    void recordsOnThoughAListenerFails() {
        engines.add((stream, sink) -> {
            sink.write(unit(0));
            return new End(EndReason.STREAM_ENDED, null);
        });
        try (LiveRecorder recorder = recorder()) {
            RecordingSummary summary = recorder.record(request(directory, Format.ORIGINAL), event -> {
                throw new IllegalStateException("the page is gone");
            });
            assertThat(summary.units()).isEqualTo(1);
        }
    }

    private RecordingSummary record(Format format) {
        return record(request(directory, format));
    }

    private RecordingSummary record(RecordingRequest request) {
        try (LiveRecorder recorder = recorder()) {
            return recorder.record(request, events::add);
        }
    }

    private LiveRecorder recorder() {
        return recorder(() -> new FFmpegLookup.Missing("No FFmpeg here."), LONGEST_SILENCE);
    }

    private LiveRecorder recorder(Supplier<FFmpegLookup> ffmpeg, Duration longestSilence) {
        return new LiveRecorder(
                _ -> new Networks.Network(new NoNetwork(), new NoNetwork()),
                (stream, network, endAfterSilence) -> engines.remove(),
                ffmpeg,
                Storage.LOCAL,
                Clock.systemUTC(),
                longestSilence);
    }

    private RecordingRequest request(Path target, Format format) {
        return new RecordingRequest(
                source,
                target,
                "base",
                Limits.NONE,
                Splitting.NONE,
                new SplitSignal(),
                new Order(format, false),
                Duration.ofSeconds(10));
    }

    private List<String> incidents() {
        return events.stream()
                .filter(RecordingEvent.Incident.class::isInstance)
                .map(event -> ((RecordingEvent.Incident) event).what())
                .toList();
    }

    /** Two seconds that FFmpeg can convert. */
    private static byte[] sound(FFmpegLookup lookup) throws Exception {
        Assumptions.assumeTrue(lookup instanceof FFmpegLookup.Found, "no FFmpeg on this platform");
        List<String> arguments =
                List.of("-v", "error", "-f", "lavfi", "-i", "sine=d=2:r=44100", "-c:a", "flac", "-f", "flac", "pipe:1");
        return lookup.toOptional().orElseThrow().run(arguments, Duration.ofMinutes(1));
    }

    /** FLAC, because that form takes any bytes. */
    private static MediaUnit unit(long number) {
        return unit(number, "c", ("<" + number + ">\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MediaUnit unit(long number, String configuration, byte[] body) {
        return unit(number, configuration, body, Instant.now());
    }

    private static MediaUnit unit(long number, Instant receivedAt) {
        return unit(number, "c", ("<" + number + ">\n").getBytes(StandardCharsets.UTF_8), receivedAt);
    }

    private static MediaUnit unit(long number, String configuration, byte[] body, Instant receivedAt) {
        return new MediaUnit(
                Container.FLAC,
                configuration,
                List.of(),
                List.of(ByteBuffer.wrap(body)),
                number,
                0,
                Duration.ofSeconds(2),
                null,
                receivedAt,
                true);
    }

    private static LiveStream offered(Protocol protocol) {
        return LiveStream.of(protocol, Quality.OD, "1080p", "https://cdn.example/live");
    }

    private static final class ScriptedSource implements StreamSource {

        private volatile LiveStream stream = offered(Protocol.HLS);
        private volatile RoomStatus answer;
        private volatile LiveStream lower;

        @Override
        public LiveStream stream() {
            return stream;
        }

        @Override
        public QualitySteps steps() {
            return lower == null
                    ? null
                    : new QualitySteps() {
                        @Override
                        public boolean down(long throughputBitsPerSecond) {
                            stream = lower;
                            return true;
                        }

                        @Override
                        public boolean up() {
                            return false;
                        }
                    };
        }

        @Override
        public Resolution resolveAgain() {
            return answer == null
                    ? new Resolution(new RoomStatus.Live(RoomDetails.UNKNOWN, List.of(stream)), stream)
                    : new Resolution(answer, null);
        }
    }

    private static final class NoNetwork implements HttpClient, Dialer {
        @Override
        public HttpAnswer send(HttpRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket dial(String host, int port, boolean secure) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProxyAddress proxy() {
            return null;
        }

        @Override
        public MediaBody open(HttpRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
