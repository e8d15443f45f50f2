package io.aircheck.media.avc;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Size of the picture that a sequence parameter set describes, after cropping.
 *
 * @param width pixels
 * @param height pixels
 */
public record AvcPicture(int width, int height) {

    private static final int SEQUENCE_PARAMETER_SET = 7;
    private static final int MAX_PIXELS = 16_384;

    /**
     * Reads an AVCDecoderConfigurationRecord (14496-15, 5.3.3.1), as FLV and MP4 carry it; empty where it makes no sense.
     *
     * @param configuration from position 0
     */
    public static Optional<AvcPicture> ofConfiguration(ByteBuffer configuration) {
        int spsAt = 8;
        if (configuration.limit() < spsAt || (configuration.get(5) & 0x1F) == 0) {
            return Optional.empty();
        }
        int length = configuration.getShort(6) & 0xFFFF;
        if (length == 0 || spsAt + length > configuration.limit()) {
            return Optional.empty();
        }
        return ofSequenceParameterSet(configuration.slice(spsAt, length));
    }

    /** Reads one NAL unit with its header byte (14496-10, 7.3.2.1.1); empty where it makes no sense. */
    public static Optional<AvcPicture> ofSequenceParameterSet(ByteBuffer nal) {
        if (nal.limit() < 4 || (nal.get(0) & 0x1F) != SEQUENCE_PARAMETER_SET) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(new AvcBits(nal), nal.get(1) & 0xFF))
                    .filter(picture -> picture.width > 0
                            && picture.height > 0
                            && picture.width <= MAX_PIXELS
                            && picture.height <= MAX_PIXELS);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static AvcPicture read(AvcBits bits, int profile) {
        bits.skip(32); // NAL header, profile, constraints, level
        bits.unsignedExpGolomb(); // seq_parameter_set_id
        int chromaFormat = 1;
        boolean separatePlanes = false;
        if (hasChromaFormat(profile)) {
            chromaFormat = bits.unsignedExpGolomb();
            if (chromaFormat == 3) {
                separatePlanes = bits.flag();
            }
            bits.unsignedExpGolomb(); // bit_depth_luma_minus8
            bits.unsignedExpGolomb(); // bit_depth_chroma_minus8
            bits.skip(1); // qpprime_y_zero_transform_bypass_flag
            if (bits.flag()) {
                skipScalingMatrices(bits, chromaFormat == 3 ? 12 : 8);
            }
        }
        bits.unsignedExpGolomb(); // log2_max_frame_num_minus4
        switch (bits.unsignedExpGolomb()) { // pic_order_cnt_type
            case 0 -> bits.unsignedExpGolomb();
            case 1 -> {
                bits.skip(1);
                bits.unsignedExpGolomb();
                bits.unsignedExpGolomb();
                int cycle = bits.unsignedExpGolomb();
                for (int i = 0; i < cycle; i++) {
                    bits.unsignedExpGolomb();
                }
            }
            default -> {}
        }
        bits.unsignedExpGolomb(); // max_num_ref_frames
        bits.skip(1); // gaps_in_frame_num_value_allowed_flag
        int widthInMacroblocks = Math.addExact(bits.unsignedExpGolomb(), 1);
        int heightInMapUnits = Math.addExact(bits.unsignedExpGolomb(), 1);
        boolean framesOnly = bits.flag();
        if (!framesOnly) {
            bits.skip(1); // mb_adaptive_frame_field_flag
        }
        bits.skip(1); // direct_8x8_inference_flag
        int width = Math.multiplyExact(16, widthInMacroblocks);
        int height = Math.multiplyExact(framesOnly ? 16 : 32, heightInMapUnits);
        if (bits.flag()) { // frame_cropping_flag
            boolean subsampled = !separatePlanes && chromaFormat != 0;
            int unitX = subsampled && chromaFormat != 3 ? 2 : 1;
            int unitY = (subsampled && chromaFormat == 1 ? 2 : 1) * (framesOnly ? 1 : 2);
            width -= unitX * (bits.unsignedExpGolomb() + bits.unsignedExpGolomb());
            height -= unitY * (bits.unsignedExpGolomb() + bits.unsignedExpGolomb());
        }
        return new AvcPicture(width, height);
    }

    private static boolean hasChromaFormat(int profile) {
        return switch (profile) {
            case 44, 83, 86, 100, 110, 118, 122, 128, 134, 135, 138, 139, 244 -> true;
            default -> false;
        };
    }

    private static void skipScalingMatrices(AvcBits bits, int lists) {
        for (int list = 0; list < lists; list++) {
            if (!bits.flag()) {
                continue;
            }
            int size = list < 6 ? 16 : 64;
            int last = 8;
            int next = 8;
            for (int i = 0; i < size; i++) {
                if (next != 0) {
                    next = (last + bits.signedExpGolomb() + 256) % 256;
                }
                last = next == 0 ? last : next;
            }
        }
    }
}
