package io.aircheck.testkit.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A loop of FLV tags, in buckets of a tenth of a second. */
public final class FlvLoop {

    /** Length of a bucket. */
    public static final int BUCKET_MILLIS = 100;

    private static final int FILE_HEADER = 13;
    private static final int TAG_HEADER = 11;
    private static final int VIDEO = 9;
    private static final int SCRIPT = 18;
    /** Of the codec number and the composition time that each picture has by the book of 2008. */
    private static final int LEGACY_HEADER = 5;

    private final byte[] file;
    private final List<Tag> headers = new ArrayList<>();
    private final List<List<Tag>> buckets = new ArrayList<>();
    private final long loopMillis;

    /** @param file whole, one lap long */
    public FlvLoop(byte[] file, Duration loop) {
        this.file = file;
        loopMillis = loop.toMillis();
        for (int i = 0; i < loopMillis / BUCKET_MILLIS; i++) {
            buckets.add(new ArrayList<>());
        }
        for (int at = FILE_HEADER; at + TAG_HEADER + 4 <= file.length; ) {
            int size = size(file, at);
            Tag tag = new Tag(file[at], timestamp(file, at), at, size);
            int packet = packetType(file, at);
            boolean sequenceHeader = tag.type() != SCRIPT && packet == 0;
            boolean endOfSequence = tag.type() == VIDEO && packet == 2;
            if (tag.type() == SCRIPT || sequenceHeader) {
                headers.add(tag);
            } else if (!endOfSequence) {
                buckets.get(Math.min(buckets.size() - 1, tag.millis() / BUCKET_MILLIS))
                        .add(tag);
            }
            at += TAG_HEADER + size + 4;
        }
        headers.sort(Comparator.comparing(tag -> tag.type() == SCRIPT ? 0 : tag.type()));
    }

    /**
     * A tag of the loop's file.
     *
     * @param type 8 audio, 9 video, 18 script
     * @param millis its time in the first lap
     * @param at where it begins in the file
     * @param size of the payload
     */
    public record Tag(int type, int millis, int at, int size) {}

    /** Nine bytes of file header and the first "previous tag size". */
    public byte[] fileHeader() {
        byte[] header = new byte[FILE_HEADER];
        System.arraycopy(file, 0, header, 0, FILE_HEADER);
        return header;
    }

    /** {@code onMetaData}, then the sequence headers of sound and picture. */
    public List<Tag> headers() {
        return List.copyOf(headers);
    }

    /** The tags of bucket {@code number} on the endless timeline. */
    public List<Tag> bucket(long number) {
        return buckets.get((int) (number % buckets.size()));
    }

    /** Which lap a bucket lies in. */
    public long lap(long bucket) {
        return bucket / buckets.size();
    }

    public long loopMillis() {
        return loopMillis;
    }

    /** Bytes of a tag with its trailing "previous tag size". */
    public int length(Tag tag) {
        return TAG_HEADER + tag.size() + 4;
    }

    /** Copies a tag with another time (modulo 2^32 ms) to a target and returns where it ends there. */
    public int write(Tag tag, long millis, byte[] target, int offset) {
        System.arraycopy(file, tag.at(), target, offset, length(tag));
        target[offset + 4] = (byte) (millis >> 16);
        target[offset + 5] = (byte) (millis >> 8);
        target[offset + 6] = (byte) millis;
        target[offset + 7] = (byte) (millis >> 24);
        return offset + length(tag);
    }

    /** A copy of a tag's payload. */
    public byte[] payload(Tag tag) {
        byte[] payload = new byte[tag.size()];
        System.arraycopy(file, tag.at() + TAG_HEADER, payload, 0, tag.size());
        return payload;
    }

    /**
     * The same as Enhanced RTMP has it: pictures name their codec by four letters, and tell a composition time only where there is
     * one.
     */
    public FlvLoop enhanced() {
        ByteArrayOutputStream enhanced = new ByteArrayOutputStream(file.length * 2);
        enhanced.write(file, 0, FILE_HEADER);
        for (int at = FILE_HEADER; at + TAG_HEADER + 4 <= file.length; ) {
            int length = TAG_HEADER + size(file, at) + 4;
            enhanced.writeBytes(
                    file[at] == VIDEO
                            ? enhanced(Arrays.copyOfRange(file, at, at + length))
                            : Arrays.copyOfRange(file, at, at + length));
            at += length;
        }
        return new FlvLoop(enhanced.toByteArray(), Duration.ofMillis(loopMillis));
    }

    private static byte[] enhanced(byte[] tag) {
        boolean hevc = (tag[TAG_HEADER] & 0x0f) == 12;
        int packet = tag[TAG_HEADER + 1];
        boolean composed = packet == 1 && (tag[TAG_HEADER + 2] | tag[TAG_HEADER + 3] | tag[TAG_HEADER + 4]) != 0;
        int type = packet == 1 && !composed ? 3 : packet;
        int size = tag.length - TAG_HEADER - 4 - LEGACY_HEADER + 5 + (composed ? 3 : 0);
        ByteBuffer other = ByteBuffer.allocate(TAG_HEADER + size + 4);
        other.put(tag, 0, TAG_HEADER).put((byte) (0x80 | tag[TAG_HEADER] & 0x70 | type));
        other.put((hevc ? "hvc1" : "avc1").getBytes(StandardCharsets.US_ASCII));
        other.put(tag, TAG_HEADER + 2, composed ? 3 : 0);
        other.put(tag, TAG_HEADER + LEGACY_HEADER, tag.length - TAG_HEADER - LEGACY_HEADER - 4);
        other.putInt(TAG_HEADER + size);
        other.put(1, (byte) (size >> 16)).put(2, (byte) (size >> 8)).put(3, (byte) size);
        return other.array();
    }

    /** Of sound and picture; 0 stands in front of all others. */
    private static int packetType(byte[] file, int at) {
        boolean fourLetters = file[at] == VIDEO && (file[at + TAG_HEADER] & 0x80) != 0;
        return fourLetters ? file[at + TAG_HEADER] & 0x0f : file[at + TAG_HEADER + 1];
    }

    private static int size(byte[] file, int at) {
        return (file[at + 1] & 0xff) << 16 | (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff;
    }

    private static int timestamp(byte[] file, int at) {
        return (file[at + 7] & 0xff) << 24
                | (file[at + 4] & 0xff) << 16
                | (file[at + 5] & 0xff) << 8
                | file[at + 6] & 0xff;
    }
}
