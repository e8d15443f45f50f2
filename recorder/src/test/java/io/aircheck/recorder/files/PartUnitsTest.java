package io.aircheck.recorder.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recording of three units of 24 bytes behind a head of 3, once while it runs and once ended. */
class PartUnitsTest {

    @TempDir
    Path temp;

    private Path running;
    private Path ended;

    @BeforeEach
    void record() throws Exception {
        running = temp.resolve("running");
        try (Scene scene = new Scene(temp.resolve("ended"))) {
            RecordingWriter writer = scene.writer();
            for (int number = 0; number < 3; number++) {
                writer.write(Scene.unit(number));
            }
            scene.copyTo(running);
            writer.closeParts();
            writer.finish(EndReason.OFFLINE, null);
            ended = scene.directory;
        }
    }

    private static void assertKnown(Path file, boolean finished) {
        PartUnits part = PartUnits.of(file).orElseThrow();
        assertThat(part.finished()).isEqualTo(finished);
        assertThat(part.units()).extracting(UnitEntry::offset).containsExactly(3L, 27L, 51L);
        assertThat(part.units()).extracting(UnitEntry::bytes).containsOnly(24L);
        assertThat(part.units()).extracting(UnitEntry::durationMillis).containsOnly(2000L);
    }

    @Test
    void anEndedRecordingIsKnownByItsManifest() {
        assertKnown(ended.resolve("base.ts"), true);
    }

    @Test
    void aRunningRecordingIsKnownByItsJournalWhichStaysAsItIs() throws IOException {
        Path journal = running.resolve("base.journal");
        Files.writeString(journal, Files.readString(journal) + "{\"entry\":\"un");
        byte[] before = Files.readAllBytes(journal);

        assertKnown(running.resolve("base.ts.part"), false);
        assertThat(Files.readAllBytes(journal)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        ended   | base.manifest.json | "schema" : 1      | "schema" : 99
        ended   | base.manifest.json | {                 | [
        ended   | base.manifest.json | "units" :         | "other" :
        ended   | base.manifest.json | "offset" :        | "offset" : -
        ended   | base.manifest.json | "file" : "base.ts | "file" : "../base.ts
        running | base.journal       | "schema":1        | "schema":99
        running | base.journal       | {"entry":"begun"  | something else
        running | base.journal       | "part":0          | "part":7
        """)
    void whatIsDamagedNewerOrOfOtherFilesIsUnknown(String kind, String file, String from, String to)
            throws IOException {
        Path directory = temp.resolve(kind);
        String text = Files.readString(directory.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(
                directory.resolve(file),
                from.equals("\"part\":0") ? text.replaceFirst(from, to) : text.replace(from, to));

        for (String name : List.of("base.ts", "base.ts.part")) {
            assertThat(PartUnits.of(directory.resolve(name))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"base.ts", "other.ts", "noExtension", ".part", "base.manifest.json"})
    void aFileAloneIsUnknown(String name) {
        assertThat(PartUnits.of(temp.resolve(name))).isEmpty();
    }

    @Test
    void unitsThatTheFileIsTooShortForAreLeftOut() throws IOException {
        Files.writeString(
                ended.resolve("base.ts"),
                Files.readString(ended.resolve("base.ts")).substring(0, 60));

        assertThat(PartUnits.of(ended.resolve("base.ts")).orElseThrow().units()).hasSize(2);
    }
}
