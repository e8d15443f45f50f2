package io.aircheck.music.catalogue;

import static io.aircheck.music.catalogue.CatalogueFixture.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.music.Song;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.index.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {

    @TempDir
    Path home;

    private Path music;
    private CatalogueFixture fixture;

    @BeforeEach
    void setUp() throws IOException {
        music = Files.createDirectories(home.resolve("music"));
        fixture = new CatalogueFixture(home.resolve("catalogue"));
    }

    private void write(int from, int to) throws IOException {
        for (int number = from; number < to; number++) {
            MadeUpMusic.write(music, number);
        }
    }

    @Test
    void whatIsNotThereYetIsEmpty() throws IOException {
        try (Catalogue catalogue = fixture.open()) {
            assertThat(catalogue.tracks()).isEmpty();
            assertThat(catalogue.segments()).isEmpty();
            assertThat(catalogue.damage()).isEmpty();
        }
        assertThat(fixture.directory).doesNotExist();
    }

    @Test
    void findsWhatWasAdded() throws Exception {
        write(0, 20);
        assertThat(fixture.add(music)).isEqualTo(new Adding.Summary(20, 0, 0, 0));
        try (Catalogue catalogue = fixture.open()) {
            assertThat(catalogue.tracks()).hasSize(20);
            assertThat(catalogue.missing()).isEmpty();
            for (int number = 0; number < 20; number++) {
                assertThat(search(catalogue, number).orElseThrow().song().title())
                        .isEqualTo("Song " + number);
            }
            assertThat(search(catalogue, 99)).isEmpty();
            assertThat(catalogue.stats().segments()).isEqualTo(1);
        }
    }

    @Test
    void aSecondTimeNothingIsRead() throws Exception {
        write(0, 5);
        fixture.add(music);
        assertThat(fixture.add(music)).isEqualTo(new Adding.Summary(0, 0, 5, 0));
        write(5, 6);
        assertThat(fixture.add(music)).isEqualTo(new Adding.Summary(1, 0, 5, 0));
        assertThat(fixture.music.heard).containsExactly(music.resolve("song 5.made-up"));
    }

    @Test
    void aFolderThatWasMovedIsNotEvenRead() throws Exception {
        write(0, 3);
        fixture.add(music);
        Path elsewhere = home.resolve("elsewhere");
        Files.move(music, elsewhere);
        Files.writeString(elsewhere.resolve("song 2.made-up"), "another song by now");

        try (CatalogueWriter writer = CatalogueWriter.open(fixture.directory, CatalogueFixture.ANALYSIS)) {
            assertThat(writer.move(music, elsewhere)).isEqualTo(2);
            writer.finish();
        }

        try (Catalogue catalogue = fixture.open()) {
            assertThat(search(catalogue, 1).orElseThrow().files())
                    .extracting(TrackFile::path)
                    .containsExactly(elsewhere.resolve("song 1.made-up").toString());
            assertThat(search(catalogue, 2).orElseThrow().files())
                    .extracting(TrackFile::path)
                    .containsExactly(music.resolve("song 2.made-up").toString());
        }
    }

    @Test
    void whatTheUserSaysOfATrackIsKept() throws Exception {
        write(0, 2);
        fixture.add(music);
        try (CatalogueWriter writer = CatalogueWriter.open(fixture.directory, CatalogueFixture.ANALYSIS)) {
            Track track =
                    writer.trackAt(music.resolve("song 1.made-up").toString()).orElseThrow();
            writer.put(track.withSong(Song.of("Ember River", "Hollow Moon")), null);
            writer.finish();
        }

        assertThat(fixture.add(music)).isEqualTo(new Adding.Summary(0, 0, 2, 0));
        try (Catalogue catalogue = fixture.open()) {
            assertThat(search(catalogue, 1).orElseThrow().song().announcement()).isEqualTo("Hollow Moon - Ember River");
        }
    }

    @Test
    void aMovedFileIsNotListenedToAgain() throws Exception {
        write(0, 3);
        fixture.add(music);
        Path elsewhere = home.resolve("music/renamed.made-up");
        Files.move(music.resolve("song 1.made-up"), elsewhere);
        assertThat(fixture.add(music)).isEqualTo(new Adding.Summary(0, 1, 2, 0));
        assertThat(fixture.music.heard).isEmpty();
        try (Catalogue catalogue = fixture.open()) {
            assertThat(search(catalogue, 1).orElseThrow().files())
                    .extracting(TrackFile::path)
                    .containsExactly(elsewhere.toString());
        }
    }

    @Test
    void aCopyIsTheSameTrack() throws Exception {
        write(0, 1);
        Files.copy(music.resolve("song 0.made-up"), music.resolve("copy.made-up"));
        fixture.add(music);
        try (Catalogue catalogue = fixture.open()) {
            assertThat(catalogue.tracks()).hasSize(1);
            assertThat(catalogue.tracks().getFirst().files()).hasSize(2);
        }
    }

    @Test
    void aFileWithOtherContentTakesThePlaceOfWhatItWas() throws Exception {
        write(0, 2);
        fixture.add(music);
        Files.writeString(music.resolve("song 1.made-up"), "1111");
        assertThat(fixture.add(music).added()).isEqualTo(1);
        try (Catalogue catalogue = fixture.open()) {
            assertThat(search(catalogue, 1)).isEmpty();
            assertThat(search(catalogue, 1111)).isPresent();
            assertThat(catalogue.tracks()).hasSize(2);
        }
    }

    @Test
    void twoFilesThatChangedPlacesAreBothFound() throws Exception {
        write(10, 12);
        fixture.add(music);
        Path first = music.resolve("song 10.made-up");
        Path second = music.resolve("song 11.made-up");
        Files.writeString(first, "11");
        Files.writeString(second, "10");
        Files.setLastModifiedTime(first, FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(second, FileTime.fromMillis(1_000));
        fixture.add(music);
        try (Catalogue catalogue = fixture.open()) {
            assertThat(search(catalogue, 11).orElseThrow().files())
                    .extracting(TrackFile::path)
                    .containsExactly(first.toString());
            assertThat(search(catalogue, 10).orElseThrow().files())
                    .extracting(TrackFile::path)
                    .containsExactly(second.toString());
        }
    }

    @Test
    void whatWasRemovedIsNotFoundAndComesBackAtNoCost() throws Exception {
        write(0, 10);
        fixture.add(music);
        Path file = music.resolve("song 3.made-up");
        try (CatalogueWriter writer = CatalogueWriter.open(fixture.directory, CatalogueFixture.ANALYSIS)) {
            assertThat(writer.remove(file))
                    .extracting(track -> track.song().title())
                    .containsExactly("Song 3");
            writer.finish();
        }
        try (Catalogue catalogue = fixture.open()) {
            assertThat(search(catalogue, 3)).isEmpty();
            assertThat(catalogue.tracks()).hasSize(9);
        }
        fixture.add(music);
        assertThat(fixture.music.heard).isEmpty();
        try (Catalogue catalogue = fixture.open()) {
            assertThat(search(catalogue, 3)).isPresent();
        }
    }

    @Test
    void whenMostWasRemovedItsFingerprintsGo() throws Exception {
        write(0, 10);
        fixture.add(music);
        try (CatalogueWriter writer = CatalogueWriter.open(fixture.directory, CatalogueFixture.ANALYSIS)) {
            for (int number = 0; number < 6; number++) {
                writer.remove(music.resolve("song " + number + ".made-up"));
            }
            writer.finish();
        }
        try (Catalogue catalogue = fixture.open()) {
            assertThat(catalogue.segments()).extracting(Segment::tracks).containsExactly(4);
            assertThat(search(catalogue, 7)).isPresent();
        }
    }

    @Test
    void aFileThatIsNoMusicIsNamedAndPassedOver() throws Exception {
        write(0, 2);
        Files.writeString(music.resolve("broken.mp3"), "not a number");
        Files.writeString(music.resolve("cover.jpg"), "nor this");
        Files.writeString(music.resolve(".hidden"), "nor this");
        assertThat(fixture.add(music, home.resolve("nowhere"))).isEqualTo(new Adding.Summary(2, 0, 0, 2));
        assertThat(fixture.events)
                .filteredOn(AddEvent.Unreadable.class::isInstance)
                .extracting(event -> ((AddEvent.Unreadable) event).file())
                .containsExactlyInAnyOrder(music.resolve("broken.mp3"), home.resolve("nowhere"));
    }

    @Test
    void onlyOneMayChangeItAtATime() throws Exception {
        try (CatalogueWriter first = CatalogueWriter.open(fixture.directory, CatalogueFixture.ANALYSIS)) {
            assertThatThrownBy(() -> CatalogueWriter.open(fixture.directory, CatalogueFixture.ANALYSIS))
                    .isInstanceOf(CatalogueInUseException.class)
                    .hasMessageContaining("another Aircheck");
            assertThat(first.pending()).isZero();
        }
        CatalogueWriter.open(fixture.directory, CatalogueFixture.ANALYSIS).close();
    }

    @Test
    void aReaderKeepsWhatItOpenedWhileAnotherAddsAndMerges() throws Exception {
        write(0, 5);
        fixture.add(music);
        try (Catalogue before = fixture.open()) {
            assertThat(before.isOutdated()).isFalse();
            write(5, 40);
            fixture.add(2, music);
            assertThat(before.isOutdated()).isTrue();
            assertThat(before.tracks()).hasSize(5);
            CatalogueFixture.assertRight(before, Set.of(0, 1, 2, 3, 4));
            assertThat(search(before, 4)).isPresent();
        }
        try (Catalogue after = fixture.open()) {
            assertThat(after.stats().segments()).isEqualTo(1);
            for (int number = 0; number < 40; number++) {
                assertThat(search(after, number)).as("song " + number).isPresent();
            }
        }
    }

    @Test
    void fingerprintsOfAnotherVersionAreMadeAnew() throws Exception {
        write(0, 3);
        fixture.add(music);
        try (Catalogue catalogue = Catalogue.open(fixture.directory, "deadbeef")) {
            assertThat(catalogue.damage()).extracting(Damage::kind).containsExactly(Damage.Kind.OUTDATED);
            assertThat(catalogue.missing()).hasSize(3);
            assertThat(search(catalogue, 1)).isEmpty();
        }
        try (CatalogueWriter writer = CatalogueWriter.open(fixture.directory, "deadbeef")) {
            assertThat(writer.missing()).isEqualTo(3);
        }
    }

    @Test
    void mergesFilesOfOneSizeAndLeavesLargeOnesAlone() {
        assertThat(plan(Merging.BUSY, 64, 64, 64)).isEmpty();
        assertThat(plan(Merging.BUSY, 64, 64, 64, 64, 64, 64, 64, 64)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(plan(Merging.BUSY, 5000, 64, 64, 64, 64, 64, 64, 64, 64)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(plan(Merging.SETTLED, 5000, 600, 64)).isEmpty();
        assertThat(plan(Merging.SETTLED, 5000, 600, 100, 3)).isEmpty();
        assertThat(plan(Merging.SETTLED, 5000, 100, 80, 3)).containsExactly(1, 2, 3);
        assertThat(plan(Merging.SETTLED, 100)).isEmpty();
        assertThat(plan(Merging.SETTLED, 40_000, 40_000)).isEmpty();
    }

    /** @param tracks of each file; a track has 100 kB */
    private static List<Integer> plan(int patience, int... tracks) {
        List<Merging.Part> parts = IntStream.range(0, tracks.length)
                .mapToObj(index -> new Merging.Part(index, tracks[index], 0, tracks[index] * 100_000L))
                .toList();
        return Merging.next(parts, patience);
    }

    @Test
    void listensAgainWhereAMergeDroppedTheFingerprintThatWasThere() throws Exception {
        // Song 0's fingerprint is in the file, but no track names it, as after a kill between the two.
        write(0, 2);
        fixture.add(music);
        Files.delete(music.resolve("song 1.made-up"));
        try (CatalogueWriter writer = CatalogueWriter.open(fixture.directory, CatalogueFixture.ANALYSIS)) {
            writer.remove(music.resolve("song 0.made-up"));
            writer.commit();
        }
        write(2, 10);
        try (CatalogueWriter writer = CatalogueWriter.open(fixture.directory, CatalogueFixture.ANALYSIS)) {
            // All files are read before the first is put in; a commit for each makes files enough to merge.
            var pace = new Adding.Pace(9, 1, Duration.ofDays(1));
            new Adding(writer, lastOfAll("song 0"), pace, Clock.systemUTC(), _ -> awaitIdleReaders())
                    .add(List.of(music));
        }
        try (Catalogue catalogue = fixture.open()) {
            assertThat(catalogue.missing()).isEmpty();
            assertThat(search(catalogue, 0).orElseThrow().song().title()).isEqualTo("Song 0");
        }
    }

    /** A reader whose answer about one file comes after those about all others. */
    private TrackReader lastOfAll(String name) {
        var others = new CountDownLatch(8);
        return new TrackReader() {
            @Override
            public Description describe(Path file) throws IOException {
                if (file.getFileName().toString().startsWith(name)) {
                    try {
                        others.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
                return fixture.music.describe(file);
            }

            @Override
            public Fingerprint fingerprint(Path file) throws IOException {
                Fingerprint fingerprint = fixture.music.fingerprint(file);
                others.countDown();
                return fingerprint;
            }
        };
    }

    private static void awaitIdleReaders() {
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread ->
                        thread.getName().startsWith("catalogue-") && thread.getState() == Thread.State.RUNNABLE)) {
            Thread.onSpinWait();
        }
    }
}
