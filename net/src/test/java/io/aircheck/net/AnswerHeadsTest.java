package io.aircheck.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 100, 5000})
    void shoutcastSpeaksHttpHoweverItsBytesArrive(int piece) throws IOException {
        assertThat(through("ICY 200 OK\r\nicy-name:Caf\u00e9\r\nicy-br:128\r\n\r\n\u00ff\u00fbICY 200", piece))
                .isEqualTo("HTTP/1.0 200 OK\r\nicy-name:Caf\u00c3\u00a9\r\nicy-br:128\r\n\r\n\u00ff\u00fbICY 200");
    }

    @ParameterizedTest
    @CsvSource({
        "ICY 401 Service Unavailable, HTTP/1.0 401 Service Unavailable",
        "ICY 404 Resource Not Found, HTTP/1.0 404 Resource Not Found",
        "ICY 400 Server Full, HTTP/1.0 400 Server Full",
        "HTTP/1.1 200 OK, HTTP/1.1 200 OK",
    })
    void statusLines(String sent, String seen) throws IOException {
        assertThat(through(sent + "\r\n\r\n", 4)).isEqualTo(seen + "\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001 a TLS record",
                "HELLO",
                "H",
                "ICY",
                "HTTP/1.1 200 OK\r\nno end",
                "HTTP/1.1 200 OK\r\nutf-8: \u00c3\u00a9\r\n\r\n\u00e9",
            })
    void allElsePassesUntouched(String bytes) throws IOException {
        assertThat(through(bytes, 3)).isEqualTo(bytes);
    }

    @Test
    void aHeadWithoutEndIsNotGatheredForEver() throws IOException {
        String endless = "HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(50_000);

        assertThat(through(endless, 4096)).isEqualTo(endless);
    }

    @Test
    void onAKeptConnectionEveryAnswerIsLookedAtAndNoBody() throws IOException {
        String first = "HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n";
        String second = "HTTP/1.1 200 OK\r\nx: \u00e9\r\n\r\n";
        AnswerHeads heads = new AnswerHeads(
                new Pieces(latin1(first), latin1("ICY \u00e9\r\n\r\n"), latin1(second)), new ByteArrayOutputStream());

        assertThat(read(heads.input(), first.length())).isEqualTo(first);
        assertThat(read(heads.input(), 9)).isEqualTo("ICY \u00e9\r\n\r\n");
        heads.output().write(latin1("GET / HTTP/1.1\r\n\r\n"));
        assertThat(read(heads.input(), second.length() + 1)).isEqualTo(second.replace("\u00e9", "\u00c3\u00a9"));
    }

    private static String through(String bytes, int piece) throws IOException {
        InputStream slow = new ByteArrayInputStream(latin1(bytes)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, piece));
            }
        };
        AnswerHeads heads = new AnswerHeads(slow, new ByteArrayOutputStream());
        return new String(heads.input().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static String read(InputStream in, int count) throws IOException {
        return new String(in.readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Gives no bytes of two pieces by one read. */
    private static final class Pieces extends InputStream {
        private final byte[][] pieces;
        private int next;
        private int given;

        Pieces(byte[]... pieces) {
            this.pieces = pieces;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(length, pieces[next].length - given);
            System.arraycopy(pieces[next], given, target, offset, count);
            given += count;
            if (given == pieces[next].length) {
                next++;
                given = 0;
            }
            return count;
        }
    }
}
