package io.aircheck.server.migrate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A text file as an editor on Windows may have left it: UTF-8 with or without a mark, UTF-16 with one, or GB18030.
 *
 * @param encoding as what it was read
 */
record OldText(String text, String encoding) {

    static OldText of(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new OldText(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE), "UTF-16");
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new OldText(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE), "UTF-16");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new OldText(text.startsWith("\uFEFF") ? text.substring(1) : text, "UTF-8");
        } catch (CharacterCodingException e) {
            return new OldText(new String(bytes, Charset.forName("GB18030")), "GB18030");
        }
    }

    boolean isUtf8() {
        return encoding.equals("UTF-8");
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
