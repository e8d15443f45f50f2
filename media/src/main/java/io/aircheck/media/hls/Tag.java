package io.aircheck.media.hls;

import org.jspecify.annotations.Nullable;

/**
 * A line that is a tag.
 *
 * @param name with its hash, for example {@code #EXTINF}
 * @param value what stands after the colon
 */
record Tag(String name, String value) {

    /** Null for an address, a comment or an empty line. */
    static @Nullable Tag of(String line) {
        if (!line.startsWith("#EXT")) {
            return null;
        }
        int colon = line.indexOf(':');
        return colon < 0 ? new Tag(line, "") : new Tag(line.substring(0, colon), line.substring(colon + 1));
    }
}
