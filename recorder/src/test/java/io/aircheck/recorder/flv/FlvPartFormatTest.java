package io.aircheck.recorder.flv;

import static io.aircheck.recorder.connection.QuickRules.QUICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.flv.FlvMetadata;
import io.aircheck.media.flv.FlvMetadata.KeyFrame;
import io.aircheck.media.flv.FlvTag;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.connection.HeardSink;
import io.aircheck.recorder.connection.ScriptedHttp;
import io.aircheck.recorder.connection.ScriptedSource;
import io.aircheck.recorder.memory.MediaMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlvPartFormatTest {

    @TempDir
    private Path directory;

    private final FlvPartFormat format = new FlvPartFormat();
    private List<MediaUnit> units;

    @BeforeEach
    void tenGroupsCame() throws Exception {
        HeardSink sink = new HeardSink();
        ScriptedHttp http = new ScriptedHttp().answer(TestFlv.stream(1, 0, 10), ScriptedHttp.Ending.END);
        new FlvEngine(http, Clock.systemUTC(), new MediaMemory(64L << 20), QUICK).run(new ScriptedSource(), sink);
        units = sink.units();
    }

    @Test
    void closedFileTellsItsLengthAndWhereItsKeyFramesAre() throws IOException {
        Path file = write(units);
        try (FileChannel channel = open(file)) {
            format.close(channel);
        }
        List<FlvTag> tags = tags(file);
        FlvMetadata metadata = FlvMetadata.of(tags.getFirst()).orElseThrow();
        assertThat(metadata.durationSeconds()).isEqualTo(2.0);
        assertThat(metadata.fileBytes()).isEqualTo(Files.size(file));
        assertThat(metadata.keyFrames())
                .extracting(KeyFrame::timestamp)
                .startsWith(0L, 200L, 400L)
                .hasSize(10);
        byte[] bytes = Files.readAllBytes(file);
        assertThat(metadata.keyFrames()).allSatisfy(key -> {
            FlvTag tag = FlvTag.decode(ByteBuffer.wrap(bytes).slice((int) key.position(), 20));
            assertThat(tag.timestamp()).isEqualTo(key.timestamp());
            assertThat(tag.octet(0)).isEqualTo(0x17);
        });
        assertThat(tags.subList(1, 3)).as("sequence headers").allMatch(tag -> tag.octet(1) == 0);
    }

    @Test
    void laterPartBeginsAtZeroToo() throws IOException {
        List<FlvTag> tags = tags(write(units.subList(6, 10)));
        assertThat(tags.get(3).timestamp()).isZero();
        assertThat(tags.getLast().timestamp()).isEqualTo(3 * 200 + 160);
    }

    @Test
    void onlyUnitsOfAPartThatBeginsAtZeroStayAsTheyCame() {
        format.open(units.getFirst());
        assertThat(format.append(units.getFirst()).asReceived()).isTrue();

        FlvPartFormat later = new FlvPartFormat();
        later.open(units.get(6));
        assertThat(later.append(units.get(6)).asReceived()).isFalse();
    }

    @Test
    void fileThatACrashLeftIsCutAfterItsLastWholeTagAndCompleted() throws IOException {
        Path whole = write(units.subList(0, 5));
        long wholeBytes = Files.size(whole);
        for (byte[] torn : List.of(
                new byte[0], new byte[] {9, 0, 0}, new byte[500], new byte[] {9, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 7, 0})) {
            Path file = directory.resolve("torn.flv");
            Files.write(file, TestFlv.concat(Files.readAllBytes(whole), torn));
            try (FileChannel channel = open(file)) {
                assertThat(new FlvPartFormat().recover(channel)).isEqualTo(wholeBytes);
            }
            FlvMetadata metadata = FlvMetadata.of(tags(file).getFirst()).orElseThrow();
            assertThat(metadata.fileBytes()).isEqualTo(wholeBytes).isEqualTo(Files.size(file));
            assertThat(metadata.durationSeconds()).isEqualTo(1.0);
            assertThat(metadata.keyFrames()).hasSize(5);
        }
    }

    @Test
    void recoveredAndClosedFilesAreTheSame() throws IOException {
        Path closed = write(units);
        Path recovered = Files.copy(closed, directory.resolve("recovered.flv"));
        try (FileChannel one = open(closed);
                FileChannel other = open(recovered)) {
            format.close(one);
            new FlvPartFormat().recover(other);
        }
        assertThat(recovered).hasSameBinaryContentAs(closed);
    }

    @Test
    void fileWithoutMediaIsNothing() throws IOException {
        for (byte[] content : List.of(new byte[0], new byte[100], new byte[] {70, 76, 86})) {
            Path file = Files.write(directory.resolve("empty.flv"), content);
            try (FileChannel channel = open(file)) {
                assertThat(new FlvPartFormat().recover(channel)).isZero();
            }
        }
    }

    private Path write(List<MediaUnit> written) throws IOException {
        Path file = directory.resolve("x.flv");
        try (FileChannel channel = open(file)) {
            write(channel, format.open(written.getFirst()));
            for (MediaUnit unit : written) {
                write(
                        channel,
                        format.append(unit).bytes().stream()
                                .map(ByteBuffer::duplicate)
                                .toList());
            }
        }
        return file;
    }

    private static void write(FileChannel channel, List<ByteBuffer> buffers) throws IOException {
        for (ByteBuffer buffer : buffers) {
            channel.write(buffer, channel.size());
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static List<FlvTag> tags(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        List<FlvTag> tags = new ArrayList<>();
        for (int at = FlvPartFormat.FILE_HEADER_BYTES; at < bytes.limit(); ) {
            tags.add(FlvTag.decode(bytes.slice(at, bytes.limit() - at)));
            at += tags.getLast().encodedBytes();
        }
        return tags;
    }
}
