package io.aircheck.recorder.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.flv.FlvEngine;
import io.aircheck.recorder.flv.FlvPartFormat;
import io.aircheck.recorder.icy.AudioPartFormat;
import io.aircheck.recorder.icy.IcyEngine;
import io.aircheck.recorder.memory.MediaMemory;
import io.aircheck.testkit.origin.LiveOrigin;
import io.aircheck.testkit.origin.RecordingCheck;
import io.aircheck.testkit.origin.RecordingCheck.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engines on real sockets: what the simulated origin had on air is in the files, each thing once. */
class LiveOriginTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static LiveOrigin origin;
    private static WebClient http;

    @TempDir
    private Path directory;

    private final HeardSink sink = new HeardSink(8);

    @BeforeAll
    static void goOnAir() throws IOException {
        origin = LiveOrigin.start(0, Path.of("target/media-cache"));
        origin.prepare("360p", "alt", "mp3");
        http = WebClient.create(NetSettings.defaults()).allowingInternal(true);
    }

    @AfterAll
    static void goOffAir() throws IOException {
        http.close();
        origin.close();
    }

    private static FlvEngine flvEngine() {
        return new FlvEngine(http, Clock.systemUTC(), new MediaMemory(64L << 20), PATIENCE, FlvEngine.WHOLE_GROUPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "cut:9", "reset:10", "tsjump:11*3600000", "tsback:8*5000", "tszero:9", "seqrep:6", "meta:8"})
    void flv(String fault) throws Exception {
        String name = "flv-" + fault.replaceAll("\\W", "-");
        StreamEngine engine = flvEngine();
        String url = origin.url("/flv/" + name + ".flv?p=360p&speed=16&f=" + fault);
        StreamEngine.End end = engine.run(source(url), sink);
        assertThat(end.reason()).isEqualTo(EndReason.LIMIT_REACHED);
        List<Path> files = write(unit -> new FlvPartFormat());
        Result result = RecordingCheck.check(origin.report(name), files);
        assertThat(result.complete()).as(result.describe()).isTrue();
        assertThat(files).hasSize(1);
        assertThat(sink.gaps()).isEmpty();
    }

    /** The second connection is as silent as the first; the third comes before the server forgets what was missed. */
    @Test
    void flvThatFallsSilentTwiceAtTheSamePlace() throws Exception {
        HeardSink three = new HeardSink(3);
        StreamEngine engine = flvEngine();
        engine.run(source(origin.url("/flv/silent.flv?p=360p&speed=0.5&f=stall:6*2")), three);
        assertThat(three.units()).hasSize(3).allMatch(MediaUnit::keyFrame);
        assertThat(three.gaps()).as("%s", three.incidents()).isEmpty();
        assertThat(three.incidents())
                .filteredOn(incident -> incident.contains("nothing came for"))
                .hasSize(2);
    }

    @Test
    void radio() throws Exception {
        StreamEngine engine = new IcyEngine(http, Clock.systemUTC(), PATIENCE);
        engine.run(source(origin.url("/icy/radio?p=mp3&speed=16")), sink);
        Result result =
                RecordingCheck.check(origin.report("radio"), write(unit -> new AudioPartFormat(unit.container())));
        assertThat(result.complete()).as(result.describe()).isTrue();
        assertThat(sink.order()).anyMatch(line -> line.startsWith("title "));
    }

    /** A source as an address by itself is: gone when it answers 404. */
    private static StreamSource source(String url) {
        LiveStream stream = ScriptedSource.stream(url);
        return new StreamSource() {
            @Override
            public LiveStream stream() {
                return stream;
            }

            @Override
            public Resolution resolveAgain() {
                return new Resolution(new RoomStatus.Offline(RoomDetails.UNKNOWN), null);
            }
        };
    }

    /** Writes the units to files, a new one for each configuration. */
    private List<Path> write(Function<MediaUnit, PartFormat> formats) throws IOException {
        List<Path> files = new ArrayList<>();
        List<MediaUnit> units = sink.units();
        int at = 0;
        while (at < units.size()) {
            MediaUnit first = units.get(at);
            Path file = directory.resolve("part" + files.size());
            files.add(file);
            PartFormat format = formats.apply(first);
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                append(channel, format.open(first));
                for (; at < units.size() && units.get(at).configuration().equals(first.configuration()); at++) {
                    append(channel, format.append(units.get(at)).bytes());
                }
                format.close(channel);
            }
        }
        return files;
    }

    private static void append(FileChannel channel, List<ByteBuffer> buffers) throws IOException {
        for (ByteBuffer buffer : buffers) {
            channel.write(buffer.duplicate(), channel.size());
        }
    }
}
