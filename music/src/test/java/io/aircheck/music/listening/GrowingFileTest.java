package io.aircheck.music.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.Sample;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.MadeUpMusic;
import io.aircheck.music.sound.Decoder;
import io.aircheck.music.tracklist.Play;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static Decoder decoder;

    @TempDir
    private Path directory;

    @BeforeAll
    static void find() {
        FFmpegLookup found = FFmpeg.find();
        assertThat(found).isInstanceOf(FFmpegLookup.Found.class);
        decoder = new Decoder(((FFmpegLookup.Found) found).ffmpeg(), Analysis.USUAL.sampleRate());
    }

    @Test
    void namesASongWhileTheFileGrowsAndWhateverItIsCalledInTheEnd() throws Exception {
        byte[] wav = new Sample(new Programme().song(0, 10, 30).song(1, 0, 20).samples(), MadeUpMusic.RATE).wav();
        int part = wav.length / 2;
        Path file = Files.write(directory.resolve("show.wav.part"), Arrays.copyOf(wav, part));
        var started = new CountDownLatch(1);
        var heard = new FileListening.Collected() {
            @Override
            public void started(long id, Play play) {
                started.countDown();
            }
        };

        try (GrowingFile growing =
                GrowingFile.listen(file, decoder, Analysis.USUAL, Programme.repertoire(Programme.SONGS), heard)) {
            // The first song is named before the file is whole.
            assertThat(started.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            Files.write(file, Arrays.copyOfRange(wav, part, wav.length), StandardOpenOption.APPEND);
            Files.move(file, directory.resolve("show.wav"));
            growing.complete();
            growing.await(LIMIT);
        }

        assertThat(heard.result().list().identified().plays())
                .extracting(Programme::title)
                .containsExactly("Song 0", "Song 1");
    }

    @Test
    void saysThatThereIsNoSound() throws Exception {
        Path file = Files.writeString(directory.resolve("show.ts.part"), "nothing of the kind");

        try (GrowingFile growing =
                GrowingFile.listen(file, decoder, Analysis.USUAL, _ -> List.of(), new FileListening.Collected())) {
            growing.complete();
            assertThatThrownBy(() -> growing.await(LIMIT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no sound");
        }
    }
}
