package io.aircheck.server.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.Shelf;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.retention.Retention.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/** Over random libraries with real files and a real database: what the preview says is what goes, and can come back. */
class KeeperProperties {

    private static final long DISK = 2_000;

    /** What kind of recording. */
    private enum Kind {
        PLAIN,
        LOCKED,
        /** Something is still to be done to it. */
        BUSY,
        /** It is still being written. */
        RUNNING,
        /** It went into the trash before. */
        TRASHED
    }

    private record Entry(int room, int hours, List<Integer> sizes, Kind kind) {}

    /** @param rules by room */
    private record Scene(List<Entry> entries, List<Keep> rules, int wantedFree, int daysInTrash, int hoursLater) {}

    private Path home;
    private Shelf shelf;
    private Keeper keeper;
    private final Set<Long> busy = new HashSet<>();
    private final Map<Long, Set<String>> files = new HashMap<>();
    private final Set<String> untouchable = new HashSet<>();

    @BeforeTry
    void open() throws IOException {
        home = Files.createTempDirectory("keeper");
        shelf = new Shelf(home, Instant.parse("2026-03-01T12:00:00Z"));
    }

    @AfterTry
    void close() throws IOException {
        keeper.close();
        shelf.close();
        Shelf.remove(home);
    }

    @Provide
    Arbitrary<Scene> scenes() {
        Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Kind.PLAIN)),
                Tuple.of(1, Arbitraries.of(Kind.LOCKED, Kind.BUSY, Kind.RUNNING)),
                Tuple.of(1, Arbitraries.just(Kind.TRASHED)));
        Arbitrary<Entry> entries = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 72),
                        Arbitraries.integers()
                                .between(1, 120)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3),
                        kinds)
                .as(Entry::new);
        Arbitrary<Keep> rules = Combinators.combine(
                        Arbitraries.integers().between(1, 240).injectNull(0.5),
                        Arbitraries.integers().between(1, 4).injectNull(0.5),
                        Arbitraries.longs().between(1, 400).injectNull(0.5))
                .as((@Nullable Integer hours, @Nullable Integer count, @Nullable Long bytes) ->
                        new Keep(hours == null ? null : Duration.ofHours(hours), count, bytes));
        return Combinators.combine(
                        entries.list().ofMaxSize(14),
                        rules.list().ofSize(3),
                        Arbitraries.integers().between(0, (int) DISK + 200),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, 300))
                .as(Scene::new);
    }

    @Property(tries = 40)
    void thePreviewIsWhatGoesAndAnUndoRestores(@ForAll("scenes") Scene scene) {
        build(scene);
        TreeMap<String, String> before = shelf.files();

        CleanUp preview = keeper.preview();
        assertThat(shelf.files()).as("a preview changes nothing").isEqualTo(before);
        CleanUp done = keeper.cleanUp();

        assertThat(done).isEqualTo(preview);
        TreeMap<String, String> after = shelf.files();
        Set<Long> gone = preview.deletions().stream().map(it -> it.it().id()).collect(Collectors.toSet());
        Set<Long> moved = preview.moves().stream().map(it -> it.it().id()).collect(Collectors.toSet());
        Set<String> expected = new HashSet<>();
        files.forEach((id, names) -> {
            if (!gone.contains(id)) {
                names.forEach(name -> expected.add(moved.contains(id) ? Trash.FOLDER + "/" + id + "/" + name : name));
            }
        });
        expected.addAll(untouchable);
        assertThat(after.keySet()).isEqualTo(expected);
        assertThat(after).containsAllEntriesOf(untouched(before));
        assertThat(keeper.preview().isEmpty())
                .as("a second time there is nothing to do")
                .isTrue();

        moved.removeAll(gone);
        moved.forEach(id -> assertThat(keeper.restore(id)).isEqualTo(Result.DONE));
        TreeMap<String, String> back = new TreeMap<>(before);
        gone.forEach(id -> files.getOrDefault(id, Set.of()).forEach(back::remove));
        assertThat(shelf.files()).isEqualTo(back);
    }

    private Map<String, String> untouched(TreeMap<String, String> before) {
        return before.entrySet().stream()
                .filter(file -> untouchable.contains(file.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void build(Scene scene) {
        busy.clear();
        files.clear();
        untouchable.clear();
        Keeper.Wishes wishes = new Keeper.Wishes(
                room -> scene.rules().get((int) room),
                () -> (long) scene.wantedFree(),
                () -> Duration.ofDays(scene.daysInTrash()));
        keeper = new Keeper(wishes, shelf.root, () -> busy, this::free, shelf.database, shelf.bus, shelf.clock);
        Shelf.write(shelf.root.resolve("somebody's.txt"), "not ours");
        untouchable.add("somebody's.txt");
        int number = 0;
        for (Entry entry : scene.entries()) {
            // Some names begin like others: base "a" must not take the files of "a.b" and "a_1".
            String name = "room" + entry.room() + "/rec"
                    + (number % 3 == 1 ? number / 3 + ".x" : "" + number / 3 + "y".repeat(number % 3));
            number++;
            add(entry, name);
        }
        shelf.clock.advance(Duration.ofHours(scene.hoursLater()));
    }

    private void add(Entry entry, String name) {
        Set<String> before = shelf.files().keySet();
        if (entry.kind() == Kind.RUNNING) {
            OpenRecording open = shelf.begin(entry.room(), "streamer", name);
            Shelf.write(open.directory().resolve(open.baseName() + ".ts.part"), "being written");
            untouchable.addAll(added(before));
            return;
        }
        long id = shelf.record(
                entry.room(),
                "streamer",
                name,
                Duration.ofHours(entry.hours()),
                entry.sizes().stream().mapToLong(size -> size).toArray());
        files.put(id, added(before));
        switch (entry.kind()) {
            case LOCKED -> keeper.lock(id, true);
            case BUSY -> busy.add(id);
            case TRASHED -> {
                assertThat(keeper.moveToTrash(id, Kept.Why.USER)).isEqualTo(Result.DONE);
                files.put(id, added(before));
            }
            case PLAIN, RUNNING -> {}
        }
        if (entry.kind() == Kind.LOCKED || entry.kind() == Kind.BUSY) {
            untouchable.addAll(files.remove(id));
        }
    }

    private Set<String> added(Set<String> before) {
        Set<String> now = new HashSet<>(shelf.files().keySet());
        now.removeAll(before);
        return now;
    }

    /** Of a small disk, all that its files do not take; as the database counts them, for manifests are not counted. */
    private long free() {
        try (Stream<Path> walk = Files.walk(shelf.root)) {
            long used = walk.filter(file -> file.toString().contains(".ts"))
                    .filter(file -> !file.toString().endsWith(".part"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            return DISK - used;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
