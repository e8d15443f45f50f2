package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.memory.MediaMemory;
import io.aircheck.testkit.media.MediaCache;
import io.aircheck.testkit.origin.LiveClock;
import io.aircheck.testkit.origin.LiveOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a stream's clock begins anew, neither the picture's nor the sound's frames of the file step back or leave a hole. */
@Timeout(60)
class SeamsTest {

    private static final int SEGMENTS = 16;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "ts,   discts:5",
        "ts,   discts:4+discts:7+discts:9+discts:12",
        "ts,   jump:4*50+discts:11",
        "aes,  discts:4+discts:6+discts:11",
        "fmp4, discts:4+discts:7+discts:9+discts:12"
    })
    void noTrackStepsBack(String kind, String faults) throws Exception {
        FFmpeg ffmpeg = ((FFmpegLookup.Found) FFmpeg.find()).ffmpeg();
        MediaCache cache = new MediaCache(Path.of("target/media-cache"), ffmpeg);
        LiveClock.Manual clock = new LiveClock.Manual(Instant.parse("2026-11-20T10:00:00Z"));
        try (WebClient http = WebClient.create(NetSettings.defaults()).allowingInternal(true);
                LiveOrigin origin = LiveOrigin.start(0, cache, clock);
                PartFiles files = new PartFiles(folder)) {
            String url = origin.url(
                    "/hls/a/index.m3u8?p=360p&kind=" + kind + "&end=" + SEGMENTS + "&f=" + faults.replace('+', ','));
            AdvancingWeb web = new AdvancingWeb(http, clock, 1, files::written);
            End end = new HlsEngine(web, Clock.systemUTC(), new MediaMemory(64L << 20), HlsEngineScene.hasty())
                    .run(source(url), files);
            files.close();

            assertThat(end.reason()).isEqualTo(EndReason.STREAM_ENDED);
            assertThat(files.written()).isEqualTo(SEGMENTS);
            assertThat(files.files()).hasSize(1);
            FrameTimes.assertThatTheyGoOnFor(
                    2.0 * SEGMENTS, ffmpeg, files.files().getFirst());
        }
    }

    private static StreamSource source(String url) {
        return new StreamSource() {
            @Override
            public LiveStream stream() {
                return LiveStream.of(Protocol.HLS, Quality.OD, "source", url);
            }

            @Override
            public Resolution resolveAgain() throws IOException {
                throw new IOException("no such host");
            }
        };
    }
}
