package io.aircheck.platforms.bilibili;

import io.aircheck.net.HttpAnswer;
import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.time.Instant;

/** Bilibili's answers, each checked for its code and signed where the site wants it. */
final class BilibiliApi {

    private static final String API = "https://api.live.bilibili.com";

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

    /** Key for {@link Wbi}; the answer's code is -101 where nobody is logged in, and holds it nevertheless. */
    static Json nav(SiteClient client) throws IOException {
        return Json.parse(client.get("https://api.bilibili.com/x/web-interface/nav"));
    }

    /** R1: the state, the names from a second answer. */
    BilibiliRoom roomInit(String id) throws IOException, SiteRefusal {
        BilibiliRoom room = BilibiliRoom.ofState(get("/room/v1/Room/room_init", Query.of("id", id)));
        if (room.id() == 0) {
            throw SiteRefusal.failed("Bilibili's room_init names no room");
        }
        return room;
    }

    RoomDetails h5Info(long id) throws IOException, SiteRefusal {
        return BilibiliRoom.ofInfo(get(
                        "/xlive/web-room/v1/index/getH5InfoByRoom", Query.of().and("room_id", id)))
                .details();
    }

    /** R1's own way to the name. */
    RoomDetails master(long uid) throws IOException, SiteRefusal {
        Json info = get("/live_user/v1/Master/info", Query.of().and("uid", uid)).at("info");
        return RoomDetails.of(info.at("uname").text(), null);
    }

    /** R2: the title without the name. */
    RoomDetails roomInfo(long id) throws IOException, SiteRefusal {
        Json data = get("/room/v1/Room/get_info", Query.of().and("room_id", id));
        return new RoomDetails(
                null,
                data.at("title").text(),
                data.at("area_name").text(),
                data.at("user_cover").address(),
                null);
    }

    /** R4: all in one, signed. */
    BilibiliRoom signedInfo(String id) throws IOException, SiteRefusal {
        BilibiliRoom room = BilibiliRoom.ofInfo(
                signed("/xlive/web-room/v1/index/getInfoByRoom", Query.of("room_id", id, "web_location", "444.8")));
        if (room.id() == 0) {
            throw SiteRefusal.failed("Bilibili's getInfoByRoom names no room");
        }
        return room;
    }

    /** R3. */
    BilibiliRoom baseInfo(String id) throws IOException, SiteRefusal {
        Json rooms = get(
                        "/xlive/web-room/v1/index/getRoomBaseInfo",
                        Query.of("req_biz", "web_room_componet", "room_ids", id))
                .at("by_room_ids");
        return BilibiliRoom.ofBase(rooms.members().values().stream()
                .findFirst()
                .orElseThrow(() -> SiteRefusal.notFound("Bilibili has no room " + id)));
    }

    /** S2: the streams of one quality. */
    Json playInfo(long id, int qn) throws IOException, SiteRefusal {
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

    /** S1: the older way to an FLV. */
    Json playUrl(long id, int qn) throws IOException, SiteRefusal {
        return get(
                "/room/v1/Room/playUrl", Query.of().and("cid", id).and("qn", qn).and("platform", "web"));
    }

    /** S3: what the room's page carries of S2 and R4. */
    Json page(String id) throws IOException, SiteRefusal {
        HttpAnswer answer = client.get("https://live.bilibili.com/" + id);
        Json data = HtmlScript.jsonAfter(answer.text(), "window.__NEPTUNE_IS_MY_WAIFU__=");
        if (!answer.isSuccess() || data.isMissing()) {
            throw SiteRefusal.failed("Bilibili's page of room " + id + " carries no data");
        }
        return data;
    }

    private Json signed(String path, Query query) throws IOException, SiteRefusal {
        try {
            return get(path, key.get(false).sign(query, now));
        } catch (SiteRefusal e) {
            if (e.status() instanceof RoomStatus.Blocked) {
                return get(path, key.get(true).sign(query, now));
            }
            throw e;
        }
    }

    private Json get(String path, Query query) throws IOException, SiteRefusal {
        HttpAnswer answer = client.get(query.appendedTo(API + path));
        if (answer.status() == 412 || answer.status() == 429) {
            throw SiteRefusal.blocked(riskControl("HTTP " + answer.status()));
        }
        Json json = Json.parse(answer);
        if (!answer.isSuccess() || !json.isObject()) {
            throw SiteRefusal.failed("Bilibili answered HTTP " + answer.status() + " at " + path);
        }
        return data(json, path);
    }

    /** The {@code data} of an answer whose code is 0. */
    static Json data(Json answer, String path) throws SiteRefusal {
        long code = answer.at("code").whole(-1);
        String message = answer.at("message").text(answer.at("msg").text(""));
        return switch ((int) code) {
            case 0 -> answer.at("data");
            case 60004, 19002000 -> throw SiteRefusal.notFound(message.isEmpty() ? "no such room" : message);
            case 1 ->
                throw path.endsWith("/get_info")
                        ? SiteRefusal.notFound(message)
                        : SiteRefusal.failed("Bilibili answered \"" + message + "\" at " + path);
            case -352, -412 -> throw SiteRefusal.blocked(riskControl("code " + code));
            case -101 ->
                throw new SiteRefusal(
                        new RoomStatus.LoginRequired(RoomDetails.UNKNOWN, "Bilibili wants a login; set a cookie"));
            case 60009 -> throw new SiteRefusal(new RoomStatus.Private(RoomDetails.UNKNOWN, "the room has a password"));
            default -> throw SiteRefusal.failed("Bilibili answered code " + code + " \"" + message + "\" at " + path);
        };
    }

    private static String riskControl(String sign) {
        return "Bilibili's risk control refused (" + sign + "); check less often, or set a cookie";
    }
}
