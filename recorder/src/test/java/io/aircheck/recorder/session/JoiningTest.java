package io.aircheck.recorder.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.Protocol;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.Splitting;
import io.aircheck.recorder.Subtitles;
import io.aircheck.recorder.files.Storage;
import io.aircheck.recorder.files.Verification;
import io.aircheck.testkit.origin.LiveOrigin;
import io.aircheck.testkit.origin.RecordingCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Broadcasts in parts: nothing is missing between them, and where they fit they become one file. */
class JoiningTest {

    private static LiveOrigin origin;
    private static WebClient http;
    private static FFmpeg ffmpeg;

    @TempDir
    private Path folder;

    @BeforeAll
    static void goOnAir() throws IOException {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
        origin = LiveOrigin.start(0, Path.of("target/media-cache"));
        origin.prepare("360p", "alt", "mp3");
        http = WebClient.create(NetSettings.defaults()).allowingInternal(true);
    }

    @AfterAll
    static void goOffAir() throws IOException {
        if (origin != null) {
            http.close();
            origin.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hls, p=360p&kind=ts",
        "hls, p=360p&kind=fmp4",
        "flv, p=360p",
        "icy, p=mp3",
    })
    void nothingIsMissingBetweenParts(String protocol, String query) throws Exception {
        Take take = take("parts-" + protocol + query.replaceAll("\\W", ""), protocol, query, Order.AS_RECORDED);
        RecordingSummary summary = record(take, "");
        assertThat(summary.parts()).hasSizeGreaterThan(2);
        RecordingCheck.Result result = RecordingCheck.check(
                origin.report(take.channel(0)),
                summary.parts().stream().map(Part::file).toList());
        assertThat(result.complete()).as(result.describe()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "hls, p=360p&kind=ts, ORIGINAL, false, ts",
        "hls, p=360p&kind=fmp4, MP4, false, mp4",
        "flv, p=360p, MKV, false, mkv",
        "flv, p=360p, MP4, true, mp4",
        "icy, p=mp3, ORIGINAL, false, mp3",
    })
    void partsThatFitBecomeOneFile(String protocol, String query, Format format, boolean keep, String extension)
            throws Exception {
        String name = "one-" + protocol + format + extension;
        Order order = new Order(format, keep, false, true, false, Subtitles.NONE);
        RecordingSummary summary = record(take(name, protocol, query, order), "");
        assertThat(summary.message()).isNull();
        Part joined = summary.parts().getFirst();
        assertThat(summary.parts()).hasSize(1);
        assertThat(joined.file().getFileName()).hasToString(name + ".joined." + extension);
        assertThat(Probe.scannedDuration(ffmpeg, joined.file()))
                .isBetween(
                        summary.duration().minusSeconds(1), summary.duration().plusSeconds(1));
        try (Stream<Path> files = Files.list(joined.file().getParent())) {
            assertThat(files).hasSize(keep ? 2 + sources(summary) : 2);
        }
        assertThat(Verification.of(summary.manifest()).findings()).isEmpty();
    }

    private static int sources(RecordingSummary summary) throws IOException {
        return (int) Verification.of(summary.manifest()).manifest().parts().stream()
                .filter(part -> part.delivered() != null && part.delivered().source() != null)
                .count();
    }

    @Test
    void aRecordingThatGoesOnAfterwardsBecomesOneFileAgain() throws Exception {
        Order order = new Order(Format.ORIGINAL, false, false, true, false, Subtitles.NONE);
        Take take = take("again", "hls", "p=360p", order);
        RecordingSummary before = record(take, 0, "");
        RecordingSummary after = record(take, 1, "&base=500");
        assertThat(after.message()).isNull();
        assertThat(after.parts()).hasSize(1);
        Part joined = after.parts().getFirst();
        assertThat(joined.file().getFileName()).hasToString("again.joined.2.ts");
        assertThat(before.parts().getFirst().file()).doesNotExist();
        assertThat(Probe.scannedDuration(ffmpeg, joined.file()))
                .isBetween(after.duration().minusSeconds(1), after.duration().plusSeconds(1));
        assertThat(Verification.of(after.manifest()).findings()).isEmpty();
    }

    @Test
    void partsOfDifferentPicturesStayAndItIsSaidWhy() throws Exception {
        Order order = new Order(Format.ORIGINAL, false, false, true, false, Subtitles.NONE);
        RecordingSummary summary = record(take("differ", "hls", "p=360p", order), "&f=disc:4");
        assertThat(summary.message()).contains("has another picture or sound than the first");
        assertThat(summary.parts()).hasSizeGreaterThan(1);
        assertThat(summary.parts()).allSatisfy(part -> assertThat(part.file()).exists());
    }

    private static Take take(String name, String protocol, String query, Order order) {
        Protocol spoken = switch (protocol) {
            case "hls" -> Protocol.HLS;
            case "flv" -> Protocol.FLV;
            default -> Protocol.ICY;
        };
        return new Take(name, spoken, query, order, new Splitting(Duration.ofSeconds(6), null, false));
    }

    private RecordingSummary record(Take take, String more) {
        return record(take, 0, more);
    }

    private RecordingSummary record(Take take, int round, String more) {
        String all = more + (take.protocol() == Protocol.HLS ? "&start=9&win=0&end=9" : "&speed=0");
        try (LiveRecorder recorder = Take.recorder(http, Storage.LOCAL)) {
            return recorder.record(
                    take.request(origin.url("/"), round, all, folder, Duration.ofSeconds(18 * (1 + round))),
                    event -> {});
        }
    }
}
