package io.aircheck.media.flv;

import io.aircheck.media.codec.AvcSps;
import io.aircheck.media.codec.HevcSps;
import io.aircheck.media.codec.PictureSize;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The size of the picture that a video sequence header describes. */
public final class SequenceHeaderPicture {

    /** Frame type, packet type and composition time, or the extended head with its FourCC. */
    private static final int TAG_HEAD_BYTES = 5;

    private static final int HEVC_FIXED_BYTES = 23;
    private static final int HEVC_SPS = 33;

    private SequenceHeaderPicture() {}

    /** Empty for other codecs than H.264 and H.265, and for what makes no sense. */
    public static Optional<PictureSize> of(FlvTag sequenceHeader) {
        int length = sequenceHeader.payload().limit() - TAG_HEAD_BYTES;
        if (length <= 0) {
            return Optional.empty();
        }
        ByteBuffer configuration = sequenceHeader.payload().slice(TAG_HEAD_BYTES, length);
        return switch (VideoHeader.of(sequenceHeader).codec()) {
            case AVC -> nal(configuration, 6).flatMap(AvcSps::pictureSize);
            case HEVC -> hevcSps(configuration).flatMap(HevcSps::pictureSize);
            default -> Optional.empty();
        };
    }

    /** The arrays of an HEVCDecoderConfigurationRecord (ISO/IEC 14496-15, 8.3.3.1): type, count, and NAL units with lengths. */
    private static Optional<ByteBuffer> hevcSps(ByteBuffer configuration) {
        int at = HEVC_FIXED_BYTES;
        while (at + 3 <= configuration.limit()) {
            int type = configuration.get(at) & 0x3F;
            int count = configuration.getShort(at + 1) & 0xFFFF;
            at += 3;
            if (type == HEVC_SPS && count > 0) {
                return nal(configuration, at);
            }
            for (int i = 0; i < count && at + 2 <= configuration.limit(); i++) {
                at += 2 + (configuration.getShort(at) & 0xFFFF);
            }
        }
        return Optional.empty();
    }

    /** The NAL unit whose length stands at an index; in an AVCDecoderConfigurationRecord (5.3.3.1) the first SPS is at 6. */
    private static Optional<ByteBuffer> nal(ByteBuffer configuration, int at) {
        if (at + 2 > configuration.limit()) {
            return Optional.empty();
        }
        int length = configuration.getShort(at) & 0xFFFF;
        return length < 4 || at + 2 + length > configuration.limit()
                ? Optional.empty()
                : Optional.of(configuration.slice(at + 2, length));
    }
}
