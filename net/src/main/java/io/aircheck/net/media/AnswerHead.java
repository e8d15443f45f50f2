package io.aircheck.net.media;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of an answer (RFC 9112 sections 4 and 5), read as leniently as players do: lines may end with LF alone, and
 * SHOUTcast's {@code ICY 200 OK} is an answer of HTTP/1.0. Radio stations write their names in UTF-8 or Windows-1252.
 *
 * @param version the minor one of HTTP/1
 * @param fields in their order, names as they came
 */
record AnswerHead(int version, int status, List<Map.Entry<String, String>> fields) {

    /** Of the whole head; CDNs send some hundred bytes, cookies make it some thousand. */
    static final int MOST_BYTES = 64 << 10;

    private static final Pattern STATUS_LINE = Pattern.compile("(?:HTTP/1\\.([0-9])|ICY) +([1-9][0-9]{2})(?: .*)?");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /**
     * Reads a head to its end.
     *
     * @throws EOFException if the connection ends before its first byte
     * @throws ProtocolException if it is no head, or too long
     */
    static AnswerHead read(Incoming in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        int lineLength = 0;
        while (true) {
            int b = in.next();
            if (b < 0) {
                throw bytes.size() == 0
                        ? new EOFException("the server ended the connection without an answer")
                        : new ProtocolException("the server ended the connection within the head of its answer");
            }
            bytes.write(b);
            if (b == '\n') {
                if (lineLength == 0) {
                    return parse(text(bytes.toByteArray()));
                }
                lineLength = 0;
            } else if (b != '\r') {
                lineLength++;
            }
            if (bytes.size() > MOST_BYTES) {
                throw new ProtocolException("the head of the answer is longer than " + MOST_BYTES + " bytes");
            }
            if (bytes.size() == 4 && !mayBegin(bytes.toByteArray())) {
                throw new ProtocolException("the server does not speak HTTP");
            }
        }
    }

    private static boolean mayBegin(byte[] four) {
        String beginning = new String(four, StandardCharsets.ISO_8859_1);
        return beginning.equals("HTTP") || beginning.equals("ICY ");
    }

    private static String text(byte[] head) {
        if (isAscii(head)) {
            return new String(head, StandardCharsets.US_ASCII);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(head))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(head, WINDOWS_1252);
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static AnswerHead parse(String text) throws ProtocolException {
        int end = text.indexOf('\n');
        Matcher statusLine = STATUS_LINE.matcher(text.substring(0, end).strip());
        if (!statusLine.matches()) {
            throw new ProtocolException(
                    "the server's answer begins with \"" + shortened(text.substring(0, end)) + "\"");
        }
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (int from = end + 1; from < text.length(); from = end + 1) {
            end = text.indexOf('\n', from);
            int colon = text.indexOf(':', from);
            if (colon > from && colon < end) {
                fields.add(Map.entry(
                        text.substring(from, colon).strip(),
                        text.substring(colon + 1, end).strip()));
            }
        }
        String version = statusLine.group(1);
        return new AnswerHead(
                version == null ? 0 : Integer.parseInt(version), Integer.parseInt(statusLine.group(2)), fields);
    }

    private static String shortened(String line) {
        String bare = line.strip();
        return bare.length() > 60 ? bare.substring(0, 60) + "…" : bare;
    }

    /** The last value of a field, or null. */
    @Nullable
    String last(String name) {
        String value = null;
        for (Map.Entry<String, String> field : fields) {
            if (field.getKey().equalsIgnoreCase(name)) {
                value = field.getValue();
            }
        }
        return value;
    }

    /** Whether a field that is a list holds a word. */
    boolean says(String name, String word) {
        for (Map.Entry<String, String> field : fields) {
            if (field.getKey().equalsIgnoreCase(name)) {
                for (String part : field.getValue().split(",")) {
                    if (part.strip().equalsIgnoreCase(word)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether the server says that another request may follow on the connection. */
    boolean keepsConnection() {
        return version >= 1 ? !says("Connection", "close") : says("Connection", "keep-alive");
    }
}
