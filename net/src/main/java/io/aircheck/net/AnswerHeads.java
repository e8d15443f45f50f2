package io.aircheck.net;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes what comes in over one connection readable for an HTTP library, where an answer's head is not quite HTTP:
 *
 * <ul>
 *   <li>SHOUTcast 1 begins with {@code ICY 200 OK} in place of {@code HTTP/1.0 200 OK};
 *   <li>radio stations write their names in UTF-8 or in Windows-1252, of which only the first survives as it is.
 * </ul>
 *
 * A head can only begin after something was sent, so all else (bodies, TLS records, HTTP/2 frames) passes untouched.
 */
final class AnswerHeads {

    /** A longer head is passed on as it is; the HTTP library will refuse it. */
    private static final int LONGEST_HEAD = 64 << 10;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final byte[] HTTP = "HTTP/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ICY = "ICY ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HTTP_1_0 = "HTTP/1.0 ".getBytes(StandardCharsets.US_ASCII);

    private final InputStream input;
    private final OutputStream output;
    private volatile boolean headMayFollow = true;

    AnswerHeads(InputStream in, OutputStream out) {
        this.input = new Incoming(in);
        this.output = new Outgoing(out);
    }

    InputStream input() {
        return input;
    }

    OutputStream output() {
        return output;
    }

    private final class Outgoing extends FilterOutputStream {
        Outgoing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            headMayFollow = true;
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            headMayFollow = true;
            out.write(bytes, offset, length);
        }
    }

    private final class Incoming extends FilterInputStream {
        private byte[] ready = {};
        private int given;

        Incoming(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (given == ready.length) {
                boolean expected = headMayFollow;
                headMayFollow = false;
                int count = in.read(target, offset, length);
                if (!expected || count <= 0 || (target[offset] != HTTP[0] && target[offset] != ICY[0])) {
                    return count;
                }
                ready = normalHead(Arrays.copyOfRange(target, offset, offset + count));
                given = 0;
            }
            int count = Math.min(length, ready.length - given);
            System.arraycopy(ready, given, target, offset, count);
            given += count;
            return count;
        }

        @Override
        public int available() throws IOException {
            return ready.length - given + in.available();
        }

        /** Reads on to the end of the head and gives it in its normal form, with what came of the body. */
        private byte[] normalHead(byte[] first) throws IOException {
            ByteArrayOutputStream gathered = new ByteArrayOutputStream();
            gathered.writeBytes(first);
            byte[] bytes = first;
            int end = endOfHead(bytes);
            while (end < 0 && mayBeHead(bytes) && bytes.length < LONGEST_HEAD) {
                byte[] more = new byte[4096];
                int count = in.read(more);
                if (count < 0) {
                    return bytes;
                }
                gathered.write(more, 0, count);
                bytes = gathered.toByteArray();
                end = endOfHead(bytes);
            }
            if (end < 0 || !mayBeHead(bytes)) {
                return bytes;
            }
            ByteArrayOutputStream normal = new ByteArrayOutputStream(bytes.length + 64);
            boolean icy = begins(bytes, ICY);
            if (icy) {
                normal.writeBytes(HTTP_1_0);
            }
            normal.writeBytes(utf8(Arrays.copyOfRange(bytes, icy ? ICY.length : 0, end)));
            normal.write(bytes, end, bytes.length - end);
            return normal.toByteArray();
        }
    }

    private static boolean mayBeHead(byte[] bytes) {
        return begins(bytes, HTTP) || begins(bytes, ICY);
    }

    /** Whether these bytes, as far as they go, are the beginning. */
    private static boolean begins(byte[] bytes, byte[] beginning) {
        int length = Math.min(bytes.length, beginning.length);
        return Arrays.equals(bytes, 0, length, beginning, 0, length);
    }

    /** Behind the first empty line, or -1. */
    private static int endOfHead(byte[] bytes) {
        int lineLength = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (lineLength == 0) {
                    return i + 1;
                }
                lineLength = 0;
            } else if (bytes[i] != '\r') {
                lineLength++;
            }
        }
        return -1;
    }

    private static byte[] utf8(byte[] head) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head));
            return head;
        } catch (CharacterCodingException e) {
            return new String(head, WINDOWS_1252).getBytes(StandardCharsets.UTF_8);
        }
    }
}
