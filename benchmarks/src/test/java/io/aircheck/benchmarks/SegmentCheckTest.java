package io.aircheck.benchmarks;

import static io.aircheck.testkit.origin.Report.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.benchmarks.PublishedSegments.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Segments 0 to 9 were on air; parts are written as the numbers that they hold. */
class SegmentCheckTest {

    @TempDir
    private Path folder;

    private final SegmentCheck check = new SegmentCheck(from -> published().subList((int) from, 10));

    @ParameterizedTest
    @CsvSource({
        "0 1 2 3 4 5 6 7 8 9, 10, 0, 10",
        "3 4 5, 3, 0, 6",
        "3 5 6 9, 4, 3, 10",
        "0 1, 2, 0, 2",
    })
    void whatLiesBetweenTheFirstAndTheLastIsMissing(String part, long units, long missing, long next) throws Exception {
        assertThat(check.check(part(part))).isEqualTo(new PartCheck.Found(units, missing, null));
        assertThat(check.next()).isEqualTo(next);
    }

    @Test
    void aPartGoesOnWhereTheOneBeforeItEnded() throws Exception {
        check.check(part("2 3"));

        assertThat(check.check(part("5 6"))).isEqualTo(new PartCheck.Found(2, 1, null));
    }

    @Test
    void thereIsNothingInAnEmptyPart() throws Exception {
        assertThat(check.check(part(""))).isEqualTo(new PartCheck.Found(0, 0, null));
        assertThat(check.next()).isNegative();
    }

    @ParameterizedTest
    @CsvSource({"4 4", "4 3", "4 11"})
    void whatComesTwiceOrBackOrWasNeverOnAirIsToldWithItsPlace(String part) throws Exception {
        assertThat(check.check(part(part)))
                .isEqualTo(new PartCheck.Found(1, 0, "holds from byte 96 what was not on air then"));
    }

    @Test
    void aTornSegmentIsTold() throws Exception {
        Path part = part("4 5");
        Files.write(part, List.of("torn"));

        assertThat(check.check(part).complaint()).startsWith("holds from byte 0 ");
    }

    private Path part(String numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String number : numbers.isEmpty() ? new String[0] : numbers.split(" ")) {
            bytes.write(bytes(Integer.parseInt(number)));
        }
        return Files.write(folder.resolve("part.ts"), bytes.toByteArray());
    }

    private static List<Segment> published() {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            segments.add(new Segment(i, 2000L * i, bytes(i).length, hash("SHA-256", bytes(i))));
        }
        return segments;
    }

    /** Each of a length of its own. */
    private static byte[] bytes(int number) {
        return "%d ".formatted(number).repeat(52 - number).getBytes(StandardCharsets.US_ASCII);
    }
}
