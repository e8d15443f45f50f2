package io.aircheck.net.media;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How far an answer's body goes (RFC 9112 section 6.3). */
abstract sealed class Body {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{1,15}");

    /** Some bytes, blocking until there is at least one; -1 where it is complete. */
    abstract int read(Incoming in, ByteBuffer target) throws IOException;

    /** Whether it was read to its end, so that another answer may follow. */
    abstract boolean isComplete();

    /** Bytes that the server announced, or -1. */
    long announced() {
        return -1;
    }

    /** Bytes that are known to be still to come; the most there can be where nobody knows. */
    long left() {
        return Long.MAX_VALUE;
    }

    static Body of(String method, AnswerHead head) throws ProtocolException {
        int status = head.status();
        if (method.equals("HEAD") || status < 200 || status == 204 || status == 304) {
            return new OfLength(0);
        }
        if (head.says("Transfer-Encoding", "chunked")) {
            return new InChunks();
        }
        String length = head.last("Content-Length");
        return length == null ? new UntilClose() : new OfLength(length(length));
    }

    private static long length(String text) throws ProtocolException {
        if (!DECIMAL.matcher(text).matches()) {
            throw new ProtocolException("the answer's Content-Length is \"" + text + "\"");
        }
        return Long.parseLong(text);
    }

    private static ProtocolException cutShort() {
        return new ProtocolException("the connection ended before the answer was complete");
    }

    /** As many bytes as its head says. */
    static final class OfLength extends Body {

        private final long length;
        private long left;

        OfLength(long length) {
            this.length = length;
            this.left = length;
        }

        @Override
        int read(Incoming in, ByteBuffer target) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(target, left);
            if (count < 0) {
                throw cutShort();
            }
            left -= count;
            return count;
        }

        @Override
        boolean isComplete() {
            return left == 0;
        }

        @Override
        long announced() {
            return length;
        }

        @Override
        long left() {
            return left;
        }
    }

    /** All until the connection ends. */
    static final class UntilClose extends Body {

        @Override
        int read(Incoming in, ByteBuffer target) throws IOException {
            return in.read(target, Long.MAX_VALUE);
        }

        @Override
        boolean isComplete() {
            return false;
        }
    }

    /** In pieces, each with its length before it (RFC 9112 section 7.1). */
    static final class InChunks extends Body {

        private static final int LONGEST_LINE = 8 << 10;

        private long left;
        private boolean begun;
        private boolean complete;

        /**
         * Takes all that is there, however many chunks it is of: what stands between two is taken out of the buffer, which costs
         * less than asking the system for every line.
         */
        @Override
        int read(Incoming in, ByteBuffer target) throws IOException {
            int begin = target.position();
            int kept = begin;
            while (kept == begin) {
                while (left == 0) {
                    if (complete) {
                        return -1;
                    }
                    nextChunk(in);
                }
                if (in.read(target, Long.MAX_VALUE) < 0) {
                    throw cutShort();
                }
                kept = keepContent(in, target, begin);
                target.position(kept);
            }
            return kept - begin;
        }

        /** Moves the content of the chunks together; an unfinished line, or the last, goes back. @return its end */
        private int keepContent(Incoming in, ByteBuffer target, int begin) throws IOException {
            int end = target.position();
            int from = begin;
            int to = begin;
            while (from < end) {
                if (left == 0) {
                    int content = lineEnd(target, lineEnd(target, from, end), end);
                    long size = content < 0 ? 0 : sizeBetween(target, from, content);
                    if (size == 0) {
                        in.giveBack(target, from, end);
                        return to;
                    }
                    left = size;
                    from = content;
                }
                int count = (int) Math.min(left, end - from);
                if (from != to) {
                    target.put(to, target, from, count);
                }
                from += count;
                to += count;
                left -= count;
            }
            return to;
        }

        /** Behind the line that begins at an index; -1 where its end is not there, or its beginning was not. */
        private static int lineEnd(ByteBuffer bytes, int from, int end) {
            for (int at = from; at >= 0 && at < end; at++) {
                if (bytes.get(at) == '\n') {
                    return at + 1;
                }
            }
            return -1;
        }

        /** What the line between two chunks says; it stands behind the empty one that ends the first. */
        private static long sizeBetween(ByteBuffer bytes, int from, int end) throws ProtocolException {
            byte[] lines = new byte[Math.min(end - from, LONGEST_LINE)];
            bytes.get(from, lines);
            String text = new String(lines, StandardCharsets.ISO_8859_1);
            int first = text.indexOf('\n');
            if (!text.substring(0, first).isBlank()) {
                throw longerThanSaid();
            }
            return size(text.substring(first + 1).strip());
        }

        @Override
        boolean isComplete() {
            return complete;
        }

        private void nextChunk(Incoming in) throws IOException {
            if (begun && !line(in).isEmpty()) {
                throw longerThanSaid();
            }
            begun = true;
            left = size(line(in));
            if (left == 0) {
                skipTrailers(in);
                complete = true;
            }
        }

        private static long size(String line) throws ProtocolException {
            int end = line.indexOf(';');
            String digits = (end < 0 ? line : line.substring(0, end)).strip();
            if (!HEXADECIMAL.matcher(digits).matches()) {
                throw new ProtocolException("a chunk of the answer does not begin with its length");
            }
            return Long.parseLong(digits, 16);
        }

        private static ProtocolException longerThanSaid() {
            return new ProtocolException("a chunk of the answer is longer than it says");
        }

        private static void skipTrailers(Incoming in) throws IOException {
            int bytes = 0;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                bytes += line.length();
                if (bytes > AnswerHead.MOST_BYTES) {
                    throw new ProtocolException("what follows the answer's last chunk has no end");
                }
            }
        }

        private static String line(Incoming in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int b = in.next(); b != '\n'; b = in.next()) {
                if (b < 0) {
                    throw cutShort();
                }
                if (line.length() > LONGEST_LINE) {
                    throw new ProtocolException("a chunk of the answer does not begin with its length");
                }
                line.append((char) b);
            }
            int length = line.length();
            return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
        }
    }
}
