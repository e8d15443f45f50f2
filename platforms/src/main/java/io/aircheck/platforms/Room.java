package io.aircheck.platforms;

import java.util.Map;

/**
 * What an address names: a live room, a recorded video or a clip of a platform.
 *
 * @param platform the platform's id, for example {@code bilibili}
 * @param kind what it is; everything that is no {@link Kind#LIVE} is finite
 * @param id the site's id or name of it, in its normal form (lower case where the site ignores case); short links, whose
 *     room is only known after a request, keep the code here
 * @param url the address in its normal form, which opens in a browser
 * @param parts what else the address told (partner code, region, the form of the address), by names the platform chose
 */
public record Room(String platform, Kind kind, String id, String url, Map<String, String> parts) {

    /** Live rooms go on and off; videos and clips are there or not. */
    public enum Kind {
        LIVE,
        VIDEO,
        CLIP
    }

    public Room {
        parts = Map.copyOf(parts);
    }

    public static Room live(String platform, String id, String url) {
        return new Room(platform, Kind.LIVE, id, url, Map.of());
    }
}
