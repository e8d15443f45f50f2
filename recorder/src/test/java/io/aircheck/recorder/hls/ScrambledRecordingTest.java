package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.net.Dialer;
import io.aircheck.net.ProxyAddress;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Limits;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.SplitSignal;
import io.aircheck.recorder.Splitting;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.session.KeptLookup;
import io.aircheck.recorder.session.LiveRecorder;
import io.aircheck.recorder.session.Networks;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broadcast as Bigo sends it, recorded into a file: its playlist names a seed, its segments are scrambled with it. */
@Timeout(30)
class ScrambledRecordingTest {

    private static final String LIST = "http://h.test:1451/list_1_2_0.m3u8";

    /** Of the seed in the playlist, as the fact sheet has them. */
    private static final byte[][] MASKS = {
        HexFormat.of().parseHex("49f29687239e1102268e450a64ef177e"),
        HexFormat.of().parseHex("6291b22451b0a5a9360a98b3d61abf90")
    };

    private static final String PLAYLIST = """
            #EXTM3U
            #EXT-X-BIGO-WEB-PROTECTION:VERSION=1,SEED=807018584
            #EXT-X-VERSION:3
            #EXT-X-MEDIA-SEQUENCE:104
            #EXT-X-PROGRAM-DATE-TIME:2026-11-01T03:05:22
            #EXT-X-TARGETDURATION:2
            #EXTINF:2, no desc
            2472_104&4097&0.ts
            #EXTINF:2, no desc
            2472_105&4097&0.ts
            #EXTINF:2, no desc
            2472_106&4097&0.ts
            #EXT-X-ENDLIST
            """;

    @TempDir
    Path directory;

    @Test
    void theFileHoldsTheSegmentsAsTheyWereMade() {
        FakeWeb web = new FakeWeb().at(LIST, PLAYLIST);
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            byte[] segment = TinyTs.segment(2 * i, 1, i);
            made.writeBytes(segment);
            web.at("http://h.test:1451/2472_" + (104 + i) + "&4097&0.ts", scrambled(segment));
        }

        RecordingSummary summary = record(web);

        assertThat(summary.reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(summary.gaps()).isEmpty();
        assertThat(directory.resolve("bigo.ts")).hasBinaryContent(made.toByteArray());
    }

    private RecordingSummary record(FakeWeb web) {
        RecordingRequest request = new RecordingRequest(
                source(),
                directory,
                "bigo",
                Limits.NONE,
                Splitting.NONE,
                new SplitSignal(),
                Order.AS_RECORDED,
                Duration.ofSeconds(10));
        KeptLookup noFFmpeg = new KeptLookup(() -> new FFmpegLookup.Missing("No FFmpeg here."));
        try (LiveRecorder recorder =
                new LiveRecorder(room -> new Networks.Network(web, new NoDialer()), noFFmpeg, Clock.systemUTC())) {
            return recorder.record(request, event -> {});
        }
    }

    private static StreamSource source() {
        LiveStream stream = LiveStream.of(Protocol.HLS, Quality.OD, "OD", LIST);
        return new StreamSource() {
            @Override
            public LiveStream stream() {
                return stream;
            }

            @Override
            public Resolution resolveAgain() {
                return new Resolution(new RoomStatus.Offline(RoomDetails.UNKNOWN), null);
            }
        };
    }

    private static byte[] scrambled(byte[] segment) {
        byte[] bytes = segment.clone();
        for (int packet = 0; packet < MASKS.length; packet++) {
            for (int i = 0; i < 16; i++) {
                bytes[packet * 188 + i] ^= MASKS[packet][i];
            }
        }
        return bytes;
    }

    /** HLS is HTTP; nothing else is dialled. */
    private static final class NoDialer implements Dialer {
        @Override
        public Socket dial(String host, int port, boolean secure) {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable ProxyAddress proxy() {
            return null;
        }
    }
}
