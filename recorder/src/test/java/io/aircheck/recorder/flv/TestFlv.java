package io.aircheck.recorder.flv;

import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.FlvTag.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A made-up stream: groups of 200 ms with five pictures and sounds each, every one different. */
final class TestFlv {

    static final int GROUP_MILLIS = 200;

    /** File header and two sequence headers. */
    static final int HEAD_BYTES = 13 + 22 + 19;

    static final int SOUND_BYTES = 11 + 4 + 4;

    private TestFlv() {}

    /** Groups from {@code from} to before {@code to}, as the server's clock has them. */
    static byte[] stream(int variant, int from, int to) {
        return stream(variant, from, to, (long) from * GROUP_MILLIS);
    }

    /** @param begin timestamp of the first group */
    static byte[] stream(int variant, int from, int to, long begin) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'F', 'L', 'V', 1, 5, 0, 0, 0, 9, 0, 0, 0, 0});
        put(out, Kind.VIDEO, 0, 0x17, 0, 0, 0, 0, 1, variant);
        put(out, Kind.AUDIO, 0, 0xAF, 0, 0x12, 0x10);
        for (int group = from; group < to; group++) {
            long at = begin + (long) (group - from) * GROUP_MILLIS;
            for (int i = 0; i < 5; i++) {
                put(out, Kind.VIDEO, at + i * 40, i == 0 ? 0x17 : 0x27, 1, 0, 0, 0, group, i, variant);
                put(out, Kind.AUDIO, at + i * 40, 0xAF, 1, group, i);
            }
        }
        return out.toByteArray();
    }

    /** Groups as before, and in front of them, behind the headers, the last sounds of the group before. */
    static byte[] streamAfterSound(int from, int to, int sounds) {
        byte[] groups = stream(1, from, to);
        byte[] before = stream(1, from - 1, from);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(groups, 0, HEAD_BYTES);
        int pair = (before.length - HEAD_BYTES) / 5;
        for (int i = 5 - sounds; i < 5; i++) {
            out.write(before, HEAD_BYTES + (i + 1) * pair - SOUND_BYTES, SOUND_BYTES);
        }
        out.write(groups, HEAD_BYTES, groups.length - HEAD_BYTES);
        return out.toByteArray();
    }

    static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static void put(ByteArrayOutputStream out, Kind kind, long timestamp, int... payload) {
        ByteBuffer bytes = ByteBuffer.allocate(payload.length);
        for (int octet : payload) {
            bytes.put((byte) octet);
        }
        FlvTag tag = new FlvTag(kind, timestamp, bytes.flip());
        ByteBuffer encoded = ByteBuffer.allocate(tag.encodedBytes());
        tag.encode(encoded);
        out.writeBytes(encoded.array());
    }
}
