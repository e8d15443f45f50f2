package io.aircheck.recorder.file;

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
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileEngineTest {

    private static final byte[] FILE = bytes(2_500_000);

    private final ScriptedHttp http = new ScriptedHttp();
    private final HeardSink sink = new HeardSink();

    @Test
    void fileIsTakenWholeInBlocks() throws Exception {
        http.answer(200, head(FILE.length, "\"a\""), FILE, Ending.END);
        assertThat(run()).isEqualTo(new End(EndReason.STREAM_ENDED, null));
        assertThat(sink.bytes()).isEqualTo(FILE);
        assertThat(sink.units()).hasSize(3).extracting(MediaUnit::container).containsOnly(Container.FILE);
        assertThat(sink.units())
                .extracting(MediaUnit::configuration)
                .containsOnly(sink.units().getFirst().configuration());
    }

    @Test
    void downloadThatBrokeOffGoesOnWhereItWas() throws Exception {
        Map<String, String> rest = head(FILE.length - 1_500_000, "\"a\"");
        rest.put("Content-Range", "bytes 1500000-2499999/2500000");
        http.answer(200, head(FILE.length, "\"a\""), Arrays.copyOf(FILE, 1_500_000), Ending.RESET)
                .answer(206, rest, Arrays.copyOfRange(FILE, 1_500_000, FILE.length), Ending.END);
        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes()).isEqualTo(FILE);
        assertThat(http.requests().get(1).headers())
                .containsEntry("Range", "bytes=1500000-")
                .containsEntry("If-Range", "\"a\"");
    }

    @Test
    void serverWithoutRangesIsReadFromTheStartAgain() throws Exception {
        http.answer(200, head(FILE.length, null), Arrays.copyOf(FILE, 1_500_000), Ending.END)
                .answer(200, head(FILE.length, null), FILE, Ending.END);
        assertThat(run().reason()).isEqualTo(EndReason.STREAM_ENDED);
        assertThat(sink.bytes()).isEqualTo(FILE);
    }

    @Test
    void fileThatChangedMeanwhileIsNotMixed() throws Exception {
        http.answer(200, head(FILE.length, "\"a\""), Arrays.copyOf(FILE, 1_500_000), Ending.RESET)
                .answer(200, head(FILE.length, "\"b\""), FILE, Ending.END);
        assertThat(run()).isEqualTo(new End(EndReason.FAILED, "the file changed on the server while it was fetched"));
    }

    @Test
    void incompleteFileIsKnownToBe() throws Exception {
        http.answer(200, head(FILE.length, null), Arrays.copyOf(FILE, 1_500_000), Ending.RESET);
        End end = run();
        assertThat(end).isEqualTo(new End(EndReason.FAILED, "1000000 of 2500000 bytes could not be fetched"));
        assertThat(sink.gaps()).hasSize(1);
        assertThat(sink.bytes()).isEqualTo(Arrays.copyOf(FILE, 1_500_000));
    }

    @Test
    void endlessTransportStreamIsCutAtPackets() throws Exception {
        byte[] packets = new byte[188 * 10];
        for (int at = 0; at < packets.length; at += 188) {
            packets[at] = 0x47;
            packets[at + 4] = (byte) (at / 188);
        }
        byte[] enteredInTheMiddle = Arrays.copyOfRange(packets, 100, packets.length);
        http.answer(200, Map.of(), Arrays.copyOf(packets, packets.length - 50), Ending.RESET)
                .answer(200, Map.of(), enteredInTheMiddle, Ending.END);
        assertThat(run().reason()).isEqualTo(EndReason.OFFLINE);
        assertThat(sink.units()).extracting(MediaUnit::container).containsOnly(Container.TS);
        assertThat(sink.units()).extracting(MediaUnit::bodyBytes).containsExactly(9 * 188L, 9 * 188L);
        assertThat(sink.gaps()).hasSize(1);
    }

    @Test
    void webPageIsNoFile() throws Exception {
        http.answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), new byte[100], Ending.END);
        run();
        assertThat(sink.units()).isEmpty();
        assertThat(sink.incidents()).first().asString().contains("text/html");
    }

    private End run() throws Exception {
        return new FileEngine(http, Clock.systemUTC(), QUICK).run(new ScriptedSource(), sink);
    }

    private static Map<String, String> head(int length, String tag) {
        Map<String, String> head = new HashMap<>(Map.of("Content-Length", "" + length, "Content-Type", "video/mp4"));
        if (tag != null) {
            head.put("ETag", tag);
        }
        return head;
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
