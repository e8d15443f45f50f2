package io.aircheck.media.codec;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** H.264 and H.265 as a byte stream with start codes (annex B of either). */
public final class AnnexB {

    /**
     * What the beginning of a byte stream tells.
     *
     * @param configuration identifies its parameter sets; null where it has none
     * @param keyFrame whether a decoder can begin here
     */
    public record Head(
            @Nullable String configuration, @Nullable PictureSize size, boolean keyFrame) {}

    private AnnexB() {}

    /** Looks at the bytes from 0 to the limit, as far as the first slice. */
    public static Head head(ByteBuffer bytes, boolean hevc) {
        Fingerprint sets = new Fingerprint();
        boolean found = false;
        boolean keyFrame = false;
        PictureSize size = null;
        for (int nal = next(bytes, 0); nal < bytes.limit(); nal = next(bytes, nal)) {
            int type = hevc ? bytes.get(nal) >> 1 & 0x3f : bytes.get(nal) & 0x1f;
            int end = endOf(bytes, nal);
            if (isParameterSet(type, hevc)) {
                sets.add(bytes, nal, end);
                found = true;
            }
            if (type == (hevc ? 33 : 7)) {
                ByteBuffer sps = bytes.slice(nal, end - nal);
                Optional<PictureSize> told = hevc ? HevcSps.pictureSize(sps) : AvcSps.pictureSize(sps);
                size = told.orElse(size);
            }
            keyFrame |= hevc ? type >= 16 && type <= 21 : type == 5;
            if (hevc ? type < 32 : type >= 1 && type <= 5) {
                break;
            }
        }
        return new Head(found ? (hevc ? "hevc" : "avc") + sets : null, size, keyFrame || found);
    }

    private static boolean isParameterSet(int type, boolean hevc) {
        return hevc ? type >= 32 && type <= 34 : type == 7 || type == 8;
    }

    /** Index of the first byte after the next start code, or the limit. */
    private static int next(ByteBuffer bytes, int from) {
        for (int i = from; i + 3 < bytes.limit(); i++) {
            if (bytes.get(i) == 0 && bytes.get(i + 1) == 0 && bytes.get(i + 2) == 1) {
                return i + 3;
            }
        }
        return bytes.limit();
    }

    /** Where a unit ends: at the next start code, less the zeros that belong to that. */
    private static int endOf(ByteBuffer bytes, int nal) {
        int next = next(bytes, nal);
        int end = next == bytes.limit() ? next : next - 3;
        while (end > nal + 1 && bytes.get(end - 1) == 0) {
            end--;
        }
        return end;
    }
}
