package io.aircheck.media.flv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

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
        FlvReader reader = reader(stream(List.of(tags)), 7);
        HeldTags held = new HeldTags(reader.bytes());
        try {
            while (reader.next()) {
                held.add(reader);
            }
        } catch (FlvException e) {
            throw new AssertionError(e);
        }
        return new Gop(FlvConfiguration.NONE, null, held, null, true);
    }

    /** A reader of bytes that have come. */
    static FlvReader reader(byte[] stream, int chunk) {
        StreamBytes bytes = new StreamBytes(new SmallChunks(chunk));
        come(bytes, stream);
        return new FlvReader(bytes);
    }

    static void come(StreamBytes bytes, byte[] stream) {
        for (int at = 0; at < stream.length; ) {
            ByteBuffer room = bytes.room(true);
            int count = Math.min(room.remaining(), stream.length - at);
            room.put(stream, at, count);
            bytes.came(count);
            at += count;
        }
    }

    public static List<Long> timestamps(Gop gop) {
        return LongStream.range(0, gop.tags().size())
                .mapToObj(i -> gop.tags().timestamp((int) i))
                .toList();
    }

    /** A group as it is to stand in a file, taken apart. */
    static List<FlvTag> tags(Gop gop) {
        ByteBuffer bytes = ByteBuffer.allocate((int) gop.tags().encodedBytes());
        gop.tags().encoded().forEach(bytes::put);
        List<FlvTag> tags = new ArrayList<>();
        for (bytes.flip(); bytes.hasRemaining(); ) {
            FlvTag tag = FlvTag.decode(bytes.slice());
            assertThat(bytes.getInt(bytes.position() + tag.encodedBytes() - FlvTag.TRAILER_BYTES))
                    .isEqualTo(tag.encodedBytes() - FlvTag.TRAILER_BYTES);
            bytes.position(bytes.position() + tag.encodedBytes());
            tags.add(tag);
        }
        return tags;
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
