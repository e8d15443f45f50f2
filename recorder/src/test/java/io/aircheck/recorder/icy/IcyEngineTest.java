package io.aircheck.recorder.icy;

import static io.aircheck.recorder.connection.QuickRules.QUICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.connection.HeardSink;
import io.aircheck.recorder.connection.ScriptedHttp;
import io.aircheck.recorder.connection.ScriptedHttp.Ending;
import io.aircheck.recorder.connection.ScriptedSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcyEngineTest {

    private static final int METAINT = 1000;

    private final ScriptedHttp http = new ScriptedHttp();
    private final HeardSink sink = new HeardSink();

    @Test
    void titlesAreTakenOutOfTheSoundAndToldBetweenUnits() throws Exception {
        byte[] sound = resource("tone.mp3");
        http.answer(200, headers("audio/mpeg"), withTitles(sound, "A - B", "A - B", "C - D"), Ending.END);
        End end = run();
        assertThat(end.reason()).isEqualTo(EndReason.OFFLINE);
        assertThat(sink.bytes()).isEqualTo(Arrays.copyOf(sound, sink.bytes().length));
        assertThat(sound.length - sink.bytes().length).isLessThan(300);
        assertThat(sink.order()).containsExactly("unit 0", "title A - B", "unit 1", "title C - D", "unit 2");
        assertThat(sink.units()).allMatch(unit -> unit.container() == Container.MP3 && unit.keyFrame());
    }

    @Test
    void requestAsksForMetadataAndIsNoBrowser() throws Exception {
        http.answer(200, Map.of("content-type", "audio/mpeg"), resource("tone.mp3"), Ending.END);
        run();
        assertThat(http.requests().getFirst().headers())
                .containsEntry("Icy-MetaData", "1")
                .hasEntrySatisfying("User-Agent", agent -> assertThat(agent).doesNotContain("Mozilla"))
                .doesNotContainKey("Range");
    }

    @ParameterizedTest
    @CsvSource({
        "tone.mp3, audio/mpeg,               MP3",
        "tone.mp3, application/octet-stream, MP3",
        "tone.aac, audio/aacp,               AAC",
        "tone.aac, audio/mpeg,               AAC",
        "one.opus, application/ogg,          OGG",
        "one.opus, audio/mpeg,               OGG",
    })
    void containerIsWhatTheBytesSay(String file, String type, Container container) throws Exception {
        http.answer(200, Map.of("content-type", type), resource(file), Ending.END);
        run();
        assertThat(sink.units()).isNotEmpty().extracting(MediaUnit::container).containsOnly(container);
    }

    @Test
    void songsOfAnOggRadioStayOneFile() throws Exception {
        ByteArrayOutputStream chain = new ByteArrayOutputStream();
        chain.writeBytes(resource("one.opus"));
        chain.writeBytes(resource("two.opus"));
        http.answer(200, Map.of("content-type", "audio/ogg"), chain.toByteArray(), Ending.END);
        run();
        assertThat(sink.bytes()).isEqualTo(chain.toByteArray());
        assertThat(sink.order()).containsExactly("title Ann - One", "unit 0", "title Two", "unit 1");
        assertThat(sink.units()).extracting(MediaUnit::configuration).containsOnly("ogg opus");
        assertThat(sink.units()).allSatisfy(unit -> assertThat(unit.header()).isEmpty());
    }

    @Test
    void breakIsAGapAndTheRecordingGoesOn() throws Exception {
        http.answer(200, Map.of("content-type", "audio/mpeg"), resource("tone.mp3"), Ending.RESET)
                .answer(200, Map.of("content-type", "audio/mpeg"), resource("tone.mp3"), Ending.END);
        run();
        assertThat(sink.gaps()).hasSize(1);
        assertThat(sink.units()).hasSize(2);
        assertThat(sink.units().getFirst().duration()).isBetween(Duration.ofMillis(900), Duration.ofMillis(1200));
    }

    @Test
    void videoIsNoRadio() throws Exception {
        http.answer(200, Map.of("content-type", "video/mp4"), new byte[100], Ending.END);
        assertThat(run().reason()).isEqualTo(EndReason.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"tone.mp3, MP3", "tone.aac, AAC", "one.opus, OGG"})
    void fileThatACrashLeftIsCutAfterItsLastWholePiece(String name, Container container, @TempDir Path directory)
            throws Exception {
        http.answer(200, Map.of("content-type", "audio/mpeg"), resource(name), Ending.END);
        run();
        byte[] whole = sink.bytes();
        Path file = Files.write(directory.resolve("x"), Arrays.copyOf(whole, whole.length + 5000));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(new AudioPartFormat(container).recover(channel)).isEqualTo(whole.length);
        }
        assertThat(file).hasBinaryContent(whole);
    }

    private End run() throws Exception {
        return new IcyEngine(http, Clock.systemUTC(), QUICK).run(new ScriptedSource(), sink);
    }

    private static Map<String, String> headers(String type) {
        return Map.of("content-type", type, "icy-metaint", "" + METAINT);
    }

    private static byte[] withTitles(byte[] sound, String... titles) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int title = 0;
        for (int at = 0; at < sound.length; at += METAINT) {
            out.write(sound, at, Math.min(METAINT, sound.length - at));
            if (at + METAINT <= sound.length) {
                byte[] text = title < titles.length
                        ? ("StreamTitle='" + titles[title++] + "';").getBytes(StandardCharsets.UTF_8)
                        : new byte[0];
                int units = (text.length + 15) / 16;
                out.writeBytes(ByteBuffer.allocate(1 + 16 * units)
                        .put((byte) units)
                        .put(text)
                        .array());
            }
        }
        return out.toByteArray();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = IcyEngineTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
