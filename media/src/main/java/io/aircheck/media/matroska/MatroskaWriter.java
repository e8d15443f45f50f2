package io.aircheck.media.matroska;

import io.aircheck.media.codec.PictureSize;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Writes a Matroska file (RFC 9559) frame by frame, as plainly as readers allow: without an index, in milliseconds. */
public final class MatroskaWriter implements Closeable {

    private static final int EBML = 0x1A45DFA3;
    private static final int SEGMENT = 0x18538067;
    private static final int INFO = 0x1549A966;
    private static final int DURATION = 0x4489;
    private static final int TRACKS = 0x1654AE6B;
    private static final int CLUSTER = 0x1F43B675;
    private static final int TIMESTAMP = 0xE7;
    private static final int SIMPLE_BLOCK = 0xA3;

    /** Of a segment or cluster that goes on until the next one begins. */
    private static final ByteBuffer UNKNOWN_SIZE = ByteBuffer.wrap(new byte[] {1, -1, -1, -1, -1, -1, -1, -1});
    /** A block's time has 16 bits, with a sign. */
    private static final long LONGEST_CLUSTER_MILLIS = 20_000;

    private static final int KEY_FRAME = 0x80;
    private static final int BUFFER_BYTES = 256 << 10;

    private final OutputStream target;
    private long clusterAt = Long.MIN_VALUE;

    /**
     * @param target closed with this
     * @param length of all; zero where it is not known
     */
    public MatroskaWriter(OutputStream target, List<MatroskaTrack> tracks, Duration length) throws IOException {
        this.target = new BufferedOutputStream(target, BUFFER_BYTES);
        begin(tracks, length);
    }

    private void begin(List<MatroskaTrack> tracks, Duration length) throws IOException {
        Element head = new Element()
                .number(0x4286, 1)
                .number(0x42F7, 1)
                .number(0x42F2, 4)
                .number(0x42F3, 8)
                .text(0x4282, "matroska")
                .number(0x4287, 4)
                .number(0x4285, 2);
        put(new Element().group(EBML, head).bytes());
        put(new Element().id(SEGMENT).bytes());
        put(UNKNOWN_SIZE.duplicate());
        Element info = new Element()
                .number(0x2AD7B1, 1_000_000)
                .text(0x4D80, "Aircheck")
                .text(0x5741, "Aircheck");
        if (length.isPositive()) {
            info.decimal(DURATION, length.toMillis());
        }
        put(new Element().group(INFO, info).bytes());
        Element all = new Element();
        for (int i = 0; i < tracks.size(); i++) {
            all.group(0xAE, track(i + 1, tracks.get(i)));
        }
        put(new Element().group(TRACKS, all).bytes());
    }

    private static Element track(int number, MatroskaTrack track) {
        Element entry = new Element()
                .number(0xD7, number)
                .number(0x73C5, number)
                .number(0x9C, 0)
                .text(0x86, track.codec());
        ByteBuffer configuration = track.configuration();
        if (configuration != null) {
            entry.binary(0x63A2, configuration);
        }
        switch (track) {
            case MatroskaTrack.Picture picture -> {
                entry.number(0x83, 1);
                PictureSize size = picture.size();
                if (size != null) {
                    entry.group(0xE0, new Element().number(0xB0, size.width()).number(0xBA, size.height()));
                }
            }
            case MatroskaTrack.Sound sound -> {
                entry.number(0x83, 2);
                if (sound.sampleRate() > 0) {
                    entry.group(
                            0xE1,
                            new Element()
                                    .decimal(0xB5, sound.sampleRate())
                                    .number(0x9F, Math.max(1, sound.channels())));
                }
            }
        }
        return entry;
    }

    /**
     * Appends a frame; frames come in the order in which they are decoded.
     *
     * @param track its index in the list of tracks
     * @param millis when it is shown or heard
     */
    public void write(int track, long millis, boolean keyFrame, ByteBuffer frame) throws IOException {
        long inCluster = millis - clusterAt;
        if (clusterAt == Long.MIN_VALUE || Math.abs(inCluster) > LONGEST_CLUSTER_MILLIS) {
            clusterAt = Math.max(0, millis);
            inCluster = millis - clusterAt;
            put(new Element().id(CLUSTER).bytes());
            put(UNKNOWN_SIZE.duplicate());
            put(new Element().number(TIMESTAMP, clusterAt).bytes());
        }
        put(new Element().id(SIMPLE_BLOCK).size(4L + frame.remaining()).bytes());
        put(ByteBuffer.allocate(4)
                .put((byte) (0x80 | track + 1))
                .putShort((short) inCluster)
                .put((byte) (keyFrame ? KEY_FRAME : 0))
                .flip());
        put(frame.duplicate());
    }

    private void put(ByteBuffer bytes) throws IOException {
        if (bytes.hasArray()) {
            target.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        } else {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(bytes.position(), copy);
            target.write(copy);
        }
    }

    @Override
    public void close() throws IOException {
        target.close();
    }

    /** Elements of EBML (RFC 8794), one behind the other. */
    private static final class Element {

        private ByteBuffer bytes = ByteBuffer.allocate(256);

        Element id(int id) {
            int length = 4 - Integer.numberOfLeadingZeros(id) / 8;
            for (int i = length - 1; i >= 0; i--) {
                room(1).put((byte) (id >> 8 * i));
            }
            return this;
        }

        /** Always in eight bytes, which every size fits into. */
        Element size(long size) {
            room(Long.BYTES).putLong(1L << 56 | size);
            return this;
        }

        Element number(int id, long value) {
            id(id).size(Long.BYTES);
            room(Long.BYTES).putLong(value);
            return this;
        }

        Element decimal(int id, double value) {
            id(id).size(Double.BYTES);
            room(Double.BYTES).putDouble(value);
            return this;
        }

        Element text(int id, String text) {
            return binary(id, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }

        Element binary(int id, ByteBuffer content) {
            id(id).size(content.remaining());
            room(content.remaining()).put(content.duplicate());
            return this;
        }

        Element group(int id, Element content) {
            return binary(id, content.bytes());
        }

        ByteBuffer bytes() {
            return bytes.duplicate().flip();
        }

        private ByteBuffer room(int length) {
            if (bytes.remaining() < length) {
                bytes = ByteBuffer.allocate(2 * (bytes.position() + length)).put(bytes.flip());
            }
            return bytes;
        }
    }
}
