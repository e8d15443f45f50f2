package io.aircheck.server.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.tracklist.Play;
import io.aircheck.server.Shelf;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four evenings of two rooms in a real database, and what is found of them. */
class LibrarySearchTest {

    private static final Duration LENGTH = Duration.ofHours(2);
    private static final Instant FIRST = Instant.parse("2026-11-01T20:00:00Z");

    @TempDir
    Path home;

    private Shelf shelf;
    private final List<Long> ids = new ArrayList<>();

    @BeforeEach
    void record() {
        shelf = new Shelf(home, FIRST);
        for (String name : List.of("anna", "Бориc", "anna", "Бориc")) {
            ids.add(shelf.record(name.equals("anna") ? 1 : 2, name, name + "/" + ids.size(), LENGTH, 5, 6));
            shelf.clock.advance(Duration.ofHours(22));
        }
        heard(0, 1, 61, new Song("Für Elise", List.of("Beethoven"), "Bagatellen \"1810\"", null, null, null, none()));
        heard(0, 0, 900, Song.of("Blue in Green", "Miles Davis"));
        heard(3, 0, 30, new Song("Blue Monday", List.of("New Order"), null, null, "GBAAP8300002", null, none()));
        shelf.library.plays().insert(new RecordedPlay(90, ids.get(1), 0, play(10, null), false));
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private static ExternalIds none() {
        return ExternalIds.NONE;
    }

    private static Play play(long second, @Nullable Match match) {
        return new Play(Duration.ofSeconds(second), Duration.ofSeconds(second + 100), match);
    }

    private void heard(int recording, int part, long second, Song song) {
        PlayStore plays = shelf.library.plays();
        Match match = new Match(song, 0.9, "catalogue", null, null, 1, 1, null);
        plays.insert(new RecordedPlay(plays.nextId(), ids.get(recording), part, play(second, match), false));
    }

    private List<Integer> found(LibraryQuery query) {
        return shelf.library.search(query, 50, null).stream()
                .map(hit -> ids.indexOf(hit.recording().recording().id()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -     | - | -    | -          | -          | -                  | 3 2 1 0
        ANNA  | - | -    | -          | -          | -                  | 2 0
        бориC | - | -    | -          | -          | -                  | 3 1
        -     | 2 | -    | -          | -          | -                  | 3 1
        -     | - | town | -          | -          | -                  | 3 2 1 0
        -     | - | moon | -          | -          | -                  |
        -     | - | -    | 2026-11-02 | 2026-11-03 | -                  | 2 1
        -     | - | -    | 2026-11-04 | -          | -                  | 3
        -     | - | -    | -          | 2026-11-01 | -                  | 0
        -     | - | -    | -          | -          | blue               | 3 0
        -     | - | -    | -          | -          | fur elise          | 0
        -     | - | -    | -          | -          | bagatellen "1810"  | 0
        -     | - | -    | -          | -          | gbaap8300002       | 3
        -     | - | -    | -          | -          | blue davis         | 0
        -     | 2 | -    | -          | -          | blue               | 3
        -     | - | -    | -          | -          | confidence         |
        """)
    void findsWhatFits(
            @Nullable String text,
            @Nullable Long room,
            @Nullable String platform,
            @Nullable String from,
            @Nullable String to,
            @Nullable String song,
            @Nullable String found) {
        LibraryQuery query = new LibraryQuery(
                text == null ? "" : text,
                room,
                platform,
                from == null ? null : Instant.parse(from + "T00:00:00Z"),
                to == null ? null : Instant.parse(to + "T23:59:59Z"),
                song == null ? "" : song);

        assertThat(found(query).toString().replaceAll("[\\[\\],]", "")).isEqualTo(found == null ? "" : found);
    }

    @Test
    void tellsWhereTheSongWasHeard() {
        LibraryQuery query = new LibraryQuery("", null, null, null, null, "blue green");

        List<LibraryQuery.Hit> hits = shelf.library.search(query, 50, null);

        assertThat(hits).singleElement().satisfies(hit -> {
            assertThat(hit.heard()).singleElement().satisfies(play -> {
                assertThat(play.part()).isZero();
                assertThat(play.play().start()).isEqualTo(Duration.ofSeconds(900));
            });
            assertThat(hit.recording().plays()).hasSize(2);
        });
    }

    @Test
    void goesOnWhereAPageEnded() {
        List<Long> told = new ArrayList<>();
        Long before = null;
        do {
            List<LibraryQuery.Hit> page = shelf.library.search(LibraryQuery.ALL, 3, before);
            page.forEach(hit -> told.add(hit.recording().recording().id()));
            before = page.size() < 3 ? null : told.getLast();
        } while (before != null);

        assertThat(told).isEqualTo(ids.reversed());
    }

    @Test
    void whatRunsIsFoundInTheSameWay() {
        OpenRecording open = shelf.begin(1, "anna", "anna/running");
        Match match = new Match(Song.of("Blue Velvet"), 0.9, "catalogue", null, null, 1, 1, null);
        open.plays().put(new RecordedPlay(99, open.id(), 0, play(5, match), true));

        assertThat(new LibraryQuery("ann", 1L, "town", null, null, "velvet").in(open.view()))
                .hasValueSatisfying(hit -> assertThat(hit.heard()).hasSize(1));
        assertThat(new LibraryQuery("", null, null, null, null, "monday").in(open.view()))
                .isEmpty();
        assertThat(new LibraryQuery("", 2L, null, null, null, "").in(open.view()))
                .isEmpty();
        assertThat(new LibraryQuery("", null, null, null, FIRST, "").in(open.view()))
                .isEmpty();
    }

    @Test
    void theHistoryOfARoomHoldsItsRecordingsFilesAndGaps() {
        Instant day = Instant.parse("2026-11-03T00:00:00Z");
        RoomHistory history = shelf.library.history(1, day, day.plus(Duration.ofDays(1)));

        assertThat(history.earliest()).isEqualTo(FIRST);
        assertThat(history.recordings())
                .containsExactly(new RoomHistory.Entry(
                        ids.get(2),
                        FIRST.plus(Duration.ofDays(2)),
                        FIRST.plus(Duration.ofDays(2)).plus(LENGTH),
                        true));
        assertThat(history.files()).hasSize(2);
        assertThat(history.gaps()).isEmpty();
        assertThat(shelf.library.history(9, day, day.plusSeconds(1))).isEqualTo(RoomHistory.NONE);
    }
}
