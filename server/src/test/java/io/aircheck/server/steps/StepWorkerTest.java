package io.aircheck.server.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.Recorder;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.files.Manifest;
import io.aircheck.recorder.files.Manifest.Delivered;
import io.aircheck.recorder.files.Manifest.PartEntry;
import io.aircheck.recorder.files.ManifestJson;
import io.aircheck.server.Shelf;
import io.aircheck.server.facts.FactSource;
import io.aircheck.server.facts.Facts;
import io.aircheck.server.hooks.HookBook;
import io.aircheck.server.hooks.HookForm;
import io.aircheck.server.hooks.Programs;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.jobs.Outcome;
import io.aircheck.server.recordings.RecordedPart;
import io.aircheck.server.retention.Keep;
import io.aircheck.server.retention.Keeper;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.Seal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each step on a recording with real files and a real manifest; only FFmpeg is played by a double that makes one file of all. */
@DisabledOnOs(OS.WINDOWS)
class StepWorkerTest {

    @TempDir
    Path home;

    private final List<Order> orders = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private Shelf shelf;
    private Keeper keeper;
    private StepWorker worker;
    private long recording;

    @BeforeEach
    void open() throws IOException {
        shelf = new Shelf(home, Instant.parse("2026-03-01T12:00:00Z"));
        keeper = new Keeper(
                new Keeper.Wishes(_ -> Keep.EVERYTHING, () -> 0L, () -> Duration.ofDays(7)),
                shelf.root,
                Set::of,
                () -> 0,
                shelf.database,
                shelf.bus,
                shelf.clock);
        recording = shelf.record(1, "小雨", "town/a", Duration.ofMinutes(4), 100, 200);
        ManifestJson.write(manifest(), shelf.root.resolve("town/a.manifest.json"));
        HookBook book = new HookBook(
                () -> HookForm.read("[{\"name\":\"upload\",\"command\":[\"/bin/cat\",\"{file}\"]},"
                        + "{\"name\":\"broken\",\"command\":[\"/bin/cat\",\"/nowhere/{name}\"]}]"),
                shelf.database,
                Seal.of(new Home(Files.createDirectories(home.resolve("config")).getParent()), Map.of()),
                home.resolve("none"));
        worker = new StepWorker(new StepWorker.Tools(
                shelf.library,
                new Joiner(),
                book,
                new Programs(home, Map.of()),
                new FactSource(_ -> Optional.empty(), shelf.library::find, shelf.root, ZoneOffset.UTC),
                _ -> new Order(Format.ORIGINAL, false),
                () -> keeper,
                shelf.clock));
    }

    @AfterEach
    void close() {
        keeper.close();
        shelf.close();
    }

    private Manifest manifest() {
        Instant start = shelf.clock.instant();
        return new Manifest(
                Manifest.SCHEMA,
                new Manifest.Source("town", "1", "https://town.example/1", "https://cdn.example/a", "hls", "best"),
                start,
                start,
                240_000,
                300,
                2,
                EndReason.OFFLINE,
                null,
                false,
                List.of(part(0, "a.ts", 100), part(1, "a_001.ts", 200)),
                List.of(),
                List.of());
    }

    private PartEntry part(int number, String file, long bytes) {
        CRC32C crc = new CRC32C();
        crc.update("x".repeat((int) bytes).getBytes(StandardCharsets.US_ASCII));
        Manifest.UnitEntry unit = new Manifest.UnitEntry(
                0, number, 0, bytes, "%08x".formatted(crc.getValue()), null, 120_000, null, shelf.clock.instant());
        return new PartEntry(
                number,
                file,
                Container.TS,
                "c",
                shelf.clock.instant(),
                120_000,
                bytes,
                false,
                null,
                null,
                List.of(unit));
    }

    /** Joins as the recorder does, as far as files and manifest tell. */
    private final class Joiner implements Recorder {

        @Override
        public RecordingSummary record(RecordingRequest request, Consumer<RecordingEvent> listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> deliver(Path file, Order order, DoubleConsumer progress) throws IOException {
            orders.add(order);
            if (problems.isEmpty()) {
                Manifest manifest = ManifestJson.read(file);
                Files.writeString(file.resolveSibling("a.joined.mp4"), "z".repeat(250));
                ManifestJson.write(
                        manifest.withParts(manifest.parts().stream()
                                .map(part -> part.withDelivered(new Delivered("a.joined.mp4", 250, 240_000, null)))
                                .toList()),
                        file);
                Files.delete(file.resolveSibling("a.ts"));
                Files.delete(file.resolveSibling("a_001.ts"));
            }
            progress.accept(1);
            return problems;
        }
    }

