package io.aircheck.platforms;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stream that a site offers.
 *
 * @param quality its rung on the common ladder
 * @param name the site's own name of the quality, shown to users ("蓝光 8M", "1080p60")
 * @param codec of the picture, or of the sound where there is none; null where the site does not tell
 * @param width picture width in pixels; null where unknown, like the next three
 * @param frameRate in frames a second
 * @param bitsPerSecond as announced
 * @param url the address of the media (an HLS playlist, an FLV …)
 * @param audioUrl a separate audio rendition that belongs to it, or null
 * @param headers what the download must send (referer, user agent, cookie)
 * @param expiresAt when the address stops opening, or null where it does not
 */
public record LiveStream(
        Protocol protocol,
        Quality quality,
        String name,
        @Nullable Codec codec,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Double frameRate,
        @Nullable Long bitsPerSecond,
        String url,
        @Nullable String audioUrl,
        Map<String, String> headers,
        @Nullable Instant expiresAt) {

    public LiveStream {
        headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A stream of which only the essentials are known. */
    public static LiveStream of(Protocol protocol, Quality quality, String name, String url) {
        return new LiveStream(protocol, quality, name, null, null, null, null, null, url, null, Map.of(), null);
    }

    /** The same stream at another address. */
    public LiveStream withUrl(String value) {
        return new LiveStream(
                protocol,
                quality,
                name,
                codec,
                width,
                height,
                frameRate,
                bitsPerSecond,
                value,
                audioUrl,
                headers,
                expiresAt);
    }

    public LiveStream withCodec(@Nullable Codec value) {
        return new LiveStream(
                protocol,
                quality,
                name,
                value,
                width,
                height,
                frameRate,
                bitsPerSecond,
                url,
                audioUrl,
                headers,
                expiresAt);
    }

    public LiveStream withPicture(@Nullable Integer widthPixels, @Nullable Integer heightPixels, @Nullable Double fps) {
        return new LiveStream(
                protocol,
                quality,
                name,
                codec,
                widthPixels,
                heightPixels,
                fps,
                bitsPerSecond,
                url,
                audioUrl,
                headers,
                expiresAt);
    }

    public LiveStream withBitsPerSecond(@Nullable Long value) {
        return new LiveStream(
                protocol, quality, name, codec, width, height, frameRate, value, url, audioUrl, headers, expiresAt);
    }

    public LiveStream withHeaders(Map<String, String> value) {
        return new LiveStream(
                protocol,
                quality,
                name,
                codec,
                width,
                height,
                frameRate,
                bitsPerSecond,
                url,
                audioUrl,
                value,
                expiresAt);
    }

    public LiveStream withAudioUrl(@Nullable String value) {
        return new LiveStream(
                protocol,
                quality,
                name,
                codec,
                width,
                height,
                frameRate,
                bitsPerSecond,
                url,
                value,
                headers,
                expiresAt);
    }

    public LiveStream withExpiry(@Nullable Instant value) {
        return new LiveStream(
                protocol, quality, name, codec, width, height, frameRate, bitsPerSecond, url, audioUrl, headers, value);
    }
}
