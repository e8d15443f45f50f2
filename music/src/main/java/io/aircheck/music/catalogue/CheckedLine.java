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
        return HexFormat.of().toHexDigits(sum(text)) + " " + text + "\n";
    }

    /**
     * The text of a line, if it is as it was written.
     *
     * @param line without the newline
     */
    static Optional<String> decode(String line) {
        if (line.length() <= SUM_CHARS || line.charAt(SUM_CHARS) != ' ') {
            return Optional.empty();
        }
        String text = line.substring(SUM_CHARS + 1);
        return HexFormat.of().toHexDigits(sum(text)).contentEquals(line.subSequence(0, SUM_CHARS))
                ? Optional.of(text)
                : Optional.empty();
    }

    private static int sum(String text) {
        var crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
