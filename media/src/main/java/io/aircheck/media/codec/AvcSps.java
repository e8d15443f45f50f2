package io.aircheck.media.codec;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/** The sequence parameter set of H.264 (ITU-T H.264 §7.3.2.1.1), as far as the size of the picture. */
public final class AvcSps {

    private static final Set<Integer> WITH_CHROMA_FORMAT =
            Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

    private AvcSps() {}

    /** @param nal the whole NAL unit from its header byte; position and limit are left as they are */
    public static Optional<PictureSize> pictureSize(ByteBuffer nal) {
        BitReader bits = new BitReader(nal, nal.position() + 1);
        int profile = bits.bits(8);
        bits.skip(16);
        bits.unsigned();
        int chromaFormat = 1;
        if (WITH_CHROMA_FORMAT.contains(profile)) {
            chromaFormat = bits.unsigned();
            if (chromaFormat == 3) {
                bits.skip(1);
            }
            bits.unsigned();
            bits.unsigned();
            bits.skip(1);
            if (bits.bit() == 1) {
                skipScalingLists(bits, chromaFormat == 3 ? 12 : 8);
            }
        }
        bits.unsigned();
        skipPictureOrder(bits);
        bits.unsigned();
        bits.skip(1);
        int widthInBlocks = bits.unsigned() + 1;
        int heightInUnits = bits.unsigned() + 1;
        int framesOnly = bits.bit();
        if (framesOnly == 0) {
            bits.skip(1);
        }
        bits.skip(1);
        int cropX = 0;
        int cropY = 0;
        if (bits.bit() == 1) {
            int unitX = chromaFormat == 1 || chromaFormat == 2 ? 2 : 1;
            int unitY = (chromaFormat == 1 ? 2 : 1) * (2 - framesOnly);
            cropX = unitX * (bits.unsigned() + bits.unsigned());
            cropY = unitY * (bits.unsigned() + bits.unsigned());
        }
        PictureSize size = new PictureSize(widthInBlocks * 16 - cropX, heightInUnits * 16 * (2 - framesOnly) - cropY);
        return bits.beyondEnd() || !size.isPossible() ? Optional.empty() : Optional.of(size);
    }

    private static void skipPictureOrder(BitReader bits) {
        int type = bits.unsigned();
        if (type == 0) {
            bits.unsigned();
        } else if (type == 1) {
            bits.skip(1);
            bits.signed();
            bits.signed();
            int count = bits.unsigned();
            for (int i = 0; i < count && !bits.beyondEnd(); i++) {
                bits.signed();
            }
        }
    }

    private static void skipScalingLists(BitReader bits, int count) {
        for (int list = 0; list < count; list++) {
            if (bits.bit() == 0) {
                continue;
            }
            int size = list < 6 ? 16 : 64;
            int last = 8;
            int next = 8;
            for (int i = 0; i < size; i++) {
                if (next != 0) {
                    next = last + bits.signed() + 256 & 0xff;
                }
                last = next == 0 ? last : next;
            }
        }
    }
}
