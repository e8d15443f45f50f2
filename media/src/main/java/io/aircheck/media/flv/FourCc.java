package io.aircheck.media.flv;

import java.nio.charset.StandardCharsets;

/** Four letters in a row as one number, as Enhanced RTMP names codecs. */
final class FourCc {

    private FourCc() {}

    static int of(String letters) {
        byte[] bytes = letters.getBytes(StandardCharsets.ISO_8859_1);
        return bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
    }

    static int at(TagHead tag, int index) {
        return tag.octet(index) << 24 | tag.octet(index + 1) << 16 | tag.octet(index + 2) << 8 | tag.octet(index + 3);
    }
}
