package io.aircheck.music.tracklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.music.Match;
import io.aircheck.music.Song;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedChaptersTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final TrackListFormat.Setting SETTING = new TrackListFormat.Setting("x", "Unidentified");
    private static final TrackList LIST = new TrackList(List.of(
            play(1, 3, "a=b;c#d\\e \"f\""),
            new Play(Duration.ofSeconds(3), Duration.ofSeconds(4), null),
            play(4, 6, "夜航")));

    private static FFmpeg ffmpeg;

    @TempDir
    Path temp;

    @BeforeAll
    static void find() {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a $(id) 直播.mp4", "a.mkv"})
    void putsChaptersInPlaceOfOthers(String name) throws Exception {
        Path file = temp.resolve(name);
        make(file, name.endsWith("mp4") ? "mp4" : "matroska");
        EmbeddedChapters.put(ffmpeg, file, new TrackList(List.of(play(0, 1, "old"))), SETTING);

        EmbeddedChapters.put(ffmpeg, file, LIST, SETTING);

        byte[] metadata = ffmpeg.run(List.of("-v", "error", "-i", "file:" + file, "-f", "ffmetadata", "-"), LIMIT);
        assertThat(new String(metadata, StandardCharsets.UTF_8))
                .contains("title=Artist - a\\=b\\;c\\#d\\\\e \"f\"", "title=Unidentified", "title=Artist - 夜航")
                .doesNotContain("old");
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void leavesOtherFilesAlone() throws Exception {
        Path file = Files.writeString(temp.resolve("a.ts"), "x");
        assertThatThrownBy(() -> EmbeddedChapters.put(ffmpeg, file, LIST, SETTING))
                .isInstanceOf(IOException.class)
                .hasMessage("a.ts cannot hold chapters; MP4 and MKV can");
        Path broken = Files.writeString(temp.resolve("b.mp4"), "no video");
        assertThatThrownBy(() -> EmbeddedChapters.put(ffmpeg, broken, LIST, SETTING))
                .isInstanceOf(IOException.class);
        assertThat(broken).hasContent("no video");
    }

    private static void make(Path file, String muxer) throws Exception {
        ffmpeg.run(
                List.of(
                        "-nostdin",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=d=6:s=160x120:r=25",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=d=6",
                        "-c:v",
                        "mpeg4",
                        "-c:a",
                        "aac",
                        "-f",
                        muxer,
                        "file:" + file),
                LIMIT);
    }

    private static Play play(int start, int end, String title) {
        return new Play(
                Duration.ofSeconds(start),
                Duration.ofSeconds(end),
                new Match(Song.of(title, "Artist"), 1, "catalogue", null, null, 1, 1, null));
    }
}
