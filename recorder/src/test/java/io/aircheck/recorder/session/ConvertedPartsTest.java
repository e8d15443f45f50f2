package io.aircheck.recorder.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.files.ManifestJson;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Parts that are to have another form, with the real FFmpeg. */
class ConvertedPartsTest extends OfOneScript {

    @Test
    void keepsTheSourceAndSaysWhyWhereThereIsNoFFmpeg() {
        script.engines.add((stream, sink) -> {
            sink.write(ScriptedRecording.unit(0));
            return new End(EndReason.STREAM_ENDED, null);
        });
        RecordingSummary summary = script.record(Format.MP4);
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
        script.engines.add((stream, sink) -> {
            sink.write(ScriptedRecording.unit(0, "a", sound));
            sink.write(ScriptedRecording.unit(1, "b", sound));
            assertThat(delivered.await(30, TimeUnit.SECONDS)).isTrue();
            return new End(EndReason.STREAM_ENDED, null);
        });
        try (LiveRecorder recorder = script.recorder(() -> lookup, Duration.ofMinutes(1))) {
            RecordingSummary summary = recorder.record(script.request(directory, Format.M4A), event -> {
                script.events.add(event);
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
            assertThat(script.events)
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
            script.engines.add((stream, sink) -> {
                sink.write(ScriptedRecording.unit(number, "a", sound));
                return new End(EndReason.STREAM_ENDED, "the playlist ended");
            });
        }
        try (LiveRecorder recorder = script.recorder(() -> lookup, Duration.ofMinutes(1))) {
            recorder.record(script.request(directory, Format.ORIGINAL), script.events::add);
            RecordingSummary summary = recorder.record(script.request(directory, Format.M4A), script.events::add);
            assertThat(summary.message()).isEqualTo("the playlist ended");
            assertThat(summary.parts())
                    .extracting(Part::file)
                    .containsExactly(directory.resolve("base.m4a"), directory.resolve("base_001.m4a"));
        }
    }

    /** Two seconds that FFmpeg can convert. */
    private static byte[] sound(FFmpegLookup lookup) throws Exception {
        Assumptions.assumeTrue(lookup instanceof FFmpegLookup.Found, "no FFmpeg on this platform");
        List<String> arguments =
                List.of("-v", "error", "-f", "lavfi", "-i", "sine=d=2:r=44100", "-c:a", "flac", "-f", "flac", "pipe:1");
        return lookup.toOptional().orElseThrow().run(arguments, Duration.ofMinutes(1));
    }
}
