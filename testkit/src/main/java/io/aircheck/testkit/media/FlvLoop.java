package io.aircheck.testkit.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A loop of FLV tags, in buckets of a tenth of a second. */
public final class FlvLoop {

    /** Length of a bucket. */
    public static final int BUCKET_MILLIS = 100;

    private static final int FILE_HEADER = 13;
    private static final int TAG_HEADER = 11;
    private static final int SCRIPT = 18;

    private final byte[] file;
    private final List<Tag> headers = new ArrayList<>();
    private final List<List<Tag>> buckets = new ArrayList<>();
    private final long loopMillis;

    FlvLoop(byte[] file, Duration loop) {
        this.file = file;
        loopMillis = loop.toMillis();
        for (int i = 0; i < loopMillis / BUCKET_MILLIS; i++) {
            buckets.add(new ArrayList<>());
        }
        for (int at = FILE_HEADER; at + TAG_HEADER + 4 <= file.length; ) {
            int size = (file[at + 1] & 0xff) << 16 | (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff;
            Tag tag = new Tag(file[at], timestamp(file, at), at, size);
            boolean sequenceHeader = tag.type() != SCRIPT && file[at + TAG_HEADER + 1] == 0;
            boolean endOfSequence = tag.type() == 9 && file[at + TAG_HEADER + 1] == 2;
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

    private static int timestamp(byte[] file, int at) {
        return (file[at + 7] & 0xff) << 24
                | (file[at + 4] & 0xff) << 16
                | (file[at + 5] & 0xff) << 8
                | file[at + 6] & 0xff;
    }
}
