package io.aircheck.recorder.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.StreamEngine.End;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Scripted engines under the real recorder. */
class LiveRecorderTest extends OfOneScript {

    @Test
    void tellsWhatARecordingCameTo() {
        script.engines.add((stream, sink) -> {
            sink.write(ScriptedRecording.unit(0));
            sink.gap(new Gap(Instant.EPOCH, Duration.ofSeconds(2), 1, Gap.Cause.GONE, "lost"));
            sink.write(ScriptedRecording.unit(2));
            return new End(EndReason.STREAM_ENDED, "the playlist ended");
        });
        RecordingSummary summary = script.record(Format.ORIGINAL);
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
        script.engines.add((stream, sink) -> new End(EndReason.OFFLINE, null));
        RecordingSummary summary = script.record(Format.MP4);
        assertThat(summary.parts()).isEmpty();
        assertThat(summary.manifest()).isNull();
        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void finishesTheFilesWhenItIsInterrupted() throws Exception {
        var recording = new CountDownLatch(1);
        script.engines.add((stream, sink) -> {
            sink.write(ScriptedRecording.unit(0));
            recording.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                sink.write(ScriptedRecording.unit(1));
            }
            throw new AssertionError("not reached");
        });
        var summary = new AtomicReference<RecordingSummary>();
        Thread recorder = Thread.ofVirtual().start(() -> summary.set(script.record(Format.ORIGINAL)));
        assertThat(recording.await(10, TimeUnit.SECONDS)).isTrue();
        recorder.interrupt();
        assertThat(recorder.join(Duration.ofSeconds(10))).isTrue();
        assertThat(summary.get().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(directory.resolve("base.flac")).hasContent("<0>\n<1>\n");
    }

    @Test
    void opensAStreamAgainThatSaysItIsLiveButGivesNothing() {
        script.engines.add((stream, sink) -> {
            sink.write(ScriptedRecording.unit(0));
            new CountDownLatch(1).await();
            throw new AssertionError("not reached");
        });
        script.engines.add((stream, sink) -> {
            sink.write(ScriptedRecording.unit(0));
            sink.write(ScriptedRecording.unit(3));
            return new End(EndReason.OFFLINE, null);
        });
        RecordingSummary summary = script.record(Format.ORIGINAL);
        assertThat(directory.resolve("base.flac")).hasContent("<0>\n<3>\n");
        assertThat(summary.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.cause()).isEqualTo(Gap.Cause.UNREACHABLE);
            assertThat(gap.units()).isEqualTo(2);
        });
        assertThat(script.incidents()).containsExactly("nothing was written for 0 s; the stream is opened again");
    }

    @Test
    void goesOnWithALowerQualityWhereTheNetworkDoesNotCarryThis() {
        script.source.lower = LiveStream.of(Protocol.FLV, Quality.SD, "480p", "https://cdn.example/low");
        script.engines.add((stream, sink) -> {
            int number = 0;
            while (sink.write(ScriptedRecording.unit(number, Instant.EPOCH.plusSeconds(3L * number)))) {
                number++;
            }
            return new End(EndReason.LIMIT_REACHED, null);
        });
        script.engines.add((stream, sink) -> {
            assertThat(stream.stream().name()).isEqualTo("480p");
            sink.write(ScriptedRecording.unit(8, "other", "<8>\n".getBytes(StandardCharsets.UTF_8)));
            return new End(EndReason.OFFLINE, null);
        });
        RecordingSummary summary = script.record(Format.ORIGINAL);
        assertThat(summary.reason()).isEqualTo(EndReason.OFFLINE);
        assertThat(summary.parts()).hasSize(2);
        assertThat(summary.gaps()).isEmpty();
        assertThat(script.incidents()).singleElement().asString().contains("less than the quality 1080p needs", "480p");
    }

    @Test
    void endsWhereThePlatformSaysOffline() {
        script.source.answer = new RoomStatus.Offline(RoomDetails.UNKNOWN);
        script.engines.add((stream, sink) -> {
            sink.write(ScriptedRecording.unit(0));
            new CountDownLatch(1).await();
            throw new AssertionError("not reached");
        });
        assertThat(script.record(Format.ORIGINAL).reason()).isEqualTo(EndReason.OFFLINE);
        assertThat(directory.resolve("base.flac")).hasContent("<0>\n");
    }

    @Test
    void survivesAnEnginesMistakes() {
        script.engines.add((stream, sink) -> {
            sink.write(ScriptedRecording.unit(0));
            throw new IllegalStateException("oops");
        });
        script.engines.add((stream, sink) -> {
            sink.write(ScriptedRecording.unit(1));
            return new End(EndReason.STREAM_ENDED, null);
        });
        RecordingSummary summary = script.record(Format.ORIGINAL);
        assertThat(summary.reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(summary.gaps()).isEmpty();
        assertThat(directory.resolve("base.flac")).hasContent("<0>\n<1>\n");
    }

    @Test
    void givesUpAnEngineThatOnlyFails() {
        for (int i = 0; i < 3; i++) {
            script.engines.add((stream, sink) -> {
                throw new IllegalStateException("oops");
            });
        }
        RecordingSummary summary = script.record(Format.ORIGINAL);
        assertThat(summary.reason()).isEqualTo(EndReason.FAILED);
        assertThat(summary.message()).contains("oops");
    }

    @Test
    void takesAnotherEngineWhenThePlatformOffersAnotherProtocol() {
        script.engines.add((stream, sink) -> {
            sink.write(ScriptedRecording.unit(0));
            script.source.stream = ScriptedRecording.offered(Protocol.FLV);
            try {
                stream.resolveAgain();
            } catch (IOException e) {
                sink.incident(e.getMessage());
            }
            new CountDownLatch(1).await();
            throw new AssertionError("not reached");
        });
        script.engines.add((stream, sink) -> {
            assertThat(stream.stream().protocol()).isEqualTo(Protocol.FLV);
            sink.write(ScriptedRecording.unit(1));
            return new End(EndReason.STREAM_ENDED, null);
        });
        assertThat(script.record(Format.ORIGINAL).units()).isEqualTo(2);
        assertThat(script.incidents()).containsExactly("the platform offers the stream as flv now");
    }

    @Test
    void stopsWhereTheDiskTakesNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        script.engines.add((stream, sink) -> {
            sink.write(ScriptedRecording.unit(0));
            throw new AssertionError("not reached");
        });
        RecordingSummary summary = script.record(script.request(file.resolve("below"), Format.ORIGINAL));
        assertThat(summary.reason()).isEqualTo(EndReason.DISK);
        assertThat(summary.message()).contains("cannot write");
        assertThat(summary.parts()).isEmpty();
    }

    @Test
    void recordsOnThoughAListenerFails() {
        script.engines.add((stream, sink) -> {
            sink.write(ScriptedRecording.unit(0));
            return new End(EndReason.STREAM_ENDED, null);
        });
        try (LiveRecorder recorder = script.recorder()) {
            RecordingSummary summary = recorder.record(script.request(directory, Format.ORIGINAL), event -> {
                throw new IllegalStateException("the page is gone");
            });
            assertThat(summary.units()).isEqualTo(1);
        }
    }
}
