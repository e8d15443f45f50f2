package io.aircheck.music.cloud.chromaprint;

import io.aircheck.music.Sample;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * The fingerprint of the beginning of a piece of music.
 *
 * @param items 32 bits for each eighth of a second
 */
public record Chromaprint(int[] items) {

    /** Seconds from the beginning of a file that AcoustID wants the fingerprint of. */
    public static final int SECONDS = 120;

    private static final int ALGORITHM = 1;
    private static final int NORMAL_BITS = 3;
    private static final int LARGEST_NORMAL = (1 << NORMAL_BITS) - 1;
    private static final int EXCEPTION_BITS = 5;

    /**
     * @param sample at {@link Sample#USUAL_RATE}; of one that is shorter than about 3 s there are no items
     */
    public static Chromaprint of(Sample sample) {
        if (sample.sampleRate() != Chroma.SAMPLE_RATE) {
            throw new IllegalArgumentException(
                    "Chromaprint listens at " + Chroma.SAMPLE_RATE + " Hz, not " + sample.sampleRate());
        }
        float[] beginning = Arrays.copyOf(sample.pcm(), Math.min(sample.pcm().length, SECONDS * Chroma.SAMPLE_RATE));
        var image = new SummedImage(Chroma.of(beginning));
        int[] items = new int[Math.max(0, image.rows() - Classifier.MOST_ROWS + 1)];
        for (int row = 0; row < items.length; row++) {
            for (Classifier classifier : Classifier.TRAINED) {
                items[row] = items[row] << 2 | classifier.bits(image, row);
            }
        }
        return new Chromaprint(items);
    }

    /**
     * As AcoustID takes it: a header, then of each item the distances between the bits that changed since the one before, in
     * three bits each and five more for those that are larger; in the URL's alphabet of Base64.
     */
    public String text() {
        var normal = new BitWriter();
        var exceptional = new BitWriter();
        int before = 0;
        for (int item : items) {
            int last = 0;
            int changed = item ^ before;
            for (int bit = 1; bit <= Integer.SIZE; bit++) {
                if ((changed >>> (bit - 1) & 1) != 0) {
                    int distance = bit - last;
                    normal.write(Math.min(distance, LARGEST_NORMAL), NORMAL_BITS);
                    if (distance >= LARGEST_NORMAL) {
                        exceptional.write(distance - LARGEST_NORMAL, EXCEPTION_BITS);
                    }
                    last = bit;
                }
            }
            normal.write(0, NORMAL_BITS);
            before = item;
        }
        var bytes = new ByteArrayOutputStream();
        bytes.write(ALGORITHM);
        bytes.write(items.length >> 16);
        bytes.write(items.length >> 8);
        bytes.write(items.length);
        bytes.writeBytes(normal.bytes());
        bytes.writeBytes(exceptional.bytes());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Packs small numbers, the lowest bits first. */
    private static final class BitWriter {

        private final ByteArrayOutputStream full = new ByteArrayOutputStream();
        private int pending;
        private int pendingBits;

        void write(int value, int bits) {
            pending |= value << pendingBits;
            pendingBits += bits;
            while (pendingBits >= Byte.SIZE) {
                full.write(pending);
                pending >>>= Byte.SIZE;
                pendingBits -= Byte.SIZE;
            }
        }

        byte[] bytes() {
            if (pendingBits > 0) {
                full.write(pending);
                pendingBits = 0;
            }
            return full.toByteArray();
        }
    }
}
