package io.aircheck.recorder.hls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What a body is by its first bytes. The content type is not asked: it often lies. */
enum BodyKind {
    TS,
    FMP4,
    AAC,
    MP3,
    /** A page, JSON, subtitles: no media. */
    OTHER;

    private static final Set<String> BOXES =
            Set.of("ftyp", "styp", "moov", "moof", "sidx", "emsg", "prft", "mdat", "free", "skip", "uuid", "ssix");

    /** Looks at the bytes from the buffer's position on and leaves it there. */
    static BodyKind of(ByteBuffer bytes) {
        int at = bytes.position();
        int length = bytes.remaining();
        if (length < 8) {
            return OTHER;
        }
        if (bytes.get(at) == 0x47 && (length <= 188 || bytes.get(at + 188) == 0x47)) {
            return TS;
        }
        byte[] type = new byte[4];
        bytes.get(at + 4, type);
        if (BOXES.contains(new String(type, StandardCharsets.ISO_8859_1))) {
            return FMP4;
        }
        int sound = at;
        if (bytes.get(at) == 'I' && bytes.get(at + 1) == 'D' && bytes.get(at + 2) == '3' && length > 10) {
            sound = at + afterId3(bytes, at);
        }
        if (sound + 2 > bytes.limit() || bytes.get(sound) != (byte) 0xff) {
            return OTHER;
        }
        int second = bytes.get(sound + 1) & 0xff;
        if ((second & 0xf6) == 0xf0) {
            return AAC;
        }
        return (second & 0xe0) == 0xe0 && (second & 0x06) != 0 ? MP3 : OTHER;
    }

    /** Length of an ID3 tag, which packed audio carries in front for its timestamp (RFC 8216 §3.4). */
    static int afterId3(ByteBuffer bytes, int at) {
        int size = 0;
        for (int i = 6; i < 10; i++) {
            size = size << 7 | bytes.get(at + i) & 0x7f;
        }
        return 10 + size;
    }
}
