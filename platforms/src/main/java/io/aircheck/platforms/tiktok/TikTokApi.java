package io.aircheck.platforms.tiktok;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;

/** The ways to ask TikTok about a room. */
final class TikTokApi {

    private static final String SITE = "https://www.tiktok.com";

    /** The web site's number among the apps. */
    private static final String AID = "1988";

    private final SiteClient client;

    TikTokApi(SiteClient client) {
        this.client = client;
    }

    /** Way B: the API that the web site's room asks. */
    TikTokRoom userRoom(String name) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(HttpRequest.get(Query.of("aid", AID, "sourceType", "54", "uniqueId", name)
                        .appendedTo(SITE + "/api-live/user/room"))
                .header("Referer", SITE + "/@" + name + "/live"));
        Json json = answer.json();
        String message = json.at("message").text("");
        if (message.equals("user_not_found")) {
            throw noUser(name);
        }
        long code = answer.requireWhole(json.at("statusCode"), "statusCode");
        if (code != 0) {
            throw answer.failed(message.isEmpty() ? "answered code " + code : "says: " + message);
        }
        return TikTokRoom.ofUser(answer, json.at("data"));
    }

    /** Way A: the room's page. Without its data it is a notice of a geo block or the firewall's challenge. */
    TikTokRoom page(String name) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + "/@" + name + "/live");
        String page = answer.page();
        String state = HtmlScript.contentOf(page, "SIGI_STATE");
        if (page.contains("We regret to inform you that we have discontinued operating TikTok")) {
            throw new SiteRefusal(new RoomStatus.GeoBlocked(
                    RoomDetails.UNKNOWN,
                    "TikTok does not operate in the region of this connection; use a proxy elsewhere"));
        }
        if (state.isEmpty()) {
            throw answer.blocked("answered a challenge page instead of the room");
        }
        Json room = answer.require(Json.parse(state).at("LiveRoom"), "LiveRoom");
        if (room.at("liveRoomStatus").whole(0) != 0) {
            throw answer.failed(
                    "answered liveRoomStatus " + room.at("liveRoomStatus").text());
        }
        if (room.at("liveRoomUserInfo").node().isNull()) {
            throw noUser(name);
        }
        return TikTokRoom.ofUser(answer, room.at("liveRoomUserInfo"));
    }

    /** Way C: by the room's id. */
    TikTokRoom roomInfo(String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(
                Query.of("aid", AID, "room_id", id).appendedTo("https://webcast.tiktok.com/webcast/room/info"));
        Json json = answer.json();
        String message = json.at("data", "message").text();
        if (json.at("status_code").whole(0) != 0 && message != null) {
            throw answer.failed("says: " + message);
        }
        return TikTokRoom.ofRoomInfo(answer, json.at("data"));
    }

    /** By the room's id, also for a guest of another's broadcast. */
    TikTokRoom liveDetail(String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(Query.of("aid", AID, "roomID", id).appendedTo(SITE + "/api/live/detail/"));
        return TikTokRoom.ofDetail(answer, answer.json().at("LiveRoomInfo"));
    }

    private static SiteRefusal noUser(String name) {
        return SiteRefusal.notFound("TikTok has no user " + name);
    }
}
