package io.aircheck.music.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A line of text behind its checksum: eight hexadecimal digits and a space. */
final class CheckedLine {

    private static final int SUM_CHARS = 8;

    private CheckedLine() {}

    /** With the newline. */
    static String encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().toHexDigits(sum(bytes, 0, bytes.length)) + " " + text + "\n";
    }

    /**
     * The text of a line, if it is as it was written.
     *
     * @param line without the newline
     */
    static Optional<String> decode(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return decode(bytes, 0, bytes.length);
    }

    /** The same of a line that stands among others, from one byte to before another. */
    static Optional<String> decode(byte[] lines, int from, int to) {
        int text = from + SUM_CHARS + 1;
        if (text > to || lines[text - 1] != ' ') {
            return Optional.empty();
        }
        String sum = new String(lines, from, SUM_CHARS, StandardCharsets.ISO_8859_1);
        return sum.equals(HexFormat.of().toHexDigits(sum(lines, text, to)))
                ? Optional.of(new String(lines, text, to - text, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static int sum(byte[] lines, int from, int to) {
        var crc = new CRC32C();
        crc.update(lines, from, to - from);
        return (int) crc.getValue();
    }
}
