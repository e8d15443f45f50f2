package io.aircheck.net.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as bytes, in pieces of every size, and what is to become of them. */
class BodyTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nsoundHTTP', true",
        "'HTTP/1.1 200\r\ncontent-length:5\r\n\r\nsound', true",
        "'HTTP/1.1 200 OK\nContent-Length: 5\n\nsound', true",
        "'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nsound', true",
        "'HTTP/1.0 200 OK\r\n\r\nsound', false",
        "'ICY 200 OK\r\nicy-br: 128\r\n\r\nsound', false",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5\r\nsound\r\n0\r\n\r\n', true",
        "'HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nsound\r\n0\r\n\r\n', true",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nso\r\n003 \r\nund\r\n0\r\nx: y\r\n\r\n', true",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\nso\n3\nund\n0\n\n', true",
        "'HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nsound', true",
    })
    void endsWhereItsHeadSays(String answer, boolean complete) throws IOException {
        for (int piece : new int[] {1, 2, 3, 7, 10_000}) {
            Incoming in = new Incoming(new ScriptedWire(answer, piece));
            AnswerHead head = AnswerHead.read(in);
            while (head.status() < 200) {
                head = AnswerHead.read(in);
            }
            Body body = Body.of("GET", head);

            assertThat(readAll(in, body)).isEqualTo("sound");
            assertThat(body.isComplete()).isEqualTo(complete);
        }
    }

    @Test
    void chunksOfAnySizeComeTogetherHoweverTheyArrive() throws IOException {
        StringBuilder content = new StringBuilder();
        StringBuilder answer = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int size : new int[] {1, 20_000, 2, 16, 4_096, 1, 1, 65_536, 100, 8_191}) {
            String chunk = "abcdefg".repeat(size / 7 + 1).substring(0, size);
            content.append(chunk);
            answer.append(Integer.toHexString(size))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        answer.append("0\r\n\r\n");
        for (int piece : new int[] {1, 999, 4_097, 30_000, 1_000_000}) {
            for (int room : new int[] {10, 5_000, 65_424}) {
                Incoming in = new Incoming(new ScriptedWire(answer.toString(), piece));
                Body body = Body.of("GET", AnswerHead.read(in));
                ByteBuffer all = ByteBuffer.allocate(content.length());
                ByteBuffer some = ByteBuffer.allocateDirect(room);
                while (body.read(in, some) >= 0) {
                    all.put(some.flip());
                    some.clear();
                }

                assertThat(new String(all.array(), StandardCharsets.ISO_8859_1)).isEqualTo(content.toString());
                assertThat(body.isComplete()).isTrue();
                assertThat(in.isEmpty()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"HEAD, 200", "GET, 204", "GET, 304"})
    void someAnswersHaveNone(String method, int status) throws IOException {
        Body body = Body.of(method, head("HTTP/1.1 " + status + " X\r\nContent-Length: 5\r\n\r\n"));

        assertThat(body.isComplete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nsound",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nsound",
                "HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\nsound",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nsound",
                CHUNKED,
                CHUNKED + "5\r\nsound",
                CHUNKED + "5\r\nsound\r\n",
                CHUNKED + "5\r\nsound\r\n0\r\n",
                CHUNKED + "50\r\nsound",
                CHUNKED + "5\r\nsoundtrack\r\n0\r\n\r\n",
                CHUNKED + "-5\r\nsound\r\n0\r\n\r\n",
                CHUNKED + "x\r\nsound\r\n0\r\n\r\n",
                CHUNKED + "fffffffffffffffff\r\nsound",
                CHUNKED + "\r\n",
            })
    void whatIsCutShortOrNonsenseIsAnError(String answer) {
        for (int piece : new int[] {1, 5, 10_000}) {
            assertThatThrownBy(() -> {
                        Incoming in = new Incoming(new ScriptedWire(answer, piece));
                        readAll(in, Body.of("GET", AnswerHead.read(in)));
                    })
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void noLineOfAChunkIsGatheredForEver() {
        Incoming in = new Incoming(new ScriptedWire(CHUNKED + "0".repeat(100_000), 10_000));

        assertThatThrownBy(() -> readAll(in, Body.of("GET", AnswerHead.read(in))))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void noTrailersAreReadForEver() {
        Incoming in = new Incoming(new ScriptedWire(CHUNKED + "0\r\n" + "a: b\r\n".repeat(100_000), 10_000));

        assertThatThrownBy(() -> readAll(in, Body.of("GET", AnswerHead.read(in))))
                .hasMessageContaining("has no end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE",
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno end",
                "",
            })
    void whatIsNoHeadIsAnError(String bytes) {
        assertThatThrownBy(() -> head(bytes)).isInstanceOf(IOException.class);
    }

    @Test
    void noHeadIsGatheredForEver() {
        assertThatThrownBy(() -> head("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(50_000)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void aLineThatIsNoFieldIsPassedOver() throws IOException {
        assertThat(head("HTTP/1.1 200 OK\r\nnonsense\r\n: x\r\na:  b:c \r\nB:\r\n\r\n")
                        .fields())
                .extracting(field -> field.getKey() + "=" + field.getValue())
                .containsExactly("a=b:c", "B=");
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK', true",
        "'HTTP/1.1 200 OK\r\nConnection: Close', false",
        "'HTTP/1.1 200 OK\r\nconnection: x, close', false",
        "'HTTP/1.0 200 OK', false",
        "'HTTP/1.0 200 OK\r\nConnection: keep-alive', true",
        "'ICY 200 OK', false",
    })
    void tellsWhetherAnotherRequestMayFollow(String head, boolean keeps) throws IOException {
        assertThat(head(head + "\r\n\r\n").keepsConnection()).isEqualTo(keeps);
    }

    private static AnswerHead head(String bytes) throws IOException {
        return AnswerHead.read(new Incoming(new ScriptedWire(bytes, 10_000)));
    }

    private static String readAll(Incoming in, Body body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(3);
        for (int count = body.read(in, buffer); count >= 0; count = body.read(in, buffer.clear())) {
            all.write(buffer.array(), 0, count);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** Bytes that come in pieces, and then the end. */
    private static final class ScriptedWire implements Wire {
        private final ByteBuffer script;
        private final int piece;

        ScriptedWire(String script, int piece) {
            this.script = ByteBuffer.wrap(script.getBytes(StandardCharsets.ISO_8859_1));
            this.piece = piece;
        }

        @Override
        public int read(ByteBuffer target) {
            int count = Math.min(piece, Math.min(target.remaining(), script.remaining()));
            if (!script.hasRemaining()) {
                return -1;
            }
            target.put(target.position(), script, script.position(), count);
            target.position(target.position() + count);
            script.position(script.position() + count);
            return count;
        }

        @Override
        public void write(ByteBuffer bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
