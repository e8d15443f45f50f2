package io.aircheck.platforms.bilibili;

import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Bilibili's answers, each checked for its code and signed where the site wants it. */
final class BilibiliApi {

    private static final String API = "https://api.live.bilibili.com";

    /** The code by which playUrl alone says that a room is off. */
    private static final long NOT_LIVE = 19_002_003;

    private final SiteClient client;
    private final SigningKey key;
    private final Instant now;

    /** The signing key that is kept from check to check. */
    interface SigningKey {
        /** @param renew whether the known one was refused */
        Wbi get(boolean renew) throws IOException, SiteRefusal;

        /** Whether there is one already, so that signing costs no request. */
        boolean isKnown();
    }

    BilibiliApi(SiteClient client, SigningKey key, Instant now) {
        this.client = client;
        this.key = key;
        this.now = now;
    }

    /** The key for {@link Wbi}; the answer's code is -101 where nobody is logged in, and holds it nevertheless. */
    static Wbi nav(SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask("https://api.bilibili.com/x/web-interface/nav");
        return Wbi.of(answer.json()).orElseThrow(() -> answer.failed("gave no signing key"));
    }

    /** R1: the state, the names from a second answer. */
    BilibiliRoom roomInit(String id) throws IOException, SiteRefusal {
        return BilibiliRoom.ofState(get("/room/v1/Room/room_init", Query.of("id", id)));
    }

    RoomDetails h5Info(long id) throws IOException, SiteRefusal {
        return BilibiliRoom.namesOf(
                get("/xlive/web-room/v1/index/getH5InfoByRoom", Query.of().and("room_id", id))
                        .json());
    }

    /** R1's own way to the name. */
    RoomDetails master(long uid) throws IOException, SiteRefusal {
        Json info = get("/live_user/v1/Master/info", Query.of().and("uid", uid))
                .json()
                .at("info");
        return RoomDetails.of(info.at("uname").text(), null);
    }

    /** R2: the title without the name. */
    RoomDetails roomInfo(long id) throws IOException, SiteRefusal {
        Json data = get("/room/v1/Room/get_info", Query.of().and("room_id", id)).json();
        return new RoomDetails(
                null,
                data.at("title").text(),
                data.at("area_name").text(),
                data.at("user_cover").address(),
                null);
    }

    /** R4: all in one, signed. */
    BilibiliRoom signedInfo(String id) throws IOException, SiteRefusal {
        return BilibiliRoom.ofInfo(
                signed("/xlive/web-room/v1/index/getInfoByRoom", Query.of("room_id", id, "web_location", "444.8")));
    }

    /** R3. */
    BilibiliRoom baseInfo(String id) throws IOException, SiteRefusal {
        Data data = get(
                "/xlive/web-room/v1/index/getRoomBaseInfo", Query.of("req_biz", "web_room_componet", "room_ids", id));
        Json rooms = data.answer().require(data.json().at("by_room_ids"), "by_room_ids");
        Json room = rooms.members().values().stream()
                .findFirst()
                .orElseThrow(() -> SiteRefusal.notFound("Bilibili has no room " + id));
        return BilibiliRoom.ofBase(new Data(data.answer(), room));
    }

    /** S2: the streams of one quality. */
    Data playInfo(long id, int qn) throws IOException, SiteRefusal {
        Query query = Query.of()
                .and("room_id", id)
                .and("no_playurl", 0)
                .and("mask", 1)
                .and("qn", qn)
                .and("platform", "web")
                .and("protocol", "0,1")
                .and("format", "0,1,2")
                .and("codec", "0,1,2")
                .and("dolby", 5)
                .and("panorama", 1);
        String path = "/xlive/web-room/v2/index/getRoomPlayInfo";
        if (key.isKnown()) {
            return signed(path, query);
        }
        try {
            return get(path, query);
        } catch (SiteRefusal e) {
            if (e.status() instanceof RoomStatus.Blocked) {
                return signed(path, query);
            }
            throw e;
        }
    }

    /** S1: the older way to an FLV; empty where it says that the room is not live. */
    Optional<Json> playUrl(long id, int qn) throws IOException, SiteRefusal {
        Query query = Query.of().and("cid", id).and("qn", qn).and("platform", "web");
        SiteAnswer answer = client.ask(query.appendedTo(API + "/room/v1/Room/playUrl"));
        Json json = answer.json();
        return json.at("code").whole(0) == NOT_LIVE
                ? Optional.empty()
                : Optional.of(data(answer, json).json());
    }

    /** S3: what the room's page carries of S2 and R4. */
    Page page(String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask("https://live.bilibili.com/" + id);
        Json data = HtmlScript.jsonAfter(answer.page(), "window.__NEPTUNE_IS_MY_WAIFU__=");
        answer.require(data, "data of the room");
        return new Page(data(answer, data.at("roomInitRes")), data.at("roomInfoRes", "data"));
    }

    /** The {@code data} of an answer, and the answer, which refuses what it lacks. */
    record Data(SiteAnswer answer, Json json) {}

    /** @param info missing on some forms of the page */
    record Page(Data state, Json info) {}

    private Data signed(String path, Query query) throws IOException, SiteRefusal {
        try {
            return get(path, key.get(false).sign(query, now));
        } catch (SiteRefusal e) {
            if (e.status() instanceof RoomStatus.Blocked) {
                return get(path, key.get(true).sign(query, now));
            }
            throw e;
        }
    }

    private Data get(String path, Query query) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(query.appendedTo(API + path));
        return data(answer, answer.json());
    }

    /** The {@code data} of an answer whose code is 0. */
    private static Data data(SiteAnswer answer, Json json) throws SiteRefusal {
        long code = answer.requireWhole(json.at("code"), "code");
        String message = json.at("message").text(json.at("msg").text(""));
        String told = "answered code " + code + (message.isEmpty() ? "" : " (" + message + ")");
        return switch ((int) code) {
            case 0 -> new Data(answer, json.at("data"));
            case 60004, 19002000 -> throw notFound(message);
            case 1 -> throw answer.step().endsWith("/get_info") ? notFound(message) : answer.failed(told);
            case -352, -412 -> throw answer.blocked("refused the request (code " + code + ")");
            case -101 ->
                throw new SiteRefusal(
                        new RoomStatus.LoginRequired(RoomDetails.UNKNOWN, "Bilibili wants a login; set a cookie"));
            case 60009 -> throw new SiteRefusal(new RoomStatus.Private(RoomDetails.UNKNOWN, "the room has a password"));
            default -> throw answer.failed(told);
        };
    }

    private static SiteRefusal notFound(String message) {
        return SiteRefusal.notFound(message.isEmpty() ? "Bilibili has no such room" : "Bilibili says: " + message);
    }
}
