package io.aircheck.platforms.liveme;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** LiveMe's addresses: of a streamer's room by a short number, of a user, and of one broadcast. */
final class LiveMeAddress {

    /** What a room's address names. */
    enum Form {
        ROOM,
        USER,
        BROADCAST,
        /** Something else with a number, whose page may name a broadcast. */
        PAGE;

        static Form of(Room room) {
            return valueOf(room.parts().getOrDefault("form", ROOM.name()));
        }
    }

    private static final String SITE = "https://www.liveme.com";
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2}(?:-[a-z]{2})?");
    private static final Pattern SHORT = Pattern.compile("\\d{5,12}");
    private static final Pattern NUMBERED = Pattern.compile("(?=.*\\d{5})(?:[\\w-]+/){1,5}[\\w-]+(?:\\.html)?");
    private static final Pattern LONG = Pattern.compile("\\d{13,24}");

    private LiveMeAddress() {}

    static Optional<Room> match(Address address) {
        if (!isOfSite(address)) {
            return Optional.empty();
        }
        List<String> path = withoutLocale(address);
        if (path.size() == 3
                && path.subList(0, 2).equals(List.of("livehot", "streaming"))
                && SHORT.matcher(path.get(2)).matches()) {
            return Optional.of(room(path.get(2)));
        }
        if (path.size() == 2
                && path.getFirst().equals("u")
                && LONG.matcher(path.get(1)).matches()) {
            // Users and broadcasts have numbers of the same length.
            return Optional.of(of(Form.USER, "user-" + path.get(1), SITE + "/u/" + path.get(1)));
        }
        return broadcast(address)
                .map(vid -> of(Form.BROADCAST, vid, SITE + "/v/" + vid + "/index.html"))
                .or(() -> page(address, path));
    }

    /** The number of the broadcast that an address names. */
    static Optional<String> broadcast(Address address) {
        if (!isOfSite(address)) {
            return Optional.empty();
        }
        List<String> path = withoutLocale(address);
        if (path.equals(List.of("live.html"))) {
            return number(address.parameter("videoid"));
        }
        int start = !path.isEmpty() && path.getFirst().equals("m") ? 1 : 0;
        boolean video = path.size() >= start + 2 && path.get(start).equals("v");
        boolean whole = path.size() == start + 2
                || path.size() == start + 3 && path.get(start + 2).equals("index.html");
        return video && whole ? number(path.get(start + 1)) : Optional.empty();
    }

    private static Optional<Room> page(Address address, List<String> path) {
        String page = String.join("/", address.segments());
        return path.size() > 1 && NUMBERED.matcher(page).matches()
                ? Optional.of(of(Form.PAGE, page, SITE + "/" + page))
                : Optional.empty();
    }

    private static Room room(String shortId) {
        return Room.live(LiveMe.ID, shortId, SITE + "/livehot/streaming/" + shortId);
    }

    private static Room of(Form form, String id, String url) {
        return new Room(LiveMe.ID, Room.Kind.LIVE, id, url, Map.of("form", form.name()));
    }

    private static Optional<String> number(@Nullable String text) {
        return Optional.ofNullable(text).filter(it -> LONG.matcher(it).matches());
    }

    private static boolean isOfSite(Address address) {
        return address.hostIs("www.liveme.com", "liveme.com");
    }

    private static List<String> withoutLocale(Address address) {
        List<String> path = address.segments();
        return !path.isEmpty() && LOCALE.matcher(path.getFirst()).matches() ? path.subList(1, path.size()) : path;
    }
}
