package io.aircheck.media.codec;

import java.nio.ByteBuffer;
import java.util.Optional;

/** The sequence parameter set of H.265 (ITU-T H.265 §7.3.2.2.1), as far as the size of the picture. */
public final class HevcSps {

    private HevcSps() {}

    /** @param nal the whole NAL unit from its two header bytes; position and limit are left as they are */
    public static Optional<PictureSize> pictureSize(ByteBuffer nal) {
        BitReader bits = new BitReader(nal, nal.position() + 2);
        bits.skip(4);
        int subLayers = bits.bits(3);
        bits.skip(1);
        skipProfileTierLevel(bits, subLayers);
        bits.unsigned();
        int chromaFormat = bits.unsigned();
        if (chromaFormat == 3) {
            bits.skip(1);
        }
        int width = bits.unsigned();
        int height = bits.unsigned();
        if (bits.bit() == 1) {
            int unitX = chromaFormat == 1 || chromaFormat == 2 ? 2 : 1;
            int unitY = chromaFormat == 1 ? 2 : 1;
            width -= unitX * (bits.unsigned() + bits.unsigned());
            height -= unitY * (bits.unsigned() + bits.unsigned());
        }
        PictureSize size = new PictureSize(width, height);
        return bits.beyondEnd() || !size.isPossible() ? Optional.empty() : Optional.of(size);
    }

    private static void skipProfileTierLevel(BitReader bits, int subLayers) {
        bits.skip(88 + 8);
        int present = 0;
        for (int i = 0; i < subLayers; i++) {
            present = present << 2 | bits.bits(2);
        }
        if (subLayers > 0) {
            bits.skip(2 * (8 - subLayers));
        }
        for (int i = subLayers - 1; i >= 0; i--) {
            bits.skip((present >> 2 * i + 1 & 1) * 88 + (present >> 2 * i & 1) * 8);
        }
    }
}
