package io.aircheck.platforms.soop;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomPassword;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses of SOOP: of its Korean service under three domains, and of the international one of 2024 to 2026. */
final class SoopAddress {

    private static final String FORM = "form";
    private static final String GLOBAL = "global";

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
                return korean(player.matches() ? player : ROOM.matcher(address.path()), address);
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

    private static Optional<Room> korean(Matcher path, Address address) {
        return path.matches()
                ? Optional.of(RoomPassword.keep(
                        Room.live(Soop.ID, path.group(1), Soop.PLAYER_SITE + "/" + path.group(1)), address))
                : Optional.empty();
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
}
