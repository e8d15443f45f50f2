package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.hls.FakeWeb.Answer;
import io.aircheck.recorder.memory.MediaMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten seconds of picture and nearly as much of sound, each a playlist of its own; the recording is held against them frame by frame. */
@Timeout(60)
class SeparateSoundTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String SITE = "http://h.test/a/";
    private static final int SEGMENTS = 10;

    private static FFmpeg ffmpeg;
    private static List<String> pictures;
    private static List<String> sounds;

    @TempDir
    private static Path media;

    @TempDir
    private Path folder;

    private final FakeWeb web = new FakeWeb();
    private final MediaMemory memory = new MediaMemory(80L << 20);

    @BeforeAll
    static void makeMedia() throws Exception {
        ffmpeg = FFmpeg.find().toOptional().orElse(null);
        Assumptions.assumeTrue(ffmpeg != null, "no FFmpeg on this platform");
        make(List.of("-f", "lavfi", "-i", "testsrc2=d=10:s=160x120:r=25", "-c:v", "mpeg4", "-g", "25"), "v");
        make(List.of("-f", "lavfi", "-i", "sine=d=9.95:r=48000", "-c:a", "aac"), "a");
        pictures = packets(media.resolve("v.m3u8")).get(0);
        sounds = packets(media.resolve("a.m3u8")).get(0);
    }

    private static void make(List<String> what, String name) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(what);
        arguments.addAll(List.of("-f", "hls", "-hls_time", "1", "-hls_list_size", "0", "-hls_segment_type", "fmp4"));
        arguments.addAll(List.of("-hls_fmp4_init_filename", name + "-init.mp4", "-hls_segment_filename"));
        arguments.addAll(List.of(
                media.resolve(name + "%d.m4s").toString(),
                media.resolve(name + ".m3u8").toString()));
        ffmpeg.run(arguments, LIMIT);
    }

    @BeforeEach
    void publish() throws IOException {
        for (String name : List.of("v", "a")) {
            web.at(SITE + name + "-init.mp4", Files.readAllBytes(media.resolve(name + "-init.mp4")));
            for (int i = 0; i < SEGMENTS; i++) {
                web.at(SITE + name + i + ".m4s", Files.readAllBytes(media.resolve(name + i + ".m4s")));
            }
            web.at(SITE + name + ".m3u8", time -> list(name, time));
        }
    }

    /** One more segment with each reload. */
    private static Answer list(String name, int time) {
        int count = Math.min(SEGMENTS, 3 + time);
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MAP:URI=\"")
                .append(name)
                .append("-init.mp4\"\n");
        for (int i = 0; i < count; i++) {
            text.append("#EXTINF:0.05,\n").append(name).append(i).append(".m4s\n");
        }
        return FakeWeb.ok(text + (count == SEGMENTS ? "#EXT-X-ENDLIST" : ""));
    }

    private static StreamSource source() {
        LiveStream stream = LiveStream.of(Protocol.HLS, Quality.OD, "source", SITE + "v.m3u8")
                .withAudioUrl(SITE + "a.m3u8");
        return new StreamSource() {
            @Override
            public LiveStream stream() {
                return stream;
            }

            @Override
            public Resolution resolveAgain() throws IOException {
                throw new IOException("no such host");
            }
        };
    }

    private End record(PartFiles files, StreamEngine otherwise) throws Exception {
        End end = new SeparateSoundEngine(
                        () -> new HlsEngine(web, Clock.systemUTC(), memory, HlsEngineScene.hasty()),
                        otherwise,
                        Duration.ofSeconds(10))
                .run(source(), files);
        files.close();
        return end;
    }

    private End record(PartFiles files) throws Exception {
        return record(files, (_, _) -> {
            throw new AssertionError("it is fragmented MP4");
        });
    }

    @AfterEach
    void everyBufferWasGivenBack() {
        assertThat(memory.inUse()).isZero();
    }

    /** The hashes of all packets, by track. */
    private static Map<Integer, List<String>> packets(Path input) throws Exception {
        byte[] lines = ffmpeg.run(
                List.of(
                        "-v",
                        "error",
                        "-i",
                        input.toString(),
                        "-map",
                        "0:v?",
                        "-map",
                        "0:a?",
                        "-c",
                        "copy",
                        "-f",
                        "framehash",
                        "-"),
                LIMIT);
        return new String(lines, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.groupingBy(
                        line -> Integer.valueOf(
                                line.substring(0, line.indexOf(',')).strip()),
                        TreeMap::new,
                        Collectors.mapping(
                                line -> line.substring(line.lastIndexOf(',') + 1)
                                        .strip(),
                                Collectors.toList())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v3.m4s 404",
                "a4.m4s 404",
                "v5.m4s torn",
                "a5.m4s torn",
                "a-init.mp4 404",
                "a.m3u8 404",
                "v.m3u8 404",
                "a0.m4s 404",
                "a9.m4s 404",
                "v9.m4s torn"
            })
    void bothAreWholeInOneFile(String fault) throws Exception {
        if (!fault.isEmpty()) {
            String file = fault.substring(0, fault.indexOf(' '));
            boolean torn = fault.endsWith("torn");
            byte[] body = torn ? Files.readAllBytes(media.resolve(file)) : new byte[0];
            boolean playlist = file.endsWith("m3u8");
            web.at(SITE + file, time -> {
                if (playlist) {
                    return time == 1 || time == 2 ? FakeWeb.status(404) : list(file.substring(0, 1), time);
                }
                Answer wrong = torn ? new Answer(200, body, body.length / 2, false, false) : FakeWeb.status(404);
                return time < 2 ? wrong : FakeWeb.ok(Files.readAllBytes(media.resolve(file)));
            });
        }
        PartFiles files = new PartFiles(folder);

        assertThat(record(files).reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(files.written()).isEqualTo(SEGMENTS);
        assertThat(files.gaps()).as("%s", files.incidents()).isEmpty();
        assertThat(files.files()).hasSize(1);
        assertThat(packets(files.files().getFirst())).isEqualTo(Map.of(0, pictures, 1, sounds));
    }

    @Test
    void soundThatCannotBeHadIsAGapAndAllElseIsThere() throws Exception {
        web.at(SITE + "a4.m4s", time -> FakeWeb.status(404));
        PartFiles files = new PartFiles(folder);

        assertThat(record(files).reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(files.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.units()).isOne();
            assertThat(gap.cause()).isEqualTo(Gap.Cause.GONE);
            assertThat(gap.detail()).startsWith("of the sound: segment 4");
        });
        Map<Integer, List<String>> found = packets(files.files().getFirst());
        assertThat(found.get(0)).isEqualTo(pictures);
        assertThat(found.get(1)).hasSizeBetween(sounds.size() - 60, sounds.size() - 30);
        assertThat(sounds).containsSubsequence(found.get(1));
    }

    @Test
    void anotherFormGoesToAnotherEngine() throws Exception {
        web.at(SITE + "v.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nv.ts\n#EXT-X-ENDLIST\n")
                .at(SITE + "v.ts", TinyTs.segment(0, 1, 0)); // whose sound is fragmented MP4
        PartFiles files = new PartFiles(folder);

        assertThat(record(
                        files,
                        (source, _) ->
                                new End(EndReason.OFFLINE, source.stream().audioUrl())))
                .isEqualTo(new End(EndReason.OFFLINE, SITE + "a.m3u8"));
        assertThat(files.written()).isZero();
    }
}
