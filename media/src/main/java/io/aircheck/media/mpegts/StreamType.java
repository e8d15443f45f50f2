package io.aircheck.media.mpegts;

import io.aircheck.media.SegmentInspection.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a programme map says of a stream (ISO/IEC 13818-1 table 2-34, ATSC, and Apple's types for SAMPLE-AES).
 *
 * @param kind null for data that is neither picture nor sound
 */
record StreamType(@Nullable Kind kind, String codec, boolean encrypted) {

    private static final StreamType DATA = new StreamType(null, "data", false);

    static StreamType of(int type) {
        return switch (type) {
            case 0x01, 0x02 -> video("mpeg2");
            case 0x10 -> video("mpeg4");
            case 0x1b -> video("avc");
            case 0x24 -> video("hevc");
            case 0x33 -> video("vvc");
            case 0xdb -> new StreamType(Kind.VIDEO, "avc", true);
            case 0x03, 0x04 -> audio("mp3");
            case 0x0f -> audio("aac");
            case 0x11 -> audio("aac-latm");
            case 0x81 -> audio("ac3");
            case 0x87 -> audio("eac3");
            case 0xcf -> new StreamType(Kind.AUDIO, "aac", true);
            case 0xc1 -> new StreamType(Kind.AUDIO, "ac3", true);
            case 0xc2 -> new StreamType(Kind.AUDIO, "eac3", true);
            default -> DATA;
        };
    }

    private static StreamType video(String codec) {
        return new StreamType(Kind.VIDEO, codec, false);
    }

    private static StreamType audio(String codec) {
        return new StreamType(Kind.AUDIO, codec, false);
    }
}
