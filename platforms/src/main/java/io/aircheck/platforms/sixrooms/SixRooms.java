package io.aircheck.platforms.sixrooms;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Six Rooms, 6.cn (fact sheet sixrooms). The room's page tells the user behind a room number; the app's API tells of the user.
 *
 * <p>Uncertain: what private rooms and blanked pictures look like is known from the names of the fields only.
 */
public final class SixRooms implements Platform {

    private static final String ID = "sixrooms";
    private static final String SITE = "https://v.6.cn";
    private static final Pattern PATH = Pattern.compile("/(?:profile/)?(\\d{2,12})/?");
    private static final Pattern STREAM = Pattern.compile("[\\w-]{1,100}");
    private static final Pattern SIZE = Pattern.compile("(\\d{2,5})x(\\d{2,5})");

    private static final Pattern OWN_PAGE = Pattern.compile("六间房|6\\.cn|6rooms|不存在");

    private static final String REFERER = "https://ios.6.cn/?ver=8.0.3&build=4";
    private static final String APP = "ios/7.830 (ios 17.0; ; iPhone 15 (A2846/A3089/A3090/A3092))";

    /** The site's own pages are longer, but the one that says that there is no room. */
    private static final int SHORT_PAGE = 4096;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Six Rooms", "六间房", SITE + "/634435")
                .withQualities("OD")
                .withDoubts("What the site answers about private rooms and blanked pictures was not recorded.");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher path = PATH.matcher(address.path());
        return address.hostIs("v.6.cn", "m.6.cn", "www.6.cn") && path.matches()
                ? Optional.of(Room.live(ID, path.group(1), SITE + "/" + path.group(1)))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client =
                SiteClient.of(visit, Map.of("Referer", REFERER, "Accept-Language", "zh-CN,zh;q=0.9"), "6.cn");
        try {
            return statusOf(userOf(room.id(), client), client);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** The user of a room: a page names others too, so the number counts that stands right before this room's. */
    private static String userOf(String room, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer step = client.ask(SITE + "/" + room);
        if (step.status() == 404) {
            throw SiteRefusal.notFound("Six Rooms has no room " + room);
        }
        String page = step.page();
        Matcher user = Pattern.compile(
                        "\\brid[\"']?\\s*:\\s*[\"'](\\d{1,19})[\"']\\s*,\\s*[\"']?roomid[\"']?\\s*:\\s*[\"']?" + room
                                + "\\b")
                .matcher(page);
        if (user.find()) {
            return user.group(1);
        }
        if (isNoRoom(page)) {
            throw SiteRefusal.notFound("Six Rooms has no room " + room);
        }
        throw step.failed("gave no rid");
    }

    /** The page about a missing room has a class of its own; else it is a whole page of the site, but a short one. */
    private static boolean isNoRoom(String page) {
        boolean reminds = Pattern.compile("class=[\"'][^\"'<>]{0,200}\\bremind\\b")
                .matcher(page)
                .find();
        return reminds
                || page.length() < SHORT_PAGE
                        && OWN_PAGE.matcher(page).find()
                        && page.strip().endsWith("</html>");
    }

    private static RoomStatus statusOf(String user, SiteClient client) throws IOException, SiteRefusal {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("av", "3.1");
        form.put("encpass", "");
        form.put("logiuid", "");
        form.put("project", "v6iphone");
        form.put("rate", "1");
        form.put("rid", "");
        form.put("ruid", user);
        SiteAnswer step =
                client.ask(HttpRequest.postForm(SITE + "/coop/mobile/index.php?padapi=coop-mobile-inroom.php", form)
                        .header("User-Agent", APP));
        Json answer = step.json();
        String flag = step.requireText(answer.at("flag"), "flag");
        if (!flag.equals("001")) {
            throw step.blocked("refused the request (flag " + flag + ")");
        }
        Json content = answer.at("content");
        Json live = step.require(content.at("liveinfo"), "content.liveinfo");
        RoomDetails details = details(content.at("roominfo", "alias").text(), live, content);
        if (content.at("isPriveRoom").whole(0) == 1) {
            return new RoomStatus.Private(details, "the room is private");
        }
        String name = live.at("flvtitle").text();
        if (name == null) {
            step.requireText(content.at("roominfo", "alias"), "content.roominfo.alias");
            return new RoomStatus.Offline(RoomDetails.of(details.streamer(), null));
        }
        String blanked = content.at("blackScreenInfo", "msg").text();
        if (blanked != null) {
            return new RoomStatus.Blocked(details, step.step() + " has blanked the picture: " + blanked);
        }
        return step.live(details, STREAM.matcher(name).matches() ? List.of(stream(name, live, client)) : List.of());
    }

    private static RoomDetails details(@Nullable String streamer, Json live, Json content) {
        String title = live.at("title").text();
        Long start = live.at("realstarttime").whole();
        return new RoomDetails(
                streamer,
                title == null
                        ? content.at("roomParamInfo", "operation", "userMood").text()
                        : title,
                null,
                live.at("pospic").address(),
                start == null || start <= 0 ? null : Instant.ofEpochSecond(start));
    }

    private static LiveStream stream(String name, Json live, SiteClient client) {
        Json facts = live.at("content").members().values().stream()
                .map(layout -> layout.at("streamInfo", name))
                .filter(Json::isObject)
                .findFirst()
                .orElse(Json.MISSING);
        Matcher size = SIZE.matcher(facts.at("resolution").text(""));
        boolean sized = size.matches();
        Long kilobits = facts.at("videoBitrate").whole();
        return LiveStream.of(
                        Protocol.FLV,
                        Quality.OD,
                        Quality.OD.chinese(),
                        "https://wlive.6rooms.com/httpflv/" + name + ".flv")
                .withPicture(
                        sized ? Integer.valueOf(size.group(1)) : null,
                        sized ? Integer.valueOf(size.group(2)) : null,
                        null)
                .withBitsPerSecond(kilobits == null || kilobits <= 0 ? null : kilobits * 1000)
                .withHeaders(client.mediaHeaders(Map.of("User-Agent", client.userAgent())));
    }
}
