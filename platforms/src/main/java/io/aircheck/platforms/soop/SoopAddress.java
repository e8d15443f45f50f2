package io.aircheck.platforms.soop;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.Room;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of SOOP: of its Korean service under three domains, and of the international one of 2024 to 2026. */
final class SoopAddress {

    private static final String FORM = "form";
    private static final String GLOBAL = "global";
    private static final String PASSWORD = "pwd";

    private static final List<String> DOMAINS = List.of("sooplive.com", "sooplive.co.kr", "afreecatv.com");
    private static final Pattern ROOM = Pattern.compile("/(\\w{1,40})(?:/\\d{1,20})?/?");
    private static final Pattern PLAYER = Pattern.compile("/player/(\\w{1,40})(?:/.*)?");
    private static final Pattern STATION = Pattern.compile("/station/(\\w{1,40})(?:/.*)?");
    private static final Pattern OF_GLOBAL = Pattern.compile("/(\\w{1,40})/?");

    private SoopAddress() {}

    static Optional<Room> match(Address address) {
        for (String domain : DOMAINS) {
            if (address.hostIs("play." + domain, "ch." + domain, "m." + domain)) {
                String fragment = address.fragment();
                Matcher player = PLAYER.matcher(fragment == null ? "" : fragment);
                return player.matches()
                        ? Optional.of(korean(player.group(1), password(address)))
                        : korean(ROOM.matcher(address.path()), address);
            }
            if (address.hostIs("www." + domain)) {
                Optional<Room> station = korean(STATION.matcher(address.path()), address);
                return station.isPresent() || !domain.equals("sooplive.com") ? station : global(address);
            }
        }
        return Optional.empty();
    }

    static boolean isGlobal(Room room) {
        return GLOBAL.equals(room.parts().get(FORM));
    }

    /** The room's password that the address tells, or null. */
    static @Nullable String password(Room room) {
        return room.parts().get(PASSWORD);
    }

    private static Optional<Room> korean(Matcher path, Address address) {
        return path.matches() ? Optional.of(korean(path.group(1), password(address))) : Optional.empty();
    }

    private static Room korean(String id, @Nullable String password) {
        Map<String, String> parts = new HashMap<>();
        String url = Soop.PLAYER_SITE + "/" + id;
        if (password != null) {
            parts.put(PASSWORD, password);
            url = Query.of(PASSWORD, password).appendedTo(url);
        }
        return new Room(Soop.ID, Room.Kind.LIVE, id, url, parts);
    }

    private static Optional<Room> global(Address address) {
        Matcher path = OF_GLOBAL.matcher(address.path());
        return path.matches()
                ? Optional.of(new Room(
                        Soop.ID,
                        Room.Kind.LIVE,
                        path.group(1),
                        "https://www.sooplive.com/" + path.group(1),
                        Map.of(FORM, GLOBAL)))
                : Optional.empty();
    }

    private static @Nullable String password(Address address) {
        String password = address.parameter(PASSWORD);
        return password == null || password.isEmpty() ? null : password;
    }
}
