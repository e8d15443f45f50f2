package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.UnitSink;
import io.aircheck.recorder.memory.MediaMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

/** An engine as a whole, against a web in memory and with a twentieth of its usual patience. */
abstract class HlsEngineScene {

    static final String LIST = "http://h.test/a/index.m3u8";

    final FakeWeb web = new FakeWeb();
    final MediaMemory memory = new MediaMemory(80L << 20);
    final Written sink = new Written();
    final List<StreamSource.Resolution> resolutions = new ArrayList<>();
    LiveStream stream = LiveStream.of(Protocol.HLS, Quality.OD, "source", LIST);

    static HlsSettings hasty() {
        return new HlsSettings(
                Duration.ofSeconds(2),
                Duration.ofMillis(200),
                Duration.ofSeconds(3),
                Duration.ofMillis(500),
                Duration.ofMillis(10),
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofMillis(300),
                Duration.ofMillis(600),
                Duration.ofMillis(500),
                Duration.ofMillis(200),
                Duration.ofMillis(400));
    }

    static final class Written implements UnitSink {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final List<String> configurations = new ArrayList<>();
        final List<Long> sequences = new ArrayList<>();
        final List<Gap> gaps = new ArrayList<>();
        final List<String> incidents = new ArrayList<>();
        final CountDownLatch first = new CountDownLatch(1);
        int enough = Integer.MAX_VALUE;
        long place;
        /** Of the first byte of each unit, in its page of memory. */
        final List<Integer> firstPlaces = new ArrayList<>();

        @Override
        public long place() {
            return place;
        }

        @Override
        public boolean write(MediaUnit unit) {
            ByteBuffer begin = unit.body().getFirst();
            firstPlaces.add(begin.alignmentOffset(begin.position(), MediaMemory.PAGE));
            for (ByteBuffer buffer : unit.body()) {
                byte[] copy = new byte[buffer.remaining()];
                buffer.get(buffer.position(), copy);
                bytes.writeBytes(copy);
            }
            configurations.add(unit.configuration());
            sequences.add(unit.sequence());
            first.countDown();
            return sequences.size() < enough;
        }

        @Override
        public void gap(Gap gap) {
            gaps.add(gap);
        }

        @Override
        public void incident(String what) {
            incidents.add(what);
        }

        @Override
        public void title(String title, Instant at) {
            throw new AssertionError("HLS has no titles");
        }
    }

    private StreamSource source() {
        return new StreamSource() {
            @Override
            public LiveStream stream() {
                return stream;
            }

            @Override
            public Resolution resolveAgain() throws IOException {
                if (resolutions.isEmpty()) {
                    throw new IOException("no such host");
                }
                return resolutions.size() == 1 ? resolutions.getFirst() : resolutions.removeFirst();
            }
        };
    }

    End run() throws InterruptedException, StorageException {
        return new HlsEngine(web, Clock.systemUTC(), memory, hasty()).run(source(), sink);
    }

    static byte[] segment(int i) {
        return TinyTs.segment(2 * i, 1, i);
    }

    static String list(int first, int count, String end) {
        StringBuilder text =
                new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:0.1\n#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
        for (int i = first; i < first + count; i++) {
            text.append("#EXTINF:0.1,\ns").append(i).append(".ts\n");
        }
        return text + end;
    }

    void segments(int count) {
        for (int i = 0; i < count; i++) {
            web.at("http://h.test/a/s" + i + ".ts", segment(i));
        }
    }

    byte[] all(int... numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int number : numbers) {
            bytes.writeBytes(segment(number));
        }
        return bytes.toByteArray();
    }

    @AfterEach
    void everyBufferWasGivenBack() {
        assertThat(memory.inUse()).isZero();
    }

    static void awaited(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
