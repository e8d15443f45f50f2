package io.aircheck.recorder.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.files.Verification.Finding;
import io.aircheck.recorder.files.Verification.Kind;
import io.aircheck.recorder.files.Verification.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of the head {@code [c]}, the units 0 to 5 of 24 bytes each, and the index {@code {index}} is damaged. */
class VerificationTest {

    private static final int HEAD = 3;
    private static final int UNIT = 24;

    @TempDir
    Path temp;

    private Path manifest;
    private Path file;

    @BeforeEach
    void record() throws Exception {
        try (Scene scene = new Scene(temp.resolve("room"))) {
            RecordingWriter writer = scene.writer();
            for (int number = 0; number < 6; number++) {
                writer.write(Scene.unit(number));
            }
            writer.closeParts();
            writer.finish(EndReason.OFFLINE, null);
            manifest = writer.manifestFile();
            file = scene.directory.resolve("base.ts");
        }
    }

    private static int at(int unit) {
        return HEAD + unit * UNIT;
    }

    private static String unit(String text, int number) {
        return text.substring(at(number), at(number + 1));
    }

    private List<Finding> findingsAfter(UnaryOperator<String> damage) throws IOException {
        Files.writeString(file, damage.apply(Files.readString(file)), StandardCharsets.UTF_8);
        return Verification.of(manifest).findings();
    }

    @Test
    void untouchedRecordingIsIntact() throws IOException {
        Result result = Verification.of(manifest);
        assertThat(result.findings()).isEmpty();
        assertThat(result.units()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "30, 2", "100, 5", "146, 6"})
    void oneChangedByteIsNamedByItsUnit(int place, int unit) throws IOException {
        List<Finding> findings = findingsAfter(text -> text.substring(0, place) + "X" + text.substring(place + 1));
        assertThat(findings).containsExactly(new Finding(file, Kind.CHANGED, unit, unit - 1, at(unit - 1)));
    }

    @ParameterizedTest
    @CsvSource({"0", "2", "147", "153"})
    void oneChangedByteAroundTheUnitsIsNamedToo(int place) throws IOException {
        List<Finding> findings = findingsAfter(text -> text.substring(0, place) + "X" + text.substring(place + 1));
        assertThat(findings).containsExactly(new Finding(file, Kind.FRAME_CHANGED, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "5"})
    void removedUnitIsNamed(int number) throws IOException {
        List<Finding> findings = findingsAfter(text -> text.substring(0, at(number)) + text.substring(at(number + 1)));
        assertThat(findings)
                .extracting(Finding::kind, Finding::unit)
                .contains(tuple(number == 5 ? Kind.CUT_OFF : Kind.REMOVED, number + 1));
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "5"})
    void doubledUnitIsNamedWithThePlaceOfTheSecond(int number) throws IOException {
        List<Finding> findings = findingsAfter(
                text -> text.substring(0, at(number + 1)) + unit(text, number) + text.substring(at(number + 1)));
        assertThat(findings).containsExactly(new Finding(file, Kind.DOUBLED, number + 1, number, at(number + 1)));
    }

    @Test
    void swappedUnitsAreNamed() throws IOException {
        List<Finding> findings =
                findingsAfter(text -> text.substring(0, at(2)) + unit(text, 3) + unit(text, 2) + text.substring(at(4)));
        assertThat(findings).containsExactly(new Finding(file, Kind.MOVED, 3, 2, at(3)));
    }

    @Test
    void severalDamagesAreAllNamed() throws IOException {
        List<Finding> findings = findingsAfter(text -> text.substring(0, at(1))
                + text.substring(at(2), at(4)).replace("<3:.", "<3:x")
                + text.substring(at(4)));
        assertThat(findings)
                .extracting(Finding::kind, Finding::unit)
                .containsExactlyInAnyOrder(tuple(Kind.REMOVED, 2), tuple(Kind.CHANGED, 4));
    }

    @Test
    void fileThatEndsEarlyIsNamedFromWhereItIsCut() throws IOException {
        assertThat(findingsAfter(text -> text.substring(0, at(3) + 5)))
                .extracting(Finding::kind, Finding::unit)
                .startsWith(tuple(Kind.CUT_OFF, 4));
    }

    @Test
    void missingFileIsNamed() throws IOException {
        Files.delete(file);
        assertThat(Verification.of(manifest).findings()).containsExactly(new Finding(file, Kind.FILE_MISSING, 0, 0, 0));
    }
}
