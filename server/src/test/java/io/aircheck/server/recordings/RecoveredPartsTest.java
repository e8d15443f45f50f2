package io.aircheck.server.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.files.Manifest;
import io.aircheck.recorder.files.Manifest.Delivered;
import io.aircheck.recorder.files.Manifest.PartEntry;
import io.aircheck.recorder.files.ManifestJson;
import io.aircheck.server.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the library shows of a recording that a run left open, by its manifest. */
class RecoveredPartsTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path home;

    @Test
    void partsThatWereJoinedAreOneFile() throws IOException {
        try (Shelf shelf = new Shelf(home, START)) {
            OpenRecording recording = withParts(shelf, 3);
            Delivered whole = new Delivered("a.joined.ts", 250, 240_000, null);
            write(recording, part(0, whole), part(1, whole), part(2, null));

            RecoveredParts.takeOver(recording);

            assertThat(recording.view().parts())
                    .extracting(RecordedPart::number, RecordedPart::file, RecordedPart::bytes)
                    .containsExactly(tuple(0, "town/a.joined.ts", 250L), tuple(2, "town/a_002.ts", 100L));
            assertThat(recording.view().parts().getFirst().duration()).isEqualTo(Duration.ofMinutes(4));
        }
    }

    @Test
    void anOpenPartThatTheManifestDoesNotHaveIsForgotten() throws IOException {
        try (Shelf shelf = new Shelf(home, START)) {
            OpenRecording recording = withParts(shelf, 1);
            recording.accept(new RecordingEvent.PartOpened(1, file(recording, 1), START));
            write(recording, part(0, null));

            RecoveredParts.takeOver(recording);

            assertThat(recording.view().parts())
                    .extracting(RecordedPart::number)
                    .containsExactly(0);
        }
    }

    private static OpenRecording withParts(Shelf shelf, int count) {
        OpenRecording recording = shelf.begin(1, "小雨", "town/a");
        for (int number = 0; number < count; number++) {
            Path file = file(recording, number);
            recording.accept(new RecordingEvent.PartOpened(number, file, START));
            recording.accept(
                    new RecordingEvent.PartClosed(new Part(number, file, 100, Duration.ofMinutes(2), START, 1)));
        }
        return recording;
    }

    private static Path file(OpenRecording recording, int number) {
        return recording.directory().resolve(name(number));
    }

    private static String name(int number) {
        return number == 0 ? "a.ts" : "a_%03d.ts".formatted(number);
    }

    private static PartEntry part(int number, @Nullable Delivered delivered) {
        return new PartEntry(
                number, name(number), Container.TS, "c", START, 120_000, 100, false, null, delivered, List.of());
    }

    private static void write(OpenRecording recording, PartEntry... parts) throws IOException {
        Path file = ManifestJson.file(recording.directory(), recording.baseName());
        Files.createDirectories(recording.directory());
        ManifestJson.write(
                new Manifest(
                        Manifest.SCHEMA,
                        new Manifest.Source(
                                "town", "1", "https://town.example/1", "https://cdn.example/a", "hls", "best"),
                        START,
                        START,
                        240_000,
                        300,
                        2,
                        EndReason.OFFLINE,
                        null,
                        false,
                        List.of(parts),
                        List.of(),
                        List.of()),
                file);
    }
}
