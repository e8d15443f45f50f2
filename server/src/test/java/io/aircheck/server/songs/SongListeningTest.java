package io.aircheck.server.songs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.server.Shelf;
import io.aircheck.server.recordings.OpenRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How long the service's end waits for songs. */
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "the decoder that never ends is a shell script")
class SongListeningTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofMillis(200);
    /** Far less than listening may rest for while the service runs. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private final CompletableFuture<Integer> told = new CompletableFuture<>();
    private Shelf shelf;
    private OpenCatalogue catalogue;

    @BeforeEach
    void open() {
        shelf = new Shelf(home, NOW);
        catalogue = new OpenCatalogue(Catalogue.folder(home));
    }

    @AfterEach
    void close() {
        catalogue.close();
        shelf.close();
    }

    @Test
    void theServiceEndsAlthoughAFileIsNeverHeardToItsEnd() throws IOException {
        OpenRecording recording = shelf.begin(3, "小雨", "a");
        Path file = recording.directory().resolve("a.ts");
        Shelf.write(file, "not heard");
        SongListening listening = listening(decoderThatNeverEnds());
        tell(recording, listening, new RecordingEvent.PartOpened(0, file, NOW));
        tell(recording, listening, new RecordingEvent.PartClosed(new Part(0, file, 9, Duration.ofSeconds(1), NOW, 1)));

        assertTimeoutPreemptively(PATIENCE, listening::close);

        assertThat(told).as("its track list is written all the same").isCompletedWithValue(0);
    }

    @Test
    void aFileThatIsStillWrittenIsGivenUpAtOnce() throws IOException {
        OpenRecording recording = shelf.begin(3, "小雨", "a");
        Path file = recording.directory().resolve("a.ts");
        Shelf.write(file, "not heard");
        SongListening listening = listening(decoderThatNeverEnds());
        tell(recording, listening, new RecordingEvent.PartOpened(0, file, NOW));

        assertTimeoutPreemptively(PATIENCE, listening::close);

        assertThat(told).isNotCompleted();
    }

    private static void tell(OpenRecording recording, SongListening listening, RecordingEvent event) {
        recording.accept(event);
        listening.accept(recording, event);
    }

    private SongListening listening(FFmpeg ffmpeg) {
        return new SongListening(
                catalogue,
                () -> new FFmpegLookup.Found(ffmpeg),
                shelf.library.plays(),
                new HeardFiles(home.resolve("heard"), () -> 0),
                new TrackListFiles(shelf.root, shelf.library, shelf.library.plays()),
                shelf.bus,
                shelf.clock,
                (_, part) -> told.complete(part),
                LIMIT);
    }

    private FFmpeg decoderThatNeverEnds() throws IOException {
        Path script = home.resolve("ffmpeg");
        Shelf.write(script, "#!/bin/sh\nexec sleep 600\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new FFmpeg(script, script, "5.1", FFmpeg.Origin.CONFIGURED, Map.of());
    }
}
