package io.aircheck.recorder.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever the disk or the power does, and when: what is left are whole units, from the first on, without a hole. */
class CrashTest {

    private Path temp;
    private Scene scene;

    @BeforeTry
    void open() throws IOException {
        temp = Files.createTempDirectory("crash");
        scene = new Scene(temp.resolve("room"));
    }

    @AfterTry
    void clean() throws IOException {
        scene.close();
        try (Stream<Path> files = Files.walk(temp)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Property(tries = 100)
    void aDiskThatFillsUpAtAnyByteLeavesWholeUnits(
            @ForAll("recordings") List<MediaUnit> units, @ForAll @IntRange(max = 4000) int room) throws Exception {
        var storage = new FailingStorage(room);
        RecordingWriter writer = scene.writer(scene.request(null, null, null), storage);
        int written = 0;
        try {
            for (MediaUnit unit : units) {
                writer.write(unit);
                written++;
            }
        } catch (StorageException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
        try {
            writer.closeParts();
            writer.finish(EndReason.DISK, "full");
        } catch (StorageException e) {
            // The journal stays for the time when there is room again.
        }
        new Recovery(_ -> new Scene.Plain(), Storage.LOCAL).run(scene.directory);
        assertWholeUnits(scene.directory, units, written, written);
    }

    @Property(tries = 100)
    void aKillAtAnyTimeLosesOnlyTheUnitInFlight(
            @ForAll("recordings") List<MediaUnit> units,
            @ForAll @IntRange(max = 200) int torn,
            @ForAll @IntRange(max = 11) int stopAfter)
            throws Exception {
        RecordingWriter writer = scene.writer();
        int written = Math.min(stopAfter, units.size());
        for (MediaUnit unit : units.subList(0, written)) {
            writer.write(unit);
        }
        Path after = temp.resolve("after");
        if (written > 0) {
            scene.copyTo(after);
        }
        // Part of the next unit had reached the file when the kill came.
        appendToTheOpenPart(after, "#".repeat(torn));
        recoverTwice(after);
        assertWholeUnits(after, units, written, written);
    }

    @Property(tries = 100)
    void aPowerCutThatTakesAnyTailLeavesWholeUnits(
            @ForAll("recordings") List<MediaUnit> units,
            @ForAll @IntRange(max = 300) int lostOfPart,
            @ForAll @IntRange(max = 300) int lostOfJournal,
            @ForAll boolean zeros)
            throws Exception {
        RecordingWriter writer = scene.writer();
        for (MediaUnit unit : units) {
            writer.write(unit);
        }
        Path after = temp.resolve("after");
        if (!units.isEmpty()) {
            scene.copyTo(after);
        }
        for (Path part : ending(after, ".part")) {
            lose(part, lostOfPart, zeros);
        }
        for (Path journal : ending(after, ".journal")) {
            // The line that begins a part is brought to the disk before its file is made.
            String lines = Files.readString(journal);
            int safe = lines.indexOf('\n', lines.lastIndexOf("\"entry\":\"part\"")) + 1;
            lose(journal, Math.min(lostOfJournal, lines.length() - safe), false);
        }
        recoverTwice(after);
        assertWholeUnits(after, units, 0, units.size());
    }

    @Provide
    Arbitrary<List<MediaUnit>> recordings() {
        Arbitrary<String> configuration =
                Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.just("a")), Tuple.of(1, Arbitraries.just("b")));
        return Combinators.combine(configuration, Arbitraries.integers().between(5, 90))
                .as((name, bytes) -> new Object[] {name, bytes})
                .list()
                .ofMaxSize(12)
                .map(shapes -> {
                    List<MediaUnit> units = new ArrayList<>();
                    for (Object[] shape : shapes) {
                        units.add(Scene.unit(units.size(), (String) shape[0], true, (int) shape[1]));
                    }
                    return units;
                });
    }

    private void recoverTwice(Path directory) throws IOException {
        var recovery = new Recovery(_ -> new Scene.Plain(), Storage.LOCAL);
        recovery.run(directory);
        if (Files.exists(directory)) {
            String once = contents(directory);
            assertThat(recovery.run(directory))
                    .as("a second recovery finds nothing to do")
                    .isEmpty();
            assertThat(contents(directory)).isEqualTo(once);
        }
    }

    /** The files together hold the first so many units, whole, and the manifest tells just these. */
    private static void assertWholeUnits(Path directory, List<MediaUnit> units, int atLeast, int atMost)
            throws IOException {
        if (!Files.exists(directory)) {
            assertThat(atLeast).isZero();
            return;
        }
        assertThat(ending(directory, ".part")).isEmpty();
        assertThat(ending(directory, ".journal")).isEmpty();
        var kept = new StringBuilder();
        for (Path part : ending(directory, ".ts").stream()
                .sorted(Comparator.comparing(
                        (Path file) -> file.getFileName().toString().replace(".ts", "")))
                .toList()) {
            String text = Files.readString(part);
            assertThat(text).matches("\\[[ab]](?:<\\d+:\\.*>)+(?:\\{index})?");
            kept.append(text.replaceAll("^\\[.]|\\{index}$", ""));
        }
        int count = kept.toString().split("<", -1).length - 1;
        assertThat(count).isBetween(atLeast, atMost);
        var expected = new StringBuilder();
        units.subList(0, count).forEach(unit -> unit.body().forEach(buffer -> expected.append(text(buffer))));
        assertThat(kept).hasToString(expected.toString());
        if (count > 0) {
            Manifest manifest = ManifestJson.read(directory.resolve("base.manifest.json"));
            assertThat(manifest.units()).isEqualTo(count);
            for (Manifest.PartEntry part : manifest.parts()) {
                assertThat(Files.size(directory.resolve(part.file()))).isEqualTo(part.bytes());
            }
        }
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
    }

    private static void appendToTheOpenPart(Path directory, String bytes) throws IOException {
        for (Path part : ending(directory, ".part")) {
            Files.writeString(part, bytes, StandardOpenOption.APPEND);
        }
    }

    private static void lose(Path file, int bytes, boolean zeros) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long size = channel.size();
            long kept = Math.max(0, size - bytes);
            channel.truncate(kept);
            if (zeros) {
                channel.write(ByteBuffer.allocate((int) (size - kept)), kept);
            }
        }
    }

    private static List<Path> ending(Path directory, String ending) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String contents(Path directory) throws IOException {
        var text = new StringBuilder();
        for (Path file : ending(directory, "")) {
            text.append(file.getFileName())
                    .append('=')
                    .append(Files.readString(file))
                    .append('\n');
        }
        return text.toString();
    }
}
