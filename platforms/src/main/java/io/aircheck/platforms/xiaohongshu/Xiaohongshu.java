package io.aircheck.platforms.xiaohongshu;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Xiaohongshu, abroad RedNote (fact sheet xiaohongshu). A page's script tells everything; no signature is needed. A room belongs to
 * one broadcast; where its address names the streamer too, the profile is asked once the room has ended, and is what one should
 * watch.
 *
 * <p>Uncertain: whether profiles still carry the broadcast that is on; if not, a streamer can be named by the profile, but not
 * watched.
 */
public final class Xiaohongshu implements Platform {

    private static final String ID = "xiaohongshu";
    private static final String SITE = "https://www.xiaohongshu.com";
    private static final String APP = "ios/7.830 (ios 17.0; ; iPhone 15 (A2846/A3089/A3090/A3092))";
    private static final String REFERER = "https://app.xhs.cn/";
    private static final String STATE = "window.__INITIAL_STATE__=";
    private static final String HOST_ID = "host_id";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,24}");
    private static final Pattern USER = Pattern.compile("[0-9a-f]{24}");
    private static final Pattern NAME = Pattern.compile("<title>@(.{1,200}?) 的个人主页</title>");

    private enum Form {
        ROOM,
        PROFILE,
        SHORT
    }

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Xiaohongshu", "小红书直播", "http://xhslink.com/xpJpfM")
                .withNeeds(PlatformInfo.Need.COOKIE_AT_TIMES)
                .withQualities("OD")
                .withDoubts(
                        "Whether a profile still tells of its broadcast is not known; if it does not, a room's address is"
                                + " needed, which is good for one broadcast.",
                        "Addresses of redelight.cn are of older versions of the app.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        String last = path.isEmpty() ? "" : path.getLast();
        return switch (address.host()) {
            case "xhslink.com", "www.xhslink.com" ->
                CODE.matcher(last).matches()
                                && (path.size() == 1
                                        || path.size() == 2 && path.getFirst().equals("m"))
                        ? room(last, "https://xhslink.com/" + String.join("/", path), Form.SHORT, null)
                        : Optional.empty();
            case "www.xiaohongshu.com", "xiaohongshu.com" -> ofSite(address, path, last);
            case "www.redelight.cn", "redelight.cn" ->
                path.size() >= 3
                                && path.subList(0, 2).equals(List.of("hina", "livestream"))
                                && NUMBER.matcher(path.get(2)).matches()
                        ? room(
                                path.get(2),
                                "https://www.redelight.cn" + address.path() + query(address),
                                Form.ROOM,
                                address.parameter(HOST_ID))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Room> ofSite(Address address, List<String> path, String last) {
        if (path.size() == 3 && path.subList(0, 2).equals(List.of("user", "profile"))) {
            return USER.matcher(last).matches() ? room(last, profile(last), Form.PROFILE, null) : Optional.empty();
        }
        boolean room = (path.size() == 2 || path.size() == 3)
                && path.getFirst().equals("livestream")
                && NUMBER.matcher(last).matches();
        return room
                ? room(last, SITE + address.path() + query(address), Form.ROOM, address.parameter(HOST_ID))
                : Optional.empty();
    }

    /** @param host the streamer of a room, where the address names one */
    private static Optional<Room> room(String id, String url, Form form, @Nullable String host) {
        Map<String, String> parts = host != null && USER.matcher(host).matches()
                ? Map.of("form", form.name(), HOST_ID, host)
                : Map.of("form", form.name());
        return Optional.of(new Room(ID, Room.Kind.LIVE, id, url, parts));
    }

    private static String profile(String user) {
        return SITE + "/user/profile/" + user;
    }

    private static String query(Address address) {
        return address.query() == null ? "" : "?" + address.query();
    }

    private static boolean is(Form form, Room room) {
        return form.name().equals(room.parts().get("form"));
    }

    @Override
    public RoomStatus check(Room typed, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit,
                Map.of(
                        "User-Agent",
                        APP,
                        "xy-common-params",
                        "platform=iOS&sid=session.1722166379345546829388",
                        "Referer",
                        REFERER,
                        "Origin",
                        "https://app.xhs.cn"),
                "xiaohongshu.com",
                "xhslink.com",
                "redelight.cn");
        try {
            Room room = is(Form.SHORT, typed)
                    ? client.follow(
                            HttpRequest.get(typed.url()), to -> match(to).filter(found -> !is(Form.SHORT, found)))
                    : typed;
            RoomStatus status = ask(client, room.url());
            String host = room.parts().get(HOST_ID);
            return status instanceof RoomStatus.Offline && host != null ? afterwards(client, status, host) : status;
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** The streamer's next broadcast, or at least the name, once the room has ended. */
    private static RoomStatus afterwards(SiteClient client, RoomStatus ended, String host) throws IOException {
        try {
            RoomStatus next = ask(client, profile(host));
            return next instanceof RoomStatus.Live || ended.details().streamer() == null ? next : ended;
        } catch (SiteRefusal e) {
            return ended;
        }
    }

    private static RoomStatus ask(SiteClient client, String url) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(url);
        String page = answer.page();
        if (!page.contains(STATE)) {
            throw answer.blocked("answered a page without data, as risk control does");
        }
        Json state = HtmlScript.stateAfter(page, STATE);
        if (!state.isObject()) {
            throw answer.failed("answered data that cannot be read");
        }
        Json live = state.at("liveStream");
        RoomDetails details = details(live, page);
        if (!live.isObject() || live.node().isEmpty()) {
            return new RoomStatus.Offline(details);
        }
        String word = answer.requireText(live.at("liveStatus"), "liveStatus");
        String title = details.title();
        if (!word.equals("success") || title != null && title.contains("回放")) {
            return new RoomStatus.Offline(details);
        }
        List<LiveStream> streams = XiaohongshuStreams.of(
                answer.require(live.at("roomData", "roomInfo"), "roomInfo"),
                client.mediaHeaders(Map.of("Referer", REFERER, "User-Agent", client.userAgent())));
        return streams.isEmpty() ? new RoomStatus.Offline(details) : new RoomStatus.Live(details, streams);
    }

    private static RoomDetails details(Json live, String page) {
        Json room = live.at("roomData", "roomInfo");
        String streamer = live.at("roomData", "hostInfo", "nickName").text();
        if (streamer == null) {
            streamer = XiaohongshuStreams.ofDeepLink(room, "host_nickname");
        }
        if (streamer == null) {
            Matcher name = NAME.matcher(page);
            streamer = name.find() ? HtmlText.unescape(name.group(1)) : null;
        }
        String title = room.at("roomTitle").text();
        return new RoomDetails(
                streamer,
                title == null && streamer != null && live.isObject() ? streamer + " 的直播" : title,
                null,
                room.at("roomCover").address(),
                room.at("startTime").millis());
    }
}
