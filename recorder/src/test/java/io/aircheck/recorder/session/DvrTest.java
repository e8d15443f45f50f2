package io.aircheck.recorder.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.Protocol;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.Splitting;
import io.aircheck.recorder.files.Manifest;
import io.aircheck.recorder.files.Storage;
import io.aircheck.testkit.media.MediaCache;
import io.aircheck.testkit.origin.LiveClock;
import io.aircheck.testkit.origin.LiveOrigin;
import io.aircheck.testkit.origin.RecordingCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A site that still has what went by: a recording begins with the oldest of it, and what was missed while the recorder or the
 * network was gone is fetched afterwards, in its place.
 */
@Timeout(60)
class DvrTest {

    private static final int SEGMENTS = 30;

    @TempDir
    private Path folder;

    /** The recorder stops after ten segments and comes back when all is over. */
    @ParameterizedTest(name = "{0}, window {1}: {2} missing")
    @CsvSource({"ts, 0, 0", "fmp4, 0, 0", "aes, 0, 0", "ts, 20, 0", "fmp4, 16, 4"})
    void whatWasMissedIsFetchedAsFarAsTheWindowGoes(String kind, int window, int missing) throws Exception {
        LiveClock.Manual clock = new LiveClock.Manual(Instant.parse("2026-11-20T10:00:00Z"));
        Take take = take(kind, "win=" + window + "&start=12");
        try (LiveOrigin origin = origin(clock);
                WebClient http = http()) {
            RecordingSummary first = record(http, origin, take, Duration.ofSeconds(20));
            assertThat(first.reason()).isEqualTo(EndReason.LIMIT_REACHED);
            assertThat(first.units()).isEqualTo(10);
            clock.advance(Duration.ofSeconds(2L * (SEGMENTS - 12)));
            RecordingSummary second = record(http, origin, take, null);

            assertThat(second.reason()).isEqualTo(EndReason.STREAM_ENDED);
            Manifest manifest = new Aftermath(tool(), folder).agreed(take);
            assertThat(manifest).isNotNull();
            assertThat(manifest.units()).isEqualTo(SEGMENTS - missing);
            assertThat(manifest.gaps().stream()
                            .mapToLong(Manifest.GapEntry::units)
                            .sum())
                    .isEqualTo(missing);
            assertThat(manifest.gaps())
                    .extracting(Manifest.GapEntry::cause)
                    .allMatch(cause -> cause == Gap.Cause.RECORDER_STOPPED);
            RecordingCheck.Result result = RecordingCheck.check(
                    origin.report(take.channel(1)), Aftermath.files(take.directory(folder), manifest));
            assertThat(result.missing()).as(result.describe()).hasSize(missing);
            assertThat(result.notYet() + result.foreign() + result.outOfOrder()).isZero();
            assertThat(result.repeated()).isEmpty();
            new Aftermath(tool(), folder).decodes();
        }
    }

    /** At ten times the speed, the network is gone for fifteen segments. */
    @Test
    void whatWentByWhileTheNetworkWasGoneIsFetchedAfterwards() throws Exception {
        Take take = take("ts", "win=0&start=12&speed=10&f=gone:12*3");
        try (LiveOrigin origin = origin(LiveClock.system());
                WebClient http = http()) {
            RecordingSummary summary = record(http, origin, take, null);

            assertThat(summary.reason()).isEqualTo(EndReason.STREAM_ENDED);
            assertThat(summary.gaps()).isEmpty();
            Manifest manifest = new Aftermath(tool(), folder).agreed(take);
            assertThat(manifest).isNotNull();
            assertThat(manifest.units()).isEqualTo(SEGMENTS);
            RecordingCheck.Result result = RecordingCheck.check(
                    origin.report(take.channel(1)), Aftermath.files(take.directory(folder), manifest));
            assertThat(result.complete()).as(result.describe()).isTrue();
        }
    }

    private RecordingSummary record(WebClient http, LiveOrigin origin, Take take, Duration longest) {
        try (LiveRecorder recorder = Take.recorder(http, Storage.LOCAL)) {
            return recorder.record(take.request(origin.url("/"), 1, "", folder, longest), _ -> {});
        }
    }

    private static Take take(String kind, String more) {
        String query = "p=360p&kind=" + kind + "&end=" + SEGMENTS + "&" + more;
        return new Take("dvr", Protocol.HLS, query, Order.AS_RECORDED, Splitting.NONE);
    }

    private static LiveOrigin origin(LiveClock clock) throws IOException {
        return LiveOrigin.start(0, new MediaCache(Path.of("target/media-cache"), tool()), clock);
    }

    private static WebClient http() {
        return WebClient.create(NetSettings.defaults()).allowingInternal(true);
    }

    private static FFmpeg tool() {
        return ((FFmpegLookup.Found) FFmpeg.find()).ffmpeg();
    }
}
