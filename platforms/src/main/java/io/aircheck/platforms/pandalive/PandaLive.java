package io.aircheck.platforms.pandalive;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomPassword;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.SiteTime;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PandaTV and WinkTV (fact sheets pandalive, winktv), sister sites with one API. The member's page tells who it is and whether
 * it is on air, live/play gives the streams or says why not, with HTTP 200 or 400.
 *
 * <p>Uncertain: the error code of an unknown member; only that there is no member counts. Whether WinkTV is still in service.
 */
public final class PandaLive implements Platform {

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final Pattern ROOM = Pattern.compile("/(?:live/)?play/([\\w-]{1,64})/?");

    private final PlatformInfo info;
    private final String domain;

    /** What the site wants to be told of a member. */
    private final String wanted;

    private PandaLive(PlatformInfo info, String domain, String wanted) {
        this.info = info.fromOverseas()
                .withNeeds(PlatformInfo.Need.PROXY, PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("1080p60 … 160p30 (OD, UHD, HD, SD, LD)");
        this.domain = domain;
        this.wanted = wanted;
    }

    public static PandaLive pandaLive() {
        return new PandaLive(
                PlatformInfo.of("pandalive", "PandaTV", "PandaTV", "https://www.pandalive.co.kr/live/play/pandatv")
                        .withDoubts("How an unknown member is answered is not certain; that there is no member counts.")
                        .withInventedExample(),
                "pandalive.co.kr",
                "media fanGrade");
    }

    public static PandaLive winkTv() {
        return new PandaLive(
                PlatformInfo.of("winktv", "WinkTV", "WinkTV", "https://www.winktv.co.kr/live/play/winktv")
                        .withDoubts(
                                "Whether the site is still in service is not known.",
                                "How an unknown member is answered is not certain; that there is no member counts.")
                        .withInventedExample(),
                "winktv.co.kr",
                "media");
    }

    @Override
    public PlatformInfo info() {
        return info;
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher room = ROOM.matcher(address.path());
        return address.hostIs(domain, "www." + domain, "m." + domain) && room.matches()
                ? Optional.of(RoomPassword.keep(
                        Room.live(info.id(), room.group(1), site() + "/live/play/" + room.group(1)), address))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Origin", site(), "Referer", site() + "/"), domain);
        try {
            SiteAnswer member = post(client, "/v1/member/bj", form("userId", room.id(), "info", wanted));
            Json json = member.jsonOfAnyStatus();
            if (!json.at("bjInfo").isObject()) {
                throw noMember(member, json);
            }
            Json media = json.at("media");
            RoomDetails details = details(json.at("bjInfo"), media);
            return media.isObject() && !media.at("isLive").isFalse()
                    ? onAir(room, client, media, details, RoomPassword.of(room, visit))
                    : new RoomStatus.Offline(RoomDetails.of(details.streamer(), null));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private RoomStatus onAir(Room room, SiteClient client, Json media, RoomDetails details, Optional<String> password)
            throws IOException, SiteRefusal {
        if (media.at("isPw").isTrue() && password.isEmpty()) {
            return new RoomStatus.Private(details, "the room has a password");
        }
        try {
            SiteAnswer play = post(
                    client,
                    "/v1/live/play",
                    form("action", "watch", "userId", room.id(), "password", password.orElse(""), "shareLinkType", ""));
            Json json = play.jsonOfAnyStatus();
            if (json.at("result").isFalse() || json.at("errorData").isObject()) {
                return refusal(play, json, details);
            }
            String master = play.requireText(firstAddress(json.at("PlayList")), "PlayList");
            Map<String, String> headers =
                    client.mediaHeaders(Map.of("Origin", site(), "User-Agent", client.userAgent()));
            return new RoomStatus.Live(details, HlsLadder.ask(client, master, headers));
        } catch (SiteRefusal e) {
            throw e.about(details);
        }
    }

    private RoomStatus refusal(SiteAnswer play, Json json, RoomDetails details) throws SiteRefusal {
        String message = json.at("message").text(json.at("errorData", "code").text("no reason"));
        return switch (json.at("errorData", "code").text("")) {
            case "castEnd" -> new RoomStatus.Offline(details);
            case "needLogin", "needAdult" ->
                new RoomStatus.LoginRequired(details, info.english() + " wants a login: " + message);
            case "needPw" -> new RoomStatus.Private(details, "the room has a password");
            case "wrongPw" -> new RoomStatus.Private(details, "the room's password is wrong");
            case "needCoinPurchase", "needUnlimitItem" ->
                throw SiteRefusal.blocked(play.step() + " wants to be paid: " + message);
            default -> throw play.says(json.at("message"), json.at("errorData", "code"));
        };
    }

    /** An answer without a member means that there is none only where the site says so much. */
    private SiteRefusal noMember(SiteAnswer member, Json json) {
        String message = json.at("message").text();
        boolean refused = json.at("result").isFalse();
        return switch (json.at("errorData", "code").text("")) {
            case "needLogin", "needAdult" ->
                SiteRefusal.loginRequired(info.english() + " wants a login: " + (message == null ? "" : message));
            default ->
                refused
                        ? SiteRefusal.notFound(
                                info.english() + (message == null ? " has no such user" : " says: " + message))
                        : member.failed("gave no bjInfo");
        };
    }

    private SiteAnswer post(SiteClient client, String path, Map<String, String> form) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(HttpRequest.postForm("https://api." + domain + path, form));
        if (answer.http().text().contains("403: Forbidden")) {
            throw new SiteRefusal(new RoomStatus.GeoBlocked(
                    RoomDetails.UNKNOWN,
                    info.english() + " refuses the network of this connection; use a proxy in Korea"));
        }
        if (answer.status() != 400 && answer.status() != 404) {
            answer.requireSuccess();
        }
        return answer;
    }

    private String site() {
        return "https://www." + domain;
    }

    private static RoomDetails details(Json member, Json media) {
        return new RoomDetails(
                Json.firstText(member.at("nick"), media.at("userNick"), member.at("id")),
                media.at("title").text(),
                media.at("category").text(),
                media.at("thumbUrl").address(),
                SiteTime.of(media.at("startTime"), KOREA));
    }

    /** All entries lead to the same master. */
    private static Json firstAddress(Json lists) {
        return Stream.of("hls", "hls2", "hls3")
                .flatMap(name -> lists.at(name).items().stream())
                .map(entry -> entry.at("url"))
                .filter(url -> url.address() != null)
                .findFirst()
                .orElse(Json.MISSING);
    }

    private static Map<String, String> form(String... namesAndValues) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }
}
