package io.aircheck.recorder.files;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.memory.MediaMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put into a file is there, whichever way the system takes it: past the page cache, or, where it refuses that, not. */
class PartFileTest {

    private static final int BLOCK = DirectFile.BLOCK;
    private static final int LARGE = 300 << 10;
    private static final MediaMemory MEMORY = new MediaMemory(64 << 20);

    @TempDir
    Path folder;

    /** Lengths of what is appended, one after the other. */
    static Stream<List<Integer>> appended() {
        return Stream.of(
                List.of(0, 1, BLOCK - 1, BLOCK, BLOCK + 1),
                List.of(LARGE),
                List.of(LARGE / BLOCK * BLOCK, LARGE / BLOCK * BLOCK, 7),
                List.of(13, LARGE, LARGE + 1, 2, LARGE + 2),
                List.of(BLOCK - 1, LARGE, 1, LARGE),
                List.of(3 << 20, 5, (1 << 20) + BLOCK, 1 << 20),
                new Random(25).ints(40, 1, 500_000).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("appended")
    void theFileEndsWhereTheLastUnitDoes(List<Integer> lengths) throws IOException {
        append(lengths, Storage.LOCAL, 0);
    }

    @ParameterizedTest
    @MethodSource("appended")
    void whatStandsOtherwiseInMemoryThanItWillInTheFileIsWrittenAllTheSame(List<Integer> lengths) throws IOException {
        append(lengths, Storage.LOCAL, 100);
    }

    @ParameterizedTest
    @MethodSource("appended")
    void aSystemThatKnowsNoOtherWayTakesAllThroughTheCache(List<Integer> lengths) throws IOException {
        append(
                lengths,
                (file, options) -> {
                    if (isDirect(options)) {
                        throw new UnsupportedOperationException("Error setting up DirectIO");
                    }
                    return FileChannel.open(file, options);
                },
                0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void aSystemThatTakesABackWayAndThenRefusesItLosesNothing(int writes) throws IOException {
        var left = new AtomicInteger(writes);
        append(
                List.of(13, LARGE, 2 << 20, LARGE, 1, LARGE),
                (file, options) -> {
                    FileChannel channel = FileChannel.open(file, options);
                    return isDirect(options)
                            ? new WatchedChannel(channel, (source, position) -> {
                                if (left.getAndDecrement() <= 0) {
                                    // As a disk that takes a part of it before it fails.
                                    channel.write(source.duplicate().limit(source.position() + BLOCK), position);
                                    throw new IOException("Invalid argument");
                                }
                                return channel.write(source, position);
                            })
                            : channel;
                },
                0);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theBlocksOfALargeUnitNeverEnterThePageCache() throws IOException {
        assumeThat(Files.getFileStore(folder).type()).isIn("ext4", "xfs");
        Path file = folder.resolve("放送.ts.part");
        try (PartFile part = PartFile.create(Storage.LOCAL, file)) {
            part.write(0, List.of(ByteBuffer.allocate(100)));
            part.write(100, pieces(new byte[LARGE], 100));
            assertThat(isInMemory(part.channel(), 0, BLOCK)).isTrue();
            assertThat(isInMemory(part.channel(), BLOCK, LARGE / BLOCK * BLOCK - BLOCK))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BLOCK, 200_000, 600_001, 1_000_000})
    void aFullDiskSaysSoAndTheFileIsCutToItsUnits(int room) throws IOException {
        Path file = folder.resolve("a.ts.part");
        byte[] unit = bytes(LARGE, 1);
        int whole = Math.min(3, room / LARGE);
        try (PartFile part = PartFile.create(new FailingStorage(room), file)) {
            for (int i = 0; i < whole; i++) {
                part.write((long) i * LARGE, pieces(unit, i * LARGE));
            }
            if (whole < 3) {
                assertThatThrownBy(() -> part.write((long) whole * LARGE, pieces(unit, whole * LARGE)))
                        .hasMessage("No space left on device");
                part.channel().truncate((long) whole * LARGE);
            }
        }
        assertThat(file).hasBinaryContent(repeated(unit, whole));
    }

    /** Each state of the disk between two writes of a unit is what a kill may leave. */
    @Test
    void aKillBetweenAnyTwoWritesOfAUnitLosesThatUnitAlone() throws Exception {
        Path room = folder.resolve("room");
        List<Path> kills = new ArrayList<>();
        var written = new AtomicInteger();
        List<Integer> wholeAt = new ArrayList<>();
        List<MediaUnit> units = new ArrayList<>();
        int place = "[c]".length();
        for (int number = 0; number < 4; number++) {
            MediaUnit unit = Scene.unit(number, "c", true, LARGE + number);
            units.add(moved(unit, place));
            place += LARGE + number;
        }
        try (Scene scene = new Scene(room)) {
            Storage killing = (file, options) -> {
                FileChannel channel = FileChannel.open(file, options);
                return file.toString().endsWith(".part")
                        ? new WatchedChannel(channel, (source, position) -> {
                            Path kill = folder.resolve("kill-" + kills.size());
                            scene.copyTo(kill);
                            kills.add(kill);
                            wholeAt.add(written.get());
                            return channel.write(source, position);
                        })
                        : channel;
            };
            RecordingWriter writer = scene.writer(scene.request(null, null, null), killing);
            for (MediaUnit unit : units) {
                writer.write(unit);
                written.incrementAndGet();
            }
            writer.closeParts();
            writer.finish(EndReason.STREAM_ENDED, null);
        }
        assertThat(kills).hasSizeGreaterThan(units.size());
        for (int i = 0; i < kills.size(); i++) {
            new Recovery(_ -> new Scene.Plain(), Storage.LOCAL).run(kills.get(i));
            Path part = kills.get(i).resolve("base.ts");
            int whole = wholeAt.get(i);
            assertThat(Files.exists(part)).isEqualTo(whole > 0);
            if (whole > 0) {
                StringBuilder expected = new StringBuilder("[c]");
                units.subList(0, whole).forEach(unit -> expected.append(text(unit)));
                assertThat(part).hasContent(expected + "{index}");
            }
        }
    }

    /** @param off by so much what is to be written stands otherwise in memory than it will in the file */
    private void append(List<Integer> lengths, Storage storage, int off) throws IOException {
        Path file = folder.resolve("a.ts.part");
        var expected = new ByteArrayOutputStream();
        try (PartFile part = PartFile.create(storage, file)) {
            for (int length : lengths) {
                byte[] unit = bytes(length, expected.size());
                List<ByteBuffer> buffers = pieces(unit, expected.size() + off);
                assertThat(part.write(expected.size(), buffers)).isEqualTo(length);
                assertThat(buffers.stream().mapToInt(ByteBuffer::remaining).sum())
                        .as("what is still to be read of them")
                        .isEqualTo(length);
                expected.writeBytes(unit);
                assertThat(Files.size(file)).isEqualTo(expected.size());
            }
        }
        assertThat(file).hasBinaryContent(expected.toByteArray());
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String text(MediaUnit unit) {
        StringBuilder text = new StringBuilder();
        unit.body().forEach(buffer -> text.append(StandardCharsets.UTF_8.decode(buffer.duplicate())));
        return text.toString();
    }

    /** The unit as it is when it was read to go to a place. */
    private static MediaUnit moved(MediaUnit unit, int place) {
        return new MediaUnit(
                unit.container(),
                unit.configuration(),
                unit.header(),
                pieces(text(unit).getBytes(StandardCharsets.UTF_8), place),
                unit.sequence(),
                unit.epoch(),
                unit.duration(),
                unit.programDateTime(),
                unit.receivedAt(),
                unit.keyFrame());
    }

    /** In buffers of the system's memory, as segments are read that will go to a place in a file. */
    private static List<ByteBuffer> pieces(byte[] bytes, int place) {
        List<ByteBuffer> pieces = new ArrayList<>();
        int from = place % BLOCK;
        for (int at = 0; at < bytes.length; ) {
            ByteBuffer chunk = requireNonNull(MEMORY.take(true));
            int count = Math.min(chunk.capacity() - from, bytes.length - at);
            pieces.add(chunk.put(from, bytes, at, count).position(from).limit(from + count));
            at += count;
            from = 0;
        }
        return pieces;
    }

    private static byte[] repeated(byte[] bytes, int times) {
        byte[] all = new byte[bytes.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return all;
    }

    private static boolean isDirect(OpenOption... options) {
        return !Set.of(StandardOpenOption.values()).containsAll(Arrays.asList(options));
    }

    @FunctionalInterface
    private interface Put {
        int put(ByteBuffer source, long position) throws IOException;
    }

    private static final class WatchedChannel extends ForwardingChannel {

        private final Put put;

        WatchedChannel(FileChannel file, Put put) {
            super(file);
            this.put = put;
        }

        @Override
        int put(ByteBuffer source, long position) throws IOException {
            return put.put(source, position);
        }
    }

    private static boolean isInMemory(FileChannel channel, long from, long bytes) throws IOException {
        return channel.map(FileChannel.MapMode.READ_ONLY, from, bytes).isLoaded();
    }
}
