package io.aircheck.media.matroska;

import io.aircheck.media.codec.PictureSize;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A track (RFC 9559 §5.1.4).
 *
 * @param codec for example {@code V_MPEGH/ISO/HEVC}
 * @param configuration of the decoder, as the codec's mapping wants it (RFC 9559 §5.1.4.1.22 CodecPrivate); null for none
 */
public sealed interface MatroskaTrack {

    String codec();

    @Nullable
    ByteBuffer configuration();

    /** @param size null where the codec's own data must tell */
    record Picture(
            String codec,
            @Nullable ByteBuffer configuration,
            @Nullable PictureSize size) implements MatroskaTrack {}

    /** @param sampleRate samples a second; 0, like {@code channels}, where the codec's own data must tell */
    record Sound(String codec, @Nullable ByteBuffer configuration, int sampleRate, int channels)
            implements MatroskaTrack {}
}
