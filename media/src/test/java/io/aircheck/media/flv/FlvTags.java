package io.aircheck.media.flv;

import java.nio.ByteBuffer;
import java.util.List;

/** Tags made by hand. */
public final class FlvTags {

    private FlvTags() {}

    /** An AVC sequence header whose configuration differs with {@code variant}. */
    public static FlvTag videoHeader(int variant) {
        return tag(FlvTag.Kind.VIDEO, 0, 0x17, 0, 0, 0, 0, 1, variant);
    }

    public static FlvTag audioHeader(int variant) {
        return tag(FlvTag.Kind.AUDIO, 0, 0xAF, 0, 0x12, variant);
    }

    /** A key frame; {@code picture} makes it differ from others. */
    public static FlvTag key(long timestamp, int picture) {
        return tag(FlvTag.Kind.VIDEO, timestamp, 0x17, 1, 0, 0, 0, 0xAA, picture);
    }

    public static FlvTag picture(long timestamp, int picture) {
        return tag(FlvTag.Kind.VIDEO, timestamp, 0x27, 1, 0, 0, 0, 0xBB, picture);
    }

    public static FlvTag sound(long timestamp, int sound) {
        return tag(FlvTag.Kind.AUDIO, timestamp, 0xAF, 1, 0xCC, sound);
    }

    public static FlvTag tag(FlvTag.Kind kind, long timestamp, int... payload) {
        ByteBuffer bytes = ByteBuffer.allocate(payload.length);
        for (int octet : payload) {
            bytes.put((byte) octet);
        }
        return new FlvTag(kind, timestamp, bytes.flip());
    }

    public static Gop gop(FlvTag... tags) {
        return new Gop(FlvConfiguration.NONE, null, List.of(tags), true);
    }

    public static List<Long> timestamps(Gop gop) {
        return gop.tags().stream().map(FlvTag::timestamp).toList();
    }

    /** A stream of these tags with its file header. */
    public static byte[] stream(List<FlvTag> tags) {
        int size = tags.stream().mapToInt(FlvTag::encodedBytes).sum();
        ByteBuffer bytes = ByteBuffer.allocate(13 + size);
        bytes.put(new byte[] {'F', 'L', 'V', 1, 5, 0, 0, 0, 9, 0, 0, 0, 0});
        tags.forEach(tag -> tag.encode(bytes));
        return bytes.array();
    }
}
