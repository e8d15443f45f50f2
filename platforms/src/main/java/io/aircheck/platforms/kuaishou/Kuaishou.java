package io.aircheck.platforms.kuaishou;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Cookies;
import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kuaishou (fact sheet kuaishou). The room's page tells all, then {@code livedetail}, then the share host. Whoever comes without a
 * cookie first visits the front page once for the device id that it gives, which is kept.
 *
 * <p>Uncertain: biliup waits 3 to 4 s after the first visit, which is not done here; codes other than 2, 22 and 671 are reported as
 * they are. A banned streamer is reported as blocked.
 */
public final class Kuaishou implements Platform {

    private static final String ID = "kuaishou";
    private static final String SITE = "https://live.kuaishou.com";
    private static final String SHARE = "https://livev.m.chenzhongtech.com";
    private static final String SHORT = "short";
    private static final String STATE = "window.__INITIAL_STATE__=";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern LED_TO = Pattern.compile("/(?:fw/live|u|profile)/([A-Za-z0-9_-]{1,64})(?:/.*)?");
    private static final Duration DEVICE_LIFE = Duration.ofDays(1);

    private record Device(@Nullable String did, Instant since) {}

    private volatile @Nullable Device kept;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Kuaishou", "快手直播", SITE + "/u/yall1102")
                .withNeeds(PlatformInfo.Need.COOKIE_AT_TIMES)
                .withQualities("OD, BD, UHD, HD, SD, LD")
                .withDoubts(
                        "How often a visitor without a login is let in changes by the month.",
                        "Codes of the site other than 2, 22 and 671 are not known and reported as errors.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        String last = path.isEmpty() ? "" : path.getLast();
        if (!NAME.matcher(last).matches()) {
            return Optional.empty();
        }
        return switch (address.host()) {
            case "live.kuaishou.com" ->
                path.size() == 2 && List.of("u", "profile").contains(path.getFirst()) ? room(last) : Optional.empty();
            case "livev.m.chenzhongtech.com" ->
                path.size() == 3 && path.getFirst().equals("fw") && path.get(1).equals("live")
                        ? room(last)
                        : Optional.empty();
            case "v.kuaishou.com" ->
                path.size() == 1 ? shortLink(last, "https://v.kuaishou.com/" + last) : Optional.empty();
            case "www.kuaishou.com" ->
                path.size() == 2 && path.getFirst().equals("f")
                        ? shortLink(last, "https://www.kuaishou.com/f/" + last)
                        : path.size() == 2 && path.getFirst().equals("profile") ? room(last) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Room> room(String id) {
        return Optional.of(Room.live(ID, id, SITE + "/u/" + id));
    }

    private static Optional<Room> shortLink(String code, String url) {
        return Optional.of(new Room(ID, Room.Kind.LIVE, code, url, Map.of("form", SHORT)));
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit,
                Map.of("Referer", SITE, "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"),
                "kuaishou.com",
                "chenzhongtech.com");
        try {
            String id = room.parts().containsValue(SHORT)
                    ? client.follow(HttpRequest.get(room.url()), this::leadsTo).id()
                    : room.id();
            SiteClient known = identified(client, visit);
            return Ways.first(List.of(() -> page(known, id), () -> detail(known, id), () -> share(known, id)));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** The room in an address that a short link leads to; which of the site's hosts that is of varies. */
    private Optional<Room> leadsTo(Address address) {
        Matcher room = LED_TO.matcher(address.path());
        boolean ofSite = address.hostUnder("kuaishou.com") || address.hostUnder("chenzhongtech.com");
        return ofSite && room.matches() ? room(room.group(1)) : Optional.empty();
    }

    private static RoomStatus page(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + "/u/" + id);
        String page = answer.page();
        if (!page.contains(STATE)) {
            throw answer.blocked("answered a page without data, as risk control does");
        }
        Json item =
                HtmlScript.stateAfter(page, STATE).at("liveroom", "playList").at(0);
        return KuaishouRoom.status(answer, answer.require(item, "playList"), headers(client));
    }

    private static RoomStatus detail(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + "/live_api/liveroom/livedetail?principalId=" + Query.encode(id));
        Json data = answer.json().at("data");
        long result = answer.requireWhole(data.at("result"), "result");
        return result == 1
                        || data.at("isLiving").isFalse()
                                && data.at("author", "name").text() != null
                ? KuaishouRoom.status(answer, data, headers(client))
                : KuaishouRoom.ofCode(answer, result, data.at("error_msg").text(""));
    }

    /** The fields are a form and are announced as JSON, as the site's own page does it. */
    private static RoomStatus share(SiteClient client, String id) throws IOException, SiteRefusal {
        String form = Query.of("source", "5", "eid", id, "shareMethod", "card", "clientType", "WEB_OUTSIDE_SHARE_H5")
                .toString();
        SiteAnswer answer = client.ask(
                HttpRequest.post(SHARE + "/rest/k/live/byUser?kpn=GAME_ZONE&captchaToken=", "application/json", form)
                        .header("Referer", SHARE + "/fw/live/" + id));
        Json json = answer.json();
        long result = answer.requireWhole(json.at("result"), "result");
        return result == 1
                ? KuaishouRoom.ofShare(answer, answer.require(json.at("liveStream"), "liveStream"), headers(client))
                : KuaishouRoom.ofCode(answer, result, json.at("error_msg").text(""));
    }

    private static Map<String, String> headers(SiteClient client) {
        return client.mediaHeaders(Map.of("Referer", SITE, "User-Agent", client.userAgent()));
    }

    /** The client with the cookie did: the user's, else one of a first visit, which serves all rooms. */
    private SiteClient identified(SiteClient client, Visit visit) {
        if (visit.credentials().cookie() != null) {
            return client;
        }
        Instant now = visit.clock().instant();
        Device device = kept;
        if (device == null || device.since.plus(DEVICE_LIFE).isBefore(now)) {
            device = new Device(firstVisit(client), now);
            kept = device.did == null ? null : device;
        }
        return device.did == null ? client : client.withCookie("did", device.did);
    }

    private static @Nullable String firstVisit(SiteClient client) {
        try {
            HttpAnswer answer = client.get(SITE);
            return Cookies.setBy(answer, "did").orElse(null);
        } catch (IOException e) {
            return null;
        }
    }
}