    private Outcome work(String step) throws InterruptedException {
        Instant now = shelf.clock.instant();
        return worker.work(
                new Job(
                        1,
                        Job.Lane.STEP,
                        step,
                        Facts.NONE,
                        1L,
                        recording,
                        null,
                        Job.State.RUNNING,
                        1,
                        now,
                        now,
                        now,
                        null,
                        0,
                        null,
                        ""),
                _ -> {});
    }

    private List<RecordedPart> parts() {
        return shelf.library.find(recording).orElseThrow().parts();
    }

    @Test
    void theLibraryHasWhatAConversionMade() throws InterruptedException {
        List<Long> others = new ArrayList<>();
        shelf.library.onTakeOver(others::add);

        assertThat(work("join")).isEqualTo(new Outcome.Done(null, "town/a.joined.mp4"));

        assertThat(orders).singleElement().satisfies(order -> {
            assertThat(order.join()).isTrue();
            assertThat(order.format()).isEqualTo(Format.TS);
        });
        assertThat(parts()).singleElement().satisfies(part -> {
            assertThat(part.file()).isEqualTo("town/a.joined.mp4");
            assertThat(part.mediaType()).isEqualTo("video/mp4");
            assertThat(part.bytes()).isEqualTo(250);
            assertThat(part.duration()).isEqualTo(Duration.ofMinutes(4));
        });
        assertThat(others).containsExactly(recording);
        assertThat(shelf.library.media(parts().getFirst().id())).isPresent();
    }

    @Test
    void filesThatFitAreJoinedAndAreThereOnce() throws InterruptedException, IOException {
        assertThat(work("join where possible")).isEqualTo(new Outcome.Done(null, "town/a.joined.mp4"));
        assertThat(orders).singleElement().satisfies(order -> {
            assertThat(order.join()).isTrue();
            assertThat(order.keepSource()).isFalse();
        });
        assertThat(parts()).hasSize(1);

        assertThat(work("join where possible")).isEqualTo(new Outcome.Done(null, "it is one file"));
        assertThat(orders).hasSize(1);
    }

    @Test
    void filesThatDoNotFitStayAndWhatFollowsIsDone() throws InterruptedException, IOException {
        Manifest manifest = manifest();
        PartEntry other = manifest.parts().getLast();
        PartEntry turned = new PartEntry(
                other.number(),
                other.file(),
                other.container(),
                "another",
                other.startedAt(),
                other.durationMillis(),
                other.bytes(),
                other.recovered(),
                other.frameCrc32c(),
                null,
                other.units());
        ManifestJson.write(
                manifest.withParts(List.of(manifest.parts().getFirst(), turned)),
                shelf.root.resolve("town/a.manifest.json"));

        assertThat(work("join where possible"))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.output())
                                .contains("stay several")
                                .contains("a_001.ts"));
        assertThat(orders).isEmpty();
        assertThat(parts()).hasSize(2);
    }

    @Test
    void stepsAskForWhatTheyAreCalled() throws InterruptedException {
        problems.add("no FFmpeg");

        assertThat(work("convert mkv")).isEqualTo(new Outcome.Failed(null, "no FFmpeg"));
        assertThat(work("reencode")).isEqualTo(new Outcome.Failed(null, "no FFmpeg"));

        assertThat(orders).extracting(Order::format).containsExactly(Format.MKV, Format.MP4);
        assertThat(orders).extracting(Order::reencode).containsExactly(false, true);
        assertThat(parts()).hasSize(2);
    }

    @Test
    void aProgramIsGivenTheFilesAsTheyAreNow() throws InterruptedException {
        work("join");

        assertThat(work("run upload")).isEqualTo(new Outcome.Done(0, "z".repeat(250)));
        assertThat(work("run broken")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.status()).isEqualTo(1);
            assertThat(failed.output()).contains("/nowhere/a.joined.mp4");
        });
        assertThat(work("run nothing")).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void everyByteIsVerified() throws InterruptedException, IOException {
        assertThat(work("verify"))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.output()).startsWith("2 units are as they were written"));

        Files.writeString(shelf.root.resolve("town/a_001.ts"), "x".repeat(199) + "y");

        assertThat(work("verify"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.output()).isEqualTo("a_001.ts: CHANGED at byte 0"));
    }

    @Test
    void whatIsDeletedIsInTheTrashUnlessItIsLocked() throws InterruptedException {
        keeper.lock(recording, true);
        assertThat(work("delete")).isEqualTo(new Outcome.Failed(null, "it is locked and stays"));

        keeper.lock(recording, false);
        assertThat(work("delete")).isInstanceOf(Outcome.Done.class);

        assertThat(keeper.trash()).hasSize(1);
        assertThat(shelf.files().keySet()).allMatch(file -> file.startsWith(".trash/"));
    }
}
