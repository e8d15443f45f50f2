package io.aircheck.server.songs;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.catalogue.CatalogueWriter;
import io.aircheck.music.catalogue.Track;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.index.ContentId;
import io.aircheck.music.listening.Later;
import io.aircheck.music.listening.Unidentified;
import io.aircheck.music.tracklist.Play;
import io.aircheck.music.tracklist.Sidecar;
import io.aircheck.music.tracklist.TrackList;
import io.aircheck.music.tracklist.TrackListFormat;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.recordings.PlayStore;
import io.aircheck.server.recordings.RecordedPlay;
import io.aircheck.server.store.Database;
import io.aircheck.testkit.music.Synthesizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaterSongsTest {

    private static final int RATE = Analysis.USUAL.sampleRate();

    @TempDir
    private Path home;

    private Database database;
    private Library library;
    private PlayStore store;
    private HeardFiles files;
    private OpenCatalogue catalogue;
    private LaterSongs later;
    private Path media;

    @BeforeEach
    void open() throws IOException, SQLException {
        Path recordings = Files.createDirectories(home.resolve("recordings"));
        media = Files.createFile(recordings.resolve("evening.ts"));
        database = Database.open(home.resolve("aircheck.db"));
        library = new Library(database, new EventBus(), Clock.systemUTC(), recordings);
        store = library.plays();
        files = new HeardFiles(home.resolve("unidentified"), () -> 0);
        catalogue = new OpenCatalogue(Catalogue.folder(home));
        later = later(Trying.LITTLE);
    }

    private LaterSongs later(Trying trying) {
        var lists = new TrackListFiles(media.getParent(), library, store);
        return new LaterSongs(
                catalogue, store, files, lists, id -> library.open(id).orElse(null), trying);
    }

    @AfterEach
    void close() {
        catalogue.close();
        database.close();
    }

    @Test
    void whatNobodyKnewIsNamedOnceItIsInTheCatalogue() throws IOException, InterruptedException {
        float[] song = song(5, 40);
        RecordedPlay unknown = unknown(Arrays.copyOfRange(song, 8 * RATE, 34 * RATE));

        assertThat(catalogue.refresh()).isTrue();
        assertThat(later.recognise(unknown, new Later(Analysis.USUAL, catalogue)))
                .isFalse();
        assertThat(catalogue.refresh()).isFalse();
        add(song);
        assertThat(catalogue.refresh()).isTrue();
        assertThat(later.recognise(unknown, new Later(Analysis.USUAL, catalogue)))
                .isTrue();

        assertThat(store.unidentified()).isEmpty();
        assertThat(files.has(unknown.id())).isFalse();
        List<RecordedPlay> plays =
                library.find(unknown.recordingId()).orElseThrow().plays();
        assertThat(plays).hasSize(1);
        Play play = plays.getFirst().play();
        Match match = Objects.requireNonNull(play.match());
        assertThat(match.song().announcement()).isEqualTo("Somebody - Evening Song");
        assertThat(play.start().toSeconds()).isBetween(99L, 101L);
        assertThat(Objects.requireNonNull(match.trackOffset()).toSeconds()).isBetween(7L, 9L);
        assertThat(Sidecar.read(Sidecar.of(media, TrackListFormat.JSON)).plays())
                .isEqualTo(List.of(play));
    }

    @Test
    void theRestStaysUnknown() throws IOException, InterruptedException {
        float[] song = song(5, 40);
        float[] both = Arrays.copyOf(Arrays.copyOfRange(song, 0, 20 * RATE), 50 * RATE);
        System.arraycopy(song(9, 30), 0, both, 20 * RATE, 30 * RATE);
        RecordedPlay unknown = unknown(both);
        add(song);
        catalogue.refresh();

        assertThat(later.recognise(unknown, new Later(Analysis.USUAL, catalogue)))
                .isTrue();

        assertThat(store.unidentified()).hasSize(1);
        RecordedPlay rest = store.unidentified().getFirst();
        assertThat(rest.play().start().toSeconds()).isBetween(118L, 122L);
        assertThat(files.has(rest.id())).isTrue();
    }

    @Test
    void aServiceIsAskedAboutWhatNobodyKnows() throws IOException, InterruptedException {
        RecordedPlay unknown = unknown(song(5, 30));
        var match = new Match(Song.of("Evening Song", "Somebody"), 0.9, "service", null, null, 1, 1, null);

        assertThat(later.recognise(
                        unknown,
                        music -> List.of(new Play(music.start(), music.start().plusSeconds(15), match))))
                .isTrue();

        assertThat(Sidecar.read(Sidecar.of(media, TrackListFormat.JSON)).plays())
                .extracting(Play::match)
                .extracting(known -> known == null ? "" : known.recogniser())
                .containsExactly("service", "");
        assertThat(files.has(store.unidentified().getFirst().id())).isTrue();
    }

    @Test
    void servicesAreOnlyAskedAboutWhatIsKnownAtNoSpeed() throws IOException, InterruptedException {
        float[] song = song(5, 40);
        // A quarter faster and higher: every fifth sample is left out.
        float[] fast = new float[song.length * 4 / 5];
        for (int i = 0; i < fast.length; i++) {
            fast[i] = song[i * 5 / 4];
        }
        float[] both = Arrays.copyOf(fast, fast.length + 30 * RATE);
        System.arraycopy(song(9, 30), 0, both, fast.length, 30 * RATE);
        RecordedPlay unknown = unknown(both);
        add(song);
        catalogue.refresh();
        List<Unidentified> asked = new ArrayList<>();
        Trying.Services services = (_, _, user) -> user.use(music -> {
            asked.add(music);
            return List.of();
        });

        later(new Trying(() -> true, services)).tryHard(new LaterSongs.Part(unknown.recordingId(), unknown.part()));

        assertThat(Sidecar.read(Sidecar.of(media, TrackListFormat.JSON)).plays())
                .extracting(
                        play -> play.match() == null ? "" : play.match().song().title())
                .containsExactly("Evening Song", "");
        assertThat(asked)
                .singleElement()
                .satisfies(
                        music -> assertThat(music.length()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(35)));
    }

    @Test
    void theListOfAFileThatIsNowInAnotherGoesIntoThat() throws IOException, InterruptedException {
        RecordedPlay unknown = unknown(song(5, 20));
        Path second = media.resolveSibling("evening_001.ts");
        var lists = new TrackListFiles(media.getParent(), library, store);
        Sidecar.write(second, new TrackList(List.of()), TrackListFormat.JSON, new TrackListFormat.Setting("", ""));
        Path foreign = media.resolveSibling("morning.ts");
        Path kept = Sidecar.write(
                foreign, new TrackList(List.of()), TrackListFormat.JSON, new TrackListFormat.Setting("", ""));

        lists.rewrite(unknown.recordingId());

        assertThat(Sidecar.read(Sidecar.of(media, TrackListFormat.JSON)).plays())
                .containsExactly(unknown.play());
        assertThat(Sidecar.of(second, TrackListFormat.JSON)).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void aDamagedFileIsPassedOver() throws IOException, InterruptedException {
        RecordedPlay unknown = unknown(song(5, 20));
        Files.writeString(home.resolve("unidentified").resolve(unknown.id() + ".heard"), "x");

        assertThat(later.recognise(unknown, new Later(Analysis.USUAL, catalogue)))
                .isFalse();
        assertThat(store.unidentified()).hasSize(1);
    }

    /** Music in a finished recording, from 1:40 on. */
    private RecordedPlay unknown(float[] samples) throws IOException {
        OpenRecording recording = library.begin(
                new Library.Subject(
                        1, "somebody", "town", "https://town.example/1", new RoomDetails(null, null, null, null, null)),
                Path.of("evening"));
        recording.accept(new RecordingEvent.PartOpened(0, media, Instant.EPOCH));
        recording.accept(new RecordingEvent.PartClosed(new Part(0, media, 1, Duration.ofMinutes(3), Instant.EPOCH, 1)));
        library.finish(recording, EndReason.OFFLINE, null);
        Duration start = Duration.ofSeconds(100);
        Duration length = Duration.ofMillis(samples.length * 1000L / RATE);
        var unknown =
                new RecordedPlay(store.nextId(), recording.id(), 0, new Play(start, start.plus(length), null), false);
        files.put(unknown.id(), Heard.of(Analysis.USUAL, samples));
        store.insert(unknown);
        return unknown;
    }

    private void add(float[] samples) throws IOException {
        ContentId id = ContentId.of("evening song".getBytes(StandardCharsets.UTF_8));
        try (CatalogueWriter writer = CatalogueWriter.open(Catalogue.folder(home), Analysis.USUAL)) {
            writer.put(
                    new Track(id, Song.of("Evening Song", "Somebody"), Duration.ofSeconds(40), List.of()),
                    Fingerprinter.of(Analysis.USUAL, samples));
            writer.finish();
        }
    }

    private static float[] song(int number, int seconds) {
        short[] stereo = Synthesizer.render(io.aircheck.testkit.music.Track.numbered(number), RATE, seconds * RATE);
        float[] mono = new float[seconds * RATE];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (stereo[2 * i] + stereo[2 * i + 1]) / 65_536f;
        }
        return mono;
    }
}
