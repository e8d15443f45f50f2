package io.aircheck.server.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.Song;
import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.catalogue.CatalogueWriter;
import io.aircheck.music.catalogue.Track;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.index.ContentId;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Platforms;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.session.Networks;
import io.aircheck.server.Shelf;
import io.aircheck.server.listening.Reach;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.SettingsReader;
import io.aircheck.testkit.music.Synthesizer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The real recogniser with a catalogue of one made-up song, and recordings in which it is played. */
@Timeout(120)
class ServiceListeningTest {

    private static final int RATE = Analysis.USUAL.sampleRate();
    private static final Duration LENGTH = Duration.ofSeconds(40);

    @TempDir
    Path home;

    private Shelf shelf;
    private ServiceListening listening;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(FFmpeg.find() instanceof FFmpegLookup.Found, "there is no FFmpeg");
        shelf = new Shelf(home, Instant.parse("2026-11-20T20:00:00Z"));
        listening = listening(FFmpeg::find);
        ContentId id = ContentId.of("evening song".getBytes(StandardCharsets.UTF_8));
        try (CatalogueWriter writer = CatalogueWriter.open(Catalogue.folder(home), Analysis.USUAL)) {
            writer.put(
                    new Track(id, Song.of("Evening Song", "Somebody"), LENGTH, List.of()),
                    Fingerprinter.of(Analysis.USUAL, song(5)));
            writer.finish();
        }
    }

    @AfterEach
    void close() {
        if (shelf != null) {
            listening.close();
            shelf.close();
        }
    }

    private ServiceListening listening(Supplier<FFmpegLookup> ffmpeg) throws IOException {
        Home directory = new Home(home);
        directory.create();
        return new ServiceListening(
                home,
                SettingsReader.load(directory, Set.of(), Map.of(), Map.of()),
                ffmpeg,
                shelf.library,
                ways(),
                Clock.systemUTC());
    }

    /** With a client that may go nowhere but into the wide world, as strangers' addresses are reached. */
    private static Ways ways() {
        WebClient client = WebClient.create(NetSettings.defaults());
        Reach strange = new Reach(
                new RoomChecker(_ -> client, Clock.systemUTC(), new Random(1)),
                _ -> Credentials.NONE,
                _ -> new Networks.Network(client, client.dialer()));
        return new Ways(strange, strange, _ -> client);
    }

    private static float[] song(int number) {
        int seconds = (int) LENGTH.toSeconds();
        short[] stereo = Synthesizer.render(io.aircheck.testkit.music.Track.numbered(number), RATE, seconds * RATE);
        float[] mono = new float[seconds * RATE];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (stereo[2 * i] + stereo[2 * i + 1]) / 65_536f;
        }
        return mono;
    }

    private OpenRecording begin(int... songs) throws IOException {
        OpenRecording recording = shelf.begin(1, "anna", "anna/evening");
        for (int number = 0; number < songs.length; number++) {
            Path file = recording.directory().resolve("evening_" + number + ".ts");
            Files.createDirectories(file.getParent());
            Files.write(file, wave(song(songs[number])));
            recording.accept(new RecordingEvent.PartOpened(number, file, Instant.EPOCH));
            recording.accept(
                    new RecordingEvent.UnitWritten(number, 1, 1, LENGTH.multipliedBy(number + 1L), Instant.EPOCH));
            if (number < songs.length - 1) {
                recording.accept(new RecordingEvent.PartClosed(part(number, file)));
            }
        }
        return recording;
    }

    private static Part part(int number, Path file) throws IOException {
        return new Part(number, file, Files.size(file), LENGTH, Instant.EPOCH, 1);
    }

    /** A recording of these songs, a file each. */
    private long record(int... songs) throws IOException {
        OpenRecording recording = begin(songs);
        int last = songs.length - 1;
        recording.accept(
                new RecordingEvent.PartClosed(part(last, recording.directory().resolve("evening_" + last + ".ts"))));
        shelf.library.finish(recording, EndReason.OFFLINE, null);
        return recording.id();
    }

    /** A WAV file of one channel with 16 bits. */
    private static byte[] wave(float[] samples) {
        ByteBuffer wave = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples.length);
        wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wave.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        wave.putShort((short) 2).putShort((short) 16);
        wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples.length);
        for (float sample : samples) {
            wave.putShort((short) Math.round(sample * 32_767));
        }
        return wave.array();
    }

    private JsonNode answer(long recording, @Nullable Duration at) throws InterruptedException {
        return listening.answer(new Subject.OfRecording(recording, "anna", 1L, true), at, false);
    }

    @Test
    void namesTheSongAtAPlaceOfARecordingOfSeveralFiles() throws Exception {
        long id = record(9, 5);

        JsonNode known = answer(id, LENGTH.plusSeconds(12));
        assertThat(known.path("state").asString()).isEqualTo("identified");
        assertThat(known.path("matches").path(0).path("title").asString()).isEqualTo("Evening Song");
        assertThat(known.path("matches").path(0).path("trackOffset").asDouble()).isBetween(11.0, 13.0);
        assertThat(known.path("at").asDouble()).isEqualTo(52);

        assertThat(answer(id, Duration.ofSeconds(12)).path("state").asString()).isEqualTo("no_match");
        assertThat(answer(id, Duration.ofHours(1)).path("error").asString())
                .isEqualTo("the recording is shorter than that");
    }

    @Test
    void hearsWhatIsOnAirInTheFileThatGrows() throws Exception {
        OpenRecording recording = begin(9, 5);

        JsonNode known = answer(recording.id(), null);

        assertThat(known.path("state").asString()).isEqualTo("identified");
        assertThat(known.path("at").asDouble()).isEqualTo(73);
        assertThat(known.path("matches").path(0).path("trackOffset").asDouble()).isBetween(32.0, 34.0);
    }

    @Test
    void aRoomThatIsRecordedIsNotAskedOfItsSite() throws Exception {
        begin(5);
        PlatformRegistry.Match match =
                Platforms.all().find("https://www.twitch.tv/anna").orElseThrow();

        JsonNode known = listening.answer(new Subject.OfAddress("anna", match, 1L), null, false);

        assertThat(known.path("matches").path(0).path("title").asString()).isEqualTo("Evening Song");
    }

    @Test
    void anAddressOfTheLocalNetworkIsNotListenedToOnAStrangersWord() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        var server =
                com.sun.net.httpserver.HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/live.m3u8";
            PlatformRegistry.Match match = Platforms.all().find(url).orElseThrow();

            JsonNode refused = listening.answer(new Subject.OfAddress(url, match, null), null, false);

            assertThat(refused.path("state").asString()).isEqualTo("error");
            assertThat(refused.path("error").asString()).contains("internal address");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatComesInDatagramsIsNotOpenedOnAStrangersWord() throws Exception {
        PlatformRegistry.Match match =
                Platforms.all().find("srt://127.0.0.1:9000").orElseThrow();

        JsonNode refused = listening.answer(new Subject.OfAddress("srt", match, null), null, false);

        assertThat(refused.path("error").asString()).contains("only where its room is watched");
    }

    @Test
    void whatCannotBeListenedToIsSaid() throws Exception {
        long id = record(5);
        Files.delete(shelf.root.resolve("anna/evening_0.ts"));
        assertThat(answer(id, null).path("error").asString())
                .isEqualTo("the file of the recording is not there any more");
        assertThat(answer(id + 1, null).path("error").asString()).isEqualTo("the recording is not there any more");

        try (ServiceListening deaf = listening(() -> new FFmpegLookup.Missing("none"))) {
            assertThat(deaf.answer(new Subject.OfRecording(id, "anna", 1L, true), null, false)
                            .path("error")
                            .asString())
                    .contains("needs FFmpeg");
        }
    }
}
