package io.aircheck.platforms;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The password of a room: the one in its address ({@code ?pwd=}), else the one of its settings. */
public final class RoomPassword {

    private static final String PARAMETER = "pwd";

    private RoomPassword() {}

    /** The room with the password that its address tells, if it tells one. */
    public static Room keep(Room room, Address address) {
        String password = address.parameter(PARAMETER);
        if (password == null || password.isEmpty()) {
            return room;
        }
        Map<String, String> parts = new HashMap<>(room.parts());
        parts.put(PARAMETER, password);
        String url = Query.of(PARAMETER, password).appendedTo(room.url());
        return new Room(room.platform(), room.kind(), room.id(), url, parts);
    }

    public static Optional<String> of(Room room, Visit visit) {
        return Optional.ofNullable(room.parts().get(PARAMETER))
                .or(() -> Optional.ofNullable(visit.credentials().roomPassword()))
                .filter(password -> !password.isEmpty());
    }
}
