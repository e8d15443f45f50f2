package io.aircheck.platforms.douyin;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.UserAgents;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Cookies;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Douyin (fact sheet douyin). A room is asked of the web's signed API, then, where that shows none, of the app's, and, where risk
 * control answers, of the page. A profile is asked of the app's API, then through the pages that lead to its room.
 *
 * <p>Of a double screen both pictures are offered, the first one first. Interactive games are not told apart, and of the "true
 * origin" (an untouched stream behind the audio-only one) nothing is offered.
 */
public final class Douyin implements Platform {

    static final String ID = "douyin";

    private static final String SITE = "https://live.douyin.com/";
    private static final Duration TTWID_LIFE = Duration.ofHours(2);

    private record Ttwid(String value, Instant since) {}

    private volatile @Nullable Ttwid kept;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Douyin", "抖音直播", SITE + "745964462470")
                .withNeeds(PlatformInfo.Need.COOKIE_AT_TIMES)
                .withQualities("OD, UHD, HD, SD, LD")
                .withDoubts(
                        "The page id and the environment within the signature are not checked by the site today.",
                        "How often a room may be asked is not known; not more than every 30 s is safe.");
    }

    @Override
    public Optional<Room> match(Address address) {
        return DouyinAddress.match(address);
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE), "douyin.com", "iesdouyin.com", "amemv.com");
        try {
            Room target = target(room, client);
            Ttwid known = kept;
            try {
                return check(target, client, visit);
            } catch (SiteRefusal e) {
                if (known == null || !(e.status() instanceof RoomStatus.Blocked)) {
                    throw e;
                }
                kept = null; // it may be stale: once more with a new one
                return check(target, client, visit);
            }
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** The room or profile that a short link leads to, which only a telephone is sent to. */
    private Room target(Room room, SiteClient client) throws IOException, SiteRefusal {
        return DouyinAddress.Form.of(room) == DouyinAddress.Form.SHORT
                ? client.follow(
                        HttpRequest.get(room.url()).header("User-Agent", UserAgents.MOBILE),
                        address -> match(address).filter(to -> DouyinAddress.Form.of(to) != DouyinAddress.Form.SHORT))
                : room;
    }

    private RoomStatus check(Room room, SiteClient plain, Visit visit) throws IOException, SiteRefusal {
        SiteClient client = identified(plain, visit);
        DouyinApi api = new DouyinApi(client, visit);
        DouyinAnswer answer = switch (DouyinAddress.Form.of(room)) {
            case ROOM, SHORT -> room(api, room.id());
            case SHARE -> api.app(room.id(), room.parts().get(DouyinAddress.SEC_UID));
            case PROFILE -> profile(api, room.id());
        };
        if (!answer.isOnAir()) {
            return answer.statusOffAir();
        }
        List<LiveStream> streams = DouyinStreams.of(
                answer.room().at("stream_url"),
                client.mediaHeaders(Map.of("Referer", SITE, "User-Agent", client.userAgent())));
        return streams.isEmpty()
                ? new RoomStatus.Failed(
                        answer.details(), "the room is live, but Douyin lists no stream that can be recorded")
                : new RoomStatus.Live(answer.details(), streams);
    }

    private static DouyinAnswer room(DouyinApi api, String webId) throws IOException, SiteRefusal {
        DouyinAnswer answer = webOrPage(api, webId);
        if (!answer.isSilent() && !answer.isHidden()) {
            return answer;
        }
        try {
            return api.app(answer.roomId(), answer.secUid());
        } catch (SiteRefusal e) {
            throw e.about(answer.details());
        }
    }

    private static DouyinAnswer webOrPage(DouyinApi api, String webId) throws IOException, SiteRefusal {
        try {
            return api.web(webId);
        } catch (SiteRefusal refusal) {
            try {
                return api.page(webId);
            } catch (SiteRefusal pageToo) {
                throw refusal;
            }
        }
    }

    /** Profiles of the usual length are known to the app's API; of others only the page knows the room. */
    private static DouyinAnswer profile(DouyinApi api, String secUid) throws IOException, SiteRefusal {
        if (secUid.length() != 55 && secUid.length() != 76) {
            return ofRoom(api, api.webIdOfProfile(secUid));
        }
        try {
            return api.app("2", secUid);
        } catch (SiteRefusal refusal) {
            try {
                Optional<String> id = api.uniqueId(secUid);
                return ofRoom(api, id.isPresent() ? id : api.webIdOfProfile(secUid));
            } catch (SiteRefusal pagesToo) {
                throw refusal;
            }
        }
    }

    private static DouyinAnswer ofRoom(DouyinApi api, Optional<String> webId) throws IOException, SiteRefusal {
        return webId.isPresent()
                ? room(api, webId.get())
                : new DouyinAnswer(Json.MISSING, Json.MISSING, null, null, "2");
    }

    /** The client with the cookie ttwid: the user's, else one that the site registers and that serves all rooms. */
    private SiteClient identified(SiteClient client, Visit visit) {
        if (client.userCookie("ttwid").isPresent()) {
            return client;
        }
        Instant now = visit.clock().instant();
        Ttwid ttwid = kept;
        if (ttwid == null || ttwid.since().plus(TTWID_LIFE).isBefore(now)) {
            ttwid = register(client).map(value -> new Ttwid(value, now)).orElse(null);
            kept = ttwid;
        }
        return ttwid == null ? client : client.withCookie("ttwid", ttwid.value());
    }

    /** Without it the site refuses, which is then what the user is told. */
    private static Optional<String> register(SiteClient client) {
        HttpRequest registration = HttpRequest.post(
                "https://ttwid.bytedance.com/ttwid/union/register/",
                "application/json",
                "{\"region\":\"cn\",\"aid\":6383,\"needFid\":false,\"service\":\"https://www.douyin.com\","
                        + "\"union\":true,\"fid\":\"\"}");
        return ttwidOf(client, registration).or(() -> ttwidOf(client, HttpRequest.get(SITE)));
    }

    private static Optional<String> ttwidOf(SiteClient client, HttpRequest request) {
        try {
            HttpAnswer answer = client.send(request);
            return Cookies.setBy(answer, "ttwid");
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
