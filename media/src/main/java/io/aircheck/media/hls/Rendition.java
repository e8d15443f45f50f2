package io.aircheck.media.hls;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alternative of a master playlist (EXT-X-MEDIA, RFC 8216 §4.3.4.1).
 *
 * @param type AUDIO, VIDEO, SUBTITLES or CLOSED-CAPTIONS
 * @param url of its media playlist; null where it is within its variants
 * @param isDefault whether a player takes it without being told otherwise
 * @param attributes every attribute as it stands, without quotes
 */
public record Rendition(
        String type,
        String groupId,
        @Nullable String name,
        @Nullable String language,
        @Nullable String url,
        boolean isDefault,
        Map<String, String> attributes) {

    public Rendition {
        attributes = Map.copyOf(attributes);
    }
}
