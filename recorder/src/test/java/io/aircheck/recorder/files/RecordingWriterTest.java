package io.aircheck.recorder.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Limits;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.Splitting;
import io.aircheck.recorder.StorageException;
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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTest {

    private static final String U0 = "<0:....................>";
    private static final String U1 = "<1:....................>";
    private static final String U2 = "<2:....................>";

    @TempDir
    Path temp;

    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene(temp.resolve("room"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void makesNothingBeforeTheFirstUnit() throws Exception {
        RecordingWriter writer = scene.writer();
        writer.incident("waiting");
        writer.gap(gap());
        assertThat(scene.directory).doesNotExist();
        writer.closeParts();
        assertThat(writer.finish(EndReason.OFFLINE, null)).isNull();
        assertThat(scene.directory).doesNotExist();
    }

    @Test
    void keepsThePartNameWhileItIsOpenAndLeavesFilesAndManifestAtTheEnd() throws Exception {
        RecordingWriter writer = scene.writer();
        writer.write(Scene.unit(0));
        writer.write(Scene.unit(1));
        assertThat(scene.names()).containsExactly("base.journal", "base.ts.part");
        assertThat(scene.text("base.ts.part")).isEqualTo("[c]" + U0 + U1);
        writer.closeParts();
        writer.finish(EndReason.OFFLINE, null);
        assertThat(scene.names()).containsExactly("base.manifest.json", "base.ts");
        assertThat(scene.text("base.ts")).isEqualTo("[c]" + U0 + U1 + "{index}");
        assertThat(scene.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("PartOpened", "UnitWritten", "UnitWritten", "PartClosed");
    }

    /** Replaces the first byte of every unit but the first where it stands. */
    private static final class Marking implements PartFormat {
        private final PartFormat plain = new Scene.Plain();

        @Override
        public List<ByteBuffer> open(MediaUnit first) {
            return plain.open(first);
        }

        @Override
        public Appendix append(MediaUnit unit) {
            if (unit.sequence() == 0) {
                return plain.append(unit);
            }
            unit.body().getFirst().put(0, (byte) '#');
            return Appendix.changed(unit.body());
        }

        @Override
        public void close(FileChannel file) throws IOException {
            plain.close(file);
        }

        @Override
        public long recover(FileChannel file) throws IOException {
            return plain.recover(file);
        }
    }

    @Test
    void knowsTheBytesOfAUnitThatItsFormatChangedAsTheyCameAndAsTheyAre() throws Exception {
        var tools = new RecordingWriter.Tools(
                _ -> new Marking(), Storage.LOCAL, scene.syncer, Clock.fixed(Scene.START, ZoneOffset.UTC));
        var writer = new RecordingWriter(
                scene.request(null, null, null), Scene.SOURCE, tools, scene.events::add, (_, _, _) -> {});
        writer.write(Scene.unit(0));
        writer.write(Scene.unit(1));
        writer.closeParts();

        List<Manifest.UnitEntry> units = writer.unitsOf(0);
        String marked = "#" + U1.substring(1);
        assertThat(scene.text("base.ts")).isEqualTo("[c]" + U0 + marked + "{index}");
        assertThat(units)
                .extracting(Manifest.UnitEntry::crc32c, Manifest.UnitEntry::receivedCrc32c)
                .containsExactly(tuple(crc32c(U0), null), tuple(crc32c(marked), crc32c(U1)));
        writer.finish(EndReason.OFFLINE, null);
    }

    private static String crc32c(String text) {
        return FileChecksum.of(List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void beginsAPartForEachDecoderConfiguration() throws Exception {
        RecordingWriter writer = scene.writer();
        writer.write(Scene.unit(0, "a", true, 10));
        writer.write(Scene.unit(1, "b", true, 10));
        writer.write(Scene.unit(2, "a", true, 10));
        finish(writer);
        assertThat(scene.names()).containsExactly("base.manifest.json", "base.ts", "base_001.ts", "base_002.ts");
        assertThat(scene.text("base_001.ts")).isEqualTo("[b]<1:......>{index}");
    }

    @Test
    void splitsAtTheFirstKeyFrameAfterTheTime() throws Exception {
        RecordingWriter writer = scene.writer(scene.request(null, Duration.ofSeconds(5), null), Storage.LOCAL);
        for (int i = 0; i < 6; i++) {
            writer.write(Scene.unit(i, "c", i == 0 || i == 4, 10));
        }
        finish(writer);
        assertThat(scene.text("base.ts")).contains("<3:").doesNotContain("<4:");
        assertThat(scene.text("base_001.ts")).contains("<4:", "<5:");
    }

    @Test
    void splitsWithoutAKeyFrameAtTwiceTheTime() throws Exception {
        RecordingWriter writer = scene.writer(scene.request(null, Duration.ofSeconds(4), null), Storage.LOCAL);
        for (int i = 0; i < 6; i++) {
            writer.write(Scene.unit(i, "c", false, 10));
        }
        finish(writer);
        assertThat(scene.text("base.ts")).contains("<3:").doesNotContain("<4:");
    }

    @Test
    void splitsByBytes() throws Exception {
        RecordingWriter writer = scene.writer(scene.request(null, null, 40L), Storage.LOCAL);
        for (int i = 0; i < 4; i++) {
            writer.write(Scene.unit(i));
        }
        finish(writer);
        assertThat(scene.text("base.ts")).isEqualTo("[c]" + U0 + U1 + "{index}");
    }

    @Test
    void saysWhenItHasAllItWants() throws Exception {
        RecordingWriter writer = scene.writer(scene.request(Duration.ofSeconds(3), null, null), Storage.LOCAL);
        assertThat(writer.write(Scene.unit(0))).isTrue();
        assertThat(writer.write(Scene.unit(1))).isFalse();
        assertThat(writer.write(Scene.unit(2))).isFalse();
        finish(writer);
        assertThat(scene.text("base.ts")).isEqualTo("[c]" + U0 + U1 + "{index}");
    }

    @Test
    void endsWithTheUnitThatReachesItsSize() throws Exception {
        Limits limits = new Limits(null, 50L, null);
        RecordingWriter writer = scene.writer(scene.request(limits, Splitting.NONE), Storage.LOCAL);
        assertThat(writer.write(Scene.unit(0))).isTrue();
        assertThat(writer.write(Scene.unit(1))).isFalse();
        finish(writer);
        RecordingWriter again = scene.writer(scene.request(limits, Splitting.NONE), Storage.LOCAL);
        assertThat(again.write(Scene.unit(2))).as("also when it is continued").isFalse();
        finish(again);
        assertThat(scene.names()).containsExactly("base.manifest.json", "base.ts");
    }

    @Test
    void endsWithTheFirstUnitThatComesAfterItsTime() throws Exception {
        assertThat(writesOnUntil(Scene.START.plusMillis(1))).isTrue();
        assertThat(writesOnUntil(Scene.START)).isFalse();
    }

    private boolean writesOnUntil(Instant until) throws Exception {
        Limits limits = new Limits(null, null, until);
        RecordingWriter writer = scene.writer(scene.request(limits, Splitting.NONE), Storage.LOCAL);
        boolean more = writer.write(Scene.unit(until.toEpochMilli()));
        finish(writer);
        return more;
    }

    @Test
    void splitsAtTheNextKeyFrameAfterASignal() throws Exception {
        RecordingRequest request = scene.request(Limits.NONE, Splitting.NONE);
        RecordingWriter writer = scene.writer(request, Storage.LOCAL);
        writer.write(Scene.unit(0));
        request.splitSignal().give();
        writer.write(Scene.unit(1, "c", false, 10));
        writer.write(Scene.unit(2));
        writer.write(Scene.unit(3));
        finish(writer);
        assertThat(scene.names()).containsExactly("base.manifest.json", "base.ts", "base_001.ts");
        assertThat(scene.text("base_001.ts")).contains("<2:", "<3:");
    }

    @Test
    void splitsAtANewTitleWhereThatIsWished() throws Exception {
        RecordingWriter writer =
                scene.writer(scene.request(Limits.NONE, new Splitting(null, null, true)), Storage.LOCAL);
        writer.title("First Song", Scene.START);
        writer.write(Scene.unit(0));
        writer.write(Scene.unit(1));
        writer.title("Second Song", Scene.START);
        writer.write(Scene.unit(2));
        finish(writer);
        assertThat(scene.names()).containsExactly("base.manifest.json", "base.ts", "base_001.ts");
        assertThat(scene.text("base.ts")).isEqualTo("[c]" + U0 + U1 + "{index}");
    }

    @Test
    void writesNoFileOver() throws Exception {
        Files.createDirectories(scene.directory);
        Files.writeString(scene.directory.resolve("base.ts"), "mine");
        Files.writeString(scene.directory.resolve("base_001.ts.part"), "mine");
        RecordingWriter writer = scene.writer();
        writer.write(Scene.unit(0));
        finish(writer);
        assertThat(scene.text("base.ts")).isEqualTo("mine");
        assertThat(scene.text("base_002.ts")).isEqualTo("[c]" + U0 + "{index}");
    }

    @Test
    void finishesTheUnitThoughItsThreadIsInterrupted() throws Exception {
        RecordingWriter writer = scene.writer();
        Thread.currentThread().interrupt();
        writer.write(Scene.unit(0));
        writer.write(Scene.unit(1));
        finish(writer);
        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        assertThat(scene.text("base.ts")).isEqualTo("[c]" + U0 + U1 + "{index}");
    }

    @Test
    void goesOnWithARecordingThatWasKilled() throws Exception {
        scene.writer().write(Scene.unit(0));
        try (Scene later = afterAKill()) {
            RecordingWriter writer = later.writer();
            writer.write(Scene.unit(5));
            finish(writer);
            assertThat(later.names()).containsExactly("base.manifest.json", "base.ts", "base_001.ts");
            assertThat(later.text("base.ts")).isEqualTo("[c]" + U0 + "{index}");
            Manifest manifest = ManifestJson.read(later.directory.resolve("base.manifest.json"));
            assertThat(manifest.recovered()).isTrue();
            assertThat(manifest.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.cause()).isEqualTo(Gap.Cause.RECORDER_STOPPED);
                assertThat(gap.lengthMillis()).isEqualTo(8000);
                assertThat(gap.units()).isEqualTo(4);
            });
            assertThat(manifest.units()).isEqualTo(2);
        }
    }

    @Test
    void doesNotWriteAgainWhatAPlaylistStillListsAfterAKill() throws Exception {
        RecordingWriter first = scene.writer();
        for (int i = 0; i < 3; i++) {
            first.write(Scene.unit(i));
        }
        try (Scene later = afterAKill()) {
            RecordingWriter writer = later.writer();
            for (int i = 1; i < 5; i++) {
                assertThat(writer.write(Scene.unit(i))).isTrue();
            }
            finish(writer);
            Manifest manifest = ManifestJson.read(later.directory.resolve("base.manifest.json"));
            assertThat(manifest.gaps()).isEmpty();
            assertThat(manifest.parts().stream()
                            .flatMap(part -> part.units().stream())
                            .map(Manifest.UnitEntry::sequence))
                    .containsExactly(0L, 1L, 2L, 3L, 4L);
        }
    }

    @Test
    void countsANewNumberingAsAnEpoch() throws Exception {
        RecordingWriter writer = scene.writer();
        writer.write(Scene.unit(7));
        writer.engineRestarts();
        writer.write(Scene.unit(0, "c", true, 30));
        finish(writer);
        Manifest manifest = ManifestJson.read(scene.directory.resolve("base.manifest.json"));
        assertThat(manifest.parts().getFirst().units())
                .extracting(Manifest.UnitEntry::epoch)
                .containsExactly(0, 1);
    }

    @Test
    void continuesAnEndedRecordingWithoutAGapWhereNothingWasOnAir() throws Exception {
        RecordingWriter first = scene.writer();
        first.write(Scene.unit(0));
        finish(first);
        RecordingWriter second = scene.writer();
        second.write(Scene.unit(30));
        finish(second);
        Manifest manifest = ManifestJson.read(scene.directory.resolve("base.manifest.json"));
        assertThat(manifest.parts()).extracting(Manifest.PartEntry::file).containsExactly("base.ts", "base_001.ts");
        assertThat(manifest.gaps()).isEmpty();
    }

    @Test
    void leavesARunningRecordingOfAnotherAlone() throws Exception {
        RecordingWriter first = scene.writer();
        first.write(Scene.unit(0));
        assertThatThrownBy(() -> scene.writer().write(Scene.unit(1)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("another recorder is writing this recording");
        finish(first);
    }

    @Test
    void tellsTheManifestAllItKnows() throws Exception {
        RecordingWriter writer = scene.writer();
        writer.title("Song", Scene.START);
        writer.write(Scene.unit(0));
        writer.gap(gap());
        writer.write(Scene.unit(2));
        writer.closeParts();
        writer.finish(EndReason.STREAM_ENDED, "the playlist ended");
        Path golden = Path.of("src/test/resources/io/aircheck/recorder/files/manifest.json");
        assertThat(scene.text("base.manifest.json")).isEqualTo(Files.readString(golden));
    }

    @Test
    void refusesAManifestOfTheFuture() throws Exception {
        Files.createDirectories(scene.directory);
        Path file = Files.writeString(
                scene.directory.resolve("x.manifest.json"),
                Files.readString(Path.of("src/test/resources/io/aircheck/recorder/files/manifest.json"))
                        .replace("\"schema\" : 1", "\"schema\" : 2"));
        assertThatThrownBy(() -> ManifestJson.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("newer version");
        Files.writeString(file, "<html>");
        assertThatThrownBy(() -> ManifestJson.read(file)).hasMessageContaining("is no manifest");
    }

    @Test
    void namesTheFileThatTheDiskDidNotTake() throws Exception {
        RecordingWriter writer = scene.writer(scene.request(null, null, null), new FailingStorage(600));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10; i++) {
                        writer.write(Scene.unit(i));
                    }
                })
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("base.ts")
                .hasMessageContaining("No space left on device");
        assertThat(scene.events)
                .filteredOn(RecordingEvent.PartClosed.class::isInstance)
                .isEmpty();
    }

    /** A copy of the directory as it is now; the first writer goes on as if it were another machine. */
    private Scene afterAKill() throws IOException {
        Path copy = temp.resolve("after");
        scene.copyTo(copy);
        return new Scene(copy);
    }

    private static Gap gap() {
        return new Gap(
                Instant.parse("2026-01-31T20:30:02Z"), Duration.ofSeconds(2), 1, Gap.Cause.GONE, "segment 1 was gone");
    }

    private static void finish(RecordingWriter writer) throws StorageException {
        writer.closeParts();
        writer.finish(EndReason.STREAM_ENDED, null);
    }
}
