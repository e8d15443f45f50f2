package io.aircheck.recorder.files;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.Limits;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.PartFormat;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.SplitSignal;
import io.aircheck.recorder.Splitting;
import io.aircheck.recorder.StreamSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A recording to be made in a directory, with units whose bytes can be told apart. */
final class Scene implements AutoCloseable {

    static final Instant START = Instant.parse("2026-01-31T20:30:00Z");
    static final Manifest.Source SOURCE =
            new Manifest.Source("acfun", "42", "https://live.example/42", "https://cdn.example/a.m3u8", "hls", "1080p");

    final Path directory;
    final List<RecordingEvent> events = new ArrayList<>();
    final Syncer syncer = new Syncer();

    Scene(Path directory) {
        this.directory = directory;
    }

    RecordingWriter writer() {
        return writer(request(null, null, null), Storage.LOCAL);
    }

    RecordingWriter writer(RecordingRequest request, Storage storage) {
        return new RecordingWriter(request, SOURCE, tools(storage), events::add, (writer, part, container) -> {});
    }

    RecordingWriter.Tools tools(Storage storage) {
        return new RecordingWriter.Tools(_ -> new Plain(), storage, syncer, Clock.fixed(START, ZoneOffset.UTC));
    }

    RecordingRequest request(Duration maxDuration, Duration splitDuration, Long splitBytes) {
        return request(new Limits(maxDuration, null, null), new Splitting(splitDuration, splitBytes, false));
    }

    RecordingRequest request(Limits limits, Splitting splitting) {
        return new RecordingRequest(
                new Fixed(),
                directory,
                "base",
                limits,
                splitting,
                new SplitSignal(),
                Order.AS_RECORDED,
                Duration.ofMinutes(1));
    }

    /** A unit of two seconds that came two seconds after the one before, {@code <number:………>}. */
    static MediaUnit unit(long number) {
        return unit(number, "c", true, 24);
    }

    static MediaUnit unit(long number, String configuration, boolean keyFrame, int bytes) {
        String text = "<" + number + ":";
        byte[] body =
                (text + ".".repeat(Math.max(0, bytes - text.length() - 1)) + ">").getBytes(StandardCharsets.UTF_8);
        int half = body.length / 2;
        return new MediaUnit(
                Container.TS,
                configuration,
                List.of(ByteBuffer.wrap(("[" + configuration + "]").getBytes(StandardCharsets.UTF_8))),
                List.of(ByteBuffer.wrap(body, 0, half), ByteBuffer.wrap(body, half, body.length - half)),
                number,
                0,
                Duration.ofSeconds(2),
                null,
                START.plusSeconds(2 * number),
                keyFrame);
    }

    String text(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Copies what is on the disk now, as a kill would leave it. */
    void copyTo(Path target) throws IOException {
        Files.createDirectories(target);
        for (String name : names()) {
            Files.copy(directory.resolve(name), target.resolve(name));
        }
    }

    @Override
    public void close() {
        syncer.close();
    }

    /** The configuration at the head, an index {@code {n}} at the end, as a container with both would have. */
    static final class Plain implements PartFormat {

        @Override
        public List<ByteBuffer> open(MediaUnit first) {
            return first.header();
        }

        @Override
        public Appendix append(MediaUnit unit) {
            return Appendix.asReceived(unit);
        }

        @Override
        public void close(FileChannel file) throws IOException {
            file.position(file.size());
            ByteBuffer index = ByteBuffer.wrap("{index}".getBytes(StandardCharsets.UTF_8));
            while (index.hasRemaining()) {
                file.write(index);
            }
        }

        @Override
        public long recover(FileChannel file) throws IOException {
            close(file);
            return file.size();
        }
    }

    private static final class Fixed implements StreamSource {
        @Override
        public LiveStream stream() {
            return LiveStream.of(Protocol.HLS, Quality.OD, "1080p", "https://cdn.example/a.m3u8?token=secret");
        }

        @Override
        public Resolution resolveAgain() {
            throw new UnsupportedOperationException();
        }
    }
}
