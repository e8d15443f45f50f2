package io.aircheck.platforms.douyin;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses are Douyin's, and what each names. */
final class DouyinAddress {

    /** What kind of address it was, in {@link Room#parts}. */
    enum Form {
        /** The room by its number or by the streamer's douyin id. */
        ROOM,
        /** The streamer's profile; the id is the sec_uid. */
        PROFILE,
        /** A shared broadcast; the id is the broadcast's. */
        SHARE,
        SHORT;

        static Form of(Room room) {
            return valueOf(room.parts().getOrDefault("form", ROOM.name()));
        }
    }

    /** The part that holds the streamer's sec_uid of a shared broadcast. */
    static final String SEC_UID = "sec_uid";

    private static final Pattern WEB_ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern SEC_UID_FORM = Pattern.compile("[A-Za-z0-9_-]{20,200}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private DouyinAddress() {}

    static Optional<Room> match(Address address) {
        List<String> path = address.segments();
        return switch (address.host()) {
            case "live.douyin.com" -> path.size() == 1 ? room(path.getFirst()) : Optional.empty();
            case "www.douyin.com", "douyin.com" -> site(path);
            case "v.douyin.com" -> path.size() == 1 ? shortLink(path.getFirst()) : Optional.empty();
            case "webcast.amemv.com" -> share(address, path);
            case "www.iesdouyin.com", "iesdouyin.com" -> shareOfProfile(path);
            default -> Optional.empty();
        };
    }

    private static Optional<Room> site(List<String> path) {
        if (path.size() == 2 && path.getFirst().equals("user")) {
            return profile(path.get(1));
        }
        return path.size() == 3
                        && path.getFirst().equals("follow")
                        && path.get(1).equals("live")
                ? room(path.get(2))
                : Optional.empty();
    }

    private static Optional<Room> room(String typed) {
        String id = typed.startsWith("+") ? typed.substring(1) : typed;
        return WEB_ID.matcher(id).matches()
                ? Optional.of(Room.live(Douyin.ID, id, "https://live.douyin.com/" + id))
                : Optional.empty();
    }

    private static Optional<Room> profile(String secUid) {
        return SEC_UID_FORM.matcher(secUid).matches()
                ? Optional.of(of(Form.PROFILE, secUid, "https://www.douyin.com/user/" + secUid, null))
                : Optional.empty();
    }

    private static Optional<Room> shareOfProfile(List<String> path) {
        return path.size() == 3
                        && path.getFirst().equals("share")
                        && path.get(1).equals("user")
                ? profile(path.get(2))
                : Optional.empty();
    }

    /** Any path with {@code /reflow/<room_id>}. */
    private static Optional<Room> share(Address address, List<String> path) {
        int reflow = path.indexOf("reflow");
        if (reflow < 0
                || reflow + 1 >= path.size()
                || !NUMBER.matcher(path.get(reflow + 1)).matches()) {
            return Optional.empty();
        }
        String id = path.get(reflow + 1);
        String secUid = address.parameter("sec_user_id");
        String known = secUid != null && SEC_UID_FORM.matcher(secUid).matches() ? secUid : null;
        String url = "https://webcast.amemv.com/douyin/webcast/reflow/" + id
                + (known == null ? "" : "?sec_user_id=" + known);
        return Optional.of(of(Form.SHARE, id, url, known));
    }

    private static Optional<Room> shortLink(String code) {
        return CODE.matcher(code).matches()
                ? Optional.of(of(Form.SHORT, code, "https://v.douyin.com/" + code + "/", null))
                : Optional.empty();
    }

    private static Room of(Form form, String id, String url, @Nullable String secUid) {
        return new Room(
                Douyin.ID,
                Room.Kind.LIVE,
                id,
                url,
                secUid == null ? Map.of("form", form.name()) : Map.of("form", form.name(), SEC_UID, secUid));
    }
}
