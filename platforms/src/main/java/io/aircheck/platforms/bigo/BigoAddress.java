package io.aircheck.platforms.bigo;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.Room;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which addresses are Bigo's, and the streamer that each names. */
final class BigoAddress {

    /** The part of a room that holds the password from its address. */
    static final String PASSWORD = "password";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,4}(?:[-_][a-z]{2,4})?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** First parts of a path that are pages of the site. */
    private static final Set<String> PAGES =
            Set.of("about", "download", "index", "live", "login", "search", "signup", "show", "user");

    private BigoAddress() {}

    static Optional<Room> match(Address address) {
        return room(address).or(() -> shortLink(address));
    }

    static boolean isShortLink(Room room) {
        return room.url().startsWith("https://slink.");
    }

    /** The room that an address of the site itself names: by its parameter h, else by its path. */
    static Optional<Room> room(Address address) {
        if (!address.hostIs("bigo.tv", "www.bigo.tv", "m.bigo.tv")) {
            return Optional.empty();
        }
        String named = address.parameter("h");
        String id = named == null || named.isEmpty() ? ofPath(address.segments()) : named;
        String password = address.parameter("pwd");
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        String url = "https://www.bigo.tv/" + id;
        return Optional.of(
                password == null || password.isEmpty()
                        ? Room.live(Bigo.ID, id, url)
                        : new Room(
                                Bigo.ID,
                                Room.Kind.LIVE,
                                id,
                                Query.of("pwd", password).appendedTo(url),
                                Map.of(PASSWORD, password)));
    }

    /** The id of {@code /<id>} or {@code /<language>/<id>}; empty where the path is a page of the site. */
    private static String ofPath(List<String> path) {
        String first = path.isEmpty() ? "" : path.getFirst().toLowerCase(Locale.ROOT);
        if (PAGES.contains(first)) {
            return "";
        }
        return switch (path.size()) {
            case 1 -> first.matches("[a-z]{2}") ? "" : path.getFirst();
            case 2 -> LANGUAGE.matcher(first).matches() && !PAGES.contains(path.getLast()) ? path.getLast() : "";
            default -> "";
        };
    }

    private static Optional<Room> shortLink(Address address) {
        List<String> path = address.segments();
        return address.hostIs("slink.bigovideo.tv")
                        && path.size() == 1
                        && CODE.matcher(path.getFirst()).matches()
                ? Optional.of(Room.live(Bigo.ID, path.getFirst(), "https://slink.bigovideo.tv/" + path.getFirst()))
                : Optional.empty();
    }
}
