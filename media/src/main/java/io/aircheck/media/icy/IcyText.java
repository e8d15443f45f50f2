package io.aircheck.media.icy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The characters of ICY headers and titles: nothing says which charset they are in. */
public final class IcyText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private IcyText() {}

    /** Strict UTF-8 where the bytes are that, else windows-1252, which every byte is. */
    public static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS);
        }
    }
}
