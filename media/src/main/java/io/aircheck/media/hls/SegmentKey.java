package io.aircheck.media.hls;

import org.jspecify.annotations.Nullable;

/**
 * How segments are encrypted (EXT-X-KEY, RFC 8216 §4.3.2.4).
 *
 * @param methodName the METHOD as the playlist has it
 * @param url of the key; null where the playlist gives none. Schemes of DRM systems ({@code skd:}) stay as they are
 * @param iv the initialisation vector as 32 lower-case hexadecimal digits; null where the sequence number stands for it
 * @param keyFormat {@code identity} for a plain 16-byte key
 */
public record SegmentKey(
        Method method,
        String methodName,
        @Nullable String url,
        @Nullable String iv,
        String keyFormat) {

    public enum Method {
        /** Whole segments, AES-128-CBC with PKCS#7 padding. */
        AES_128,
        /** Samples within segments; in practice behind a DRM system. */
        SAMPLE_AES,
        /** Anything else. */
        OTHER
    }

    static final String IDENTITY = "identity";

    /** Whether segments under it can be decrypted by fetching a 16-byte key. */
    public boolean isPlainAes128() {
        return method == Method.AES_128 && url != null && keyFormat.equals(IDENTITY);
    }
}
