package io.aircheck.media.icy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What the first packet of an Ogg stream says of its time (Vorbis I section 4.2.2; RFC 7845 section 5.1; FLAC-to-Ogg mapping
 * 1.0).
 *
 * @param sampleRate that granules are counted in, Hz
 */
record OggCodec(String name, int sampleRate) {

    private static final int USUAL_RATE = 48_000;

    static OggCodec of(ByteBuffer firstPacket) {
        ByteBuffer little = firstPacket.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (startsWith(firstPacket, "\u0001vorbis") && firstPacket.limit() >= 16) {
            return new OggCodec("vorbis", possible(little.getInt(12)));
        }
        if (startsWith(firstPacket, "OpusHead")) {
            return new OggCodec("opus", USUAL_RATE);
        }
        if (startsWith(firstPacket, "\u007fFLAC") && firstPacket.limit() >= 31) {
            return new OggCodec("flac", possible(firstPacket.getInt(27) >>> 12));
        }
        return new OggCodec("unknown", USUAL_RATE);
    }

    private static int possible(int rate) {
        return rate >= 1_000 && rate <= 768_000 ? rate : USUAL_RATE;
    }

    private static boolean startsWith(ByteBuffer bytes, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.limit() >= expected.length
                && bytes.slice(0, expected.length).equals(ByteBuffer.wrap(expected));
    }
}
