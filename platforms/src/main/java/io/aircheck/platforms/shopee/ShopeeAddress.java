package io.aircheck.platforms.shopee;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Room;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of Shopee Live. A session is one broadcast and ends for good; the seller's uid lasts, and names the room where an
 * address has it. Both are numbers of one region, whose whole suffix ("co.id") belongs to the host.
 */
final class ShopeeAddress {

    /** Parts of a room. */
    static final String SUFFIX = "suffix";

    static final String SESSION = "session";
    static final String UID = "uid";

    private static final Pattern LIVE_HOST = Pattern.compile("live\\.shopee\\.([a-z]{2,3}(?:\\.[a-z]{2})?)");
    private static final Pattern SHORT_HOST = Pattern.compile("(?:[a-z]{2}\\.)?shp\\.ee");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,18}");
    private static final Pattern CODE = Pattern.compile("[\\w-]{1,64}");

    private ShopeeAddress() {}

    static Optional<Room> match(Address address) {
        return room(address).or(() -> shortLink(address));
    }

    static boolean isShortLink(Room room) {
        return !room.parts().containsKey(SUFFIX);
    }

    /** The room that a long address names. */
    static Optional<Room> room(Address address) {
        Matcher host = LIVE_HOST.matcher(address.host());
        String session = number(address.parameter("session"));
        String uid = number(address.parameter("uid"));
        if (!host.matches() || session == null && uid == null) {
            return Optional.empty();
        }
        Map<String, String> parts = new HashMap<>(Map.of(SUFFIX, host.group(1)));
        StringBuilder url = new StringBuilder("https://" + address.host() + "/share?from=live");
        if (uid != null) {
            parts.put(UID, uid);
            url.append("&uid=").append(uid);
        }
        if (session != null) {
            parts.put(SESSION, session);
            url.append("&session=").append(session);
        }
        String id = host.group(1) + (uid == null ? "/" + session : "/uid/" + uid);
        return Optional.of(new Room(Shopee.ID, Room.Kind.LIVE, id, url.toString(), parts));
    }

    private static Optional<Room> shortLink(Address address) {
        List<String> path = address.segments();
        return SHORT_HOST.matcher(address.host()).matches()
                        && path.size() == 1
                        && CODE.matcher(path.getFirst()).matches()
                ? Optional.of(
                        Room.live(Shopee.ID, path.getFirst(), "https://" + address.host() + "/" + path.getFirst()))
                : Optional.empty();
    }

    private static @Nullable String number(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches() ? text : null;
    }
}
