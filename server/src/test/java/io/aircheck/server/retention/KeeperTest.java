package io.aircheck.server.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aircheck.server.Shelf;
import io.aircheck.server.recordings.ArchivedRecording;
import io.aircheck.server.recordings.Archives;
import io.aircheck.server.retention.Kept.Why;
import io.aircheck.server.retention.Retention.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trash, undo and locks, and what stands in their way. */
class KeeperTest {

    @TempDir
    Path home;

    private Shelf shelf;
    private Keeper keeper;
    private Set<Long> busy = Set.of();

    @BeforeEach
    void open() {
        shelf = new Shelf(home, Instant.parse("2026-03-01T12:00:00Z"));
        keeper = keeper();
    }

    private Keeper keeper() {
        Keeper.Wishes wishes = new Keeper.Wishes(_ -> Keep.EVERYTHING, () -> 0L, () -> Duration.ofDays(7));
        return new Keeper(wishes, shelf.root, () -> busy, () -> 0, shelf.database, shelf.bus, shelf.clock);
    }

    @AfterEach
    void close() {
        keeper.close();
        shelf.close();
    }

    private long record(String name) {
        return shelf.record(1, "小雨", name, Duration.ofMinutes(5), 10, 20);
    }

    @Test
    void aRecordingGoesIntoTheTrashOutOfTheLibraryAndBack() {
        long id = record("town/小雨/a");
        TreeMap<String, String> before = shelf.files();

        assertThat(keeper.moveToTrash(id, Why.USER)).isEqualTo(Result.DONE);

        assertThat(shelf.files().keySet()).allMatch(file -> file.startsWith(".trash/" + id + "/town/小雨/a"));
        assertThat(shelf.files()).hasSize(4);
        assertThat(shelf.root.resolve("town")).doesNotExist();
        assertThat(shelf.library.finished(10, null, null)).isEmpty();
        assertThat(keeper.trash()).extracting(Kept::id, Kept::why).containsExactly(tuple(id, Why.USER));

        assertThat(keeper.restore(id)).isEqualTo(Result.DONE);
        assertThat(shelf.files()).isEqualTo(before);
        assertThat(shelf.library.finished(10, null, null)).hasSize(1);
        assertThat(shelf.root.resolve(".trash")).doesNotExist();
        assertThat(keeper.restore(id)).isEqualTo(Result.MISSING);
    }

    @Test
    void whatIsDeletedIsGoneButRemembered() {
        long id = record("a");
        keeper.moveToTrash(id, Why.USER);

        assertThat(keeper.delete(id)).isEqualTo(Result.DONE);

        assertThat(shelf.files()).isEmpty();
        assertThat(keeper.trash()).isEmpty();
        assertThat(keeper.restore(id)).isEqualTo(Result.MISSING);
        assertThat(keeper.delete(id)).isEqualTo(Result.MISSING);
        assertThat(shelf.library.find(id)).isPresent();
    }

    @Test
    void lockedRunningBusyAndUnknownOnesStay() {
        long locked = record("a");
        keeper.lock(locked, true);
        long atWork = record("b");
        busy = Set.of(atWork);
        long running = shelf.begin(1, "小雨", "c").id();
        TreeMap<String, String> before = shelf.files();

        assertThat(keeper.moveToTrash(locked, Why.USER)).isEqualTo(Result.LOCKED);
        assertThat(keeper.moveToTrash(atWork, Why.USER)).isEqualTo(Result.BUSY);
        assertThat(keeper.moveToTrash(running, Why.USER)).isEqualTo(Result.MISSING);
        assertThat(keeper.moveToTrash(999, Why.USER)).isEqualTo(Result.MISSING);
        assertThat(keeper.delete(locked)).as("only from the trash").isEqualTo(Result.MISSING);

        assertThat(shelf.files()).isEqualTo(before);
        keeper.lock(locked, false);
        assertThat(keeper.moveToTrash(locked, Why.USER)).isEqualTo(Result.DONE);
    }

    @Test
    void anUndoNeverOverwritesWhatStandsThereNow() {
        long id = record("a");
        keeper.moveToTrash(id, Why.USER);
        Shelf.write(shelf.root.resolve("a_001.ts"), "newer");
        TreeMap<String, String> before = shelf.files();

        assertThat(keeper.restore(id)).isEqualTo(Result.OCCUPIED);

        assertThat(shelf.files()).isEqualTo(before);
        assertThat(keeper.trash()).hasSize(1);
    }

    @Test
    void whatACrashCutShortIsMovedAtTheNextStart() throws IOException {
        long id = record("a");
        keeper.moveToTrash(id, Why.USER);
        // As it is when the process was killed between two files.
        Files.move(shelf.root.resolve(".trash/" + id + "/a.ts"), shelf.root.resolve("a.ts"));

        keeper.start();

        assertThat(shelf.files().keySet()).allMatch(file -> file.startsWith(".trash/"));
        assertThat(keeper.restore(id)).isEqualTo(Result.DONE);
        assertThat(shelf.files()).hasSize(4).containsKeys("a.ts", "a_001.ts", "a.jpg", "a.manifest.json");
    }

    @Test
    void whatAnotherProgramRecordedIsNeverTaken() {
        Path old = home.resolve("downloads").toAbsolutePath();
        Shelf.write(old.resolve("a/b.ts"), "not ours");
        Instant start = shelf.clock.instant().minus(Duration.ofDays(900));
        ArchivedRecording.Part part =
                new ArchivedRecording.Part(0, old.resolve("a/b.ts"), 8, Duration.ofMinutes(1), start);
        Archives archives = new Archives(shelf.database, shelf.root);
        archives.add(
                List.of(new ArchivedRecording("town", "小雨", null, old.resolve("a/b"), start, List.of(part))),
                List.of(new Archives.Room(1, "https://town.example/1")));
        long id = shelf.library.finished(1, null, null).getFirst().recording().id();

        assertThat(keeper.find(id)).isEmpty();
        assertThat(keeper.moveToTrash(id, Why.USER)).isEqualTo(Result.MISSING);
        assertThat(keeper.preview().isEmpty()).isTrue();
        assertThat(old.resolve("a/b.ts")).hasContent("not ours");
    }

    @Test
    void linksLeadNowhere() throws IOException {
        Path outside = Files.createDirectories(home.resolve("outside"));
        Shelf.write(outside.resolve("a.txt"), "mine");
        long id = record("a");
        Files.createSymbolicLink(shelf.root.resolve("a.link"), outside.resolve("a.txt"));

        keeper.moveToTrash(id, Why.USER);
        keeper.delete(id);

        assertThat(outside.resolve("a.txt")).hasContent("mine");
    }

    @ParameterizedTest
    @CsvSource({
        "a.ts, a, '', true",
        "a_001.ts, a, '', true",
        "a_001.manifest.json, a, '', true",
        "a.manifest.json, a, '', true",
        "ab.ts, a, '', false",
        "a_1.ts, a, '', false",
        "a (2).ts, a, '', false",
        "a.b.ts, a, a.b, false",
        "a.b.ts, a.b, a, true",
        "a.ts, a, a.b, true",
        "a_001.ts, a, a_001, false"
    })
    void aFileBelongsToTheRecordingWhoseNameItHas(String file, String base, String other, boolean belongs) {
        assertThat(RecordingFiles.belongs(file, base, other.isEmpty() ? List.of() : List.of(other)))
                .isEqualTo(belongs);
    }
}
