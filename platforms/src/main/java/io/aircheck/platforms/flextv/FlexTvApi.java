package io.aircheck.platforms.flextv;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Cookies;
import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.SiteTime;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The ways to ask about a channel, and the login. */
final class FlexTvApi {

    private static final String LOGIN_WANTED = "로그인후 이용이 가능합니다";
    private static final String PROOF = "flx_oauth_access";

    private final SiteClient client;

    FlexTvApi(SiteClient client) {
        this.client = client;
    }

    /** What the API says of a channel's stream. */
    RoomStatus stream(String host, String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(host + "/api/channels/" + id + "/stream?option=all");
        Json json = answer.jsonOfAnyStatus();
        if (!answer.http().isSuccess()) {
            return refusal(answer, json, answer.status());
        }
        Json stream = json.at("stream");
        RoomDetails details = new RoomDetails(
                Json.firstText(json.at("owner", "nickname"), json.at("owner", "name")),
                Json.firstText(stream.at("title"), json.at("title")),
                null,
                json.at("thumbUrl").address(),
                SiteTime.of(stream.at("createdAt"), ZoneOffset.UTC));
        List<Json> sources = answer.requireItems(json.at("sources"), "sources");
        Map<String, String> headers =
                client.mediaHeaders(Map.of("Origin", FlexTv.SITE, "User-Agent", client.userAgent()));
        try {
            return answer.live(details, FlexTvSources.streams(client, sources, headers));
        } catch (SiteRefusal e) {
            return e.status().with(details);
        }
    }

    /** What the page says, which lists no streams. */
    RoomStatus page(String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(FlexTv.SITE + "/channels/" + id + "/live");
        Json channel = answer.require(
                Json.parse(HtmlScript.contentOf(answer.page(), "__NEXT_DATA__")).at("props", "pageProps", "channel"),
                "channel");
        if (channel.at("message").text() != null) {
            return refusal(answer, channel, channel.at("statusCode").whole(400));
        }
        throw answer.failed("gave no sources")
                .about(RoomDetails.of(
                        channel.at("owner", "nickname").text(),
                        channel.at("stream", "title").text()));
    }

    /** The name of a channel's owner. */
    String ownerName(String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask("https://api.ttinglive.com/api/channels/" + id);
        return answer.requireText(answer.json().at("owner", "nickname"), "nickname");
    }

    /** @return the cookies of the new session */
    static Map<String, String> login(SiteClient client, String username, String password)
            throws IOException, SiteRefusal {
        return Ways.first(List.of(
                () -> login(client, "https://api.ttinglive.com", username, password),
                () -> login(client, FlexTv.SITE, username, password)));
    }

    private static Map<String, String> login(SiteClient client, String host, String username, String password)
            throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(HttpRequest.post(
                host + "/v2/api/auth/signin",
                "application/json;charset=UTF-8",
                Json.write(Map.of(
                        "loginId",
                        username,
                        "password",
                        password,
                        "loginKeep",
                        true,
                        "saveId",
                        true,
                        "device",
                        "PCWEB"))));
        Json json = answer.jsonOfAnyStatus();
        int status = answer.status();
        if (status >= 400 && status < 500 && status != 404 && json.at("message").text() != null) {
            throw SiteRefusal.loginRequired(
                    "TtingLive refused the login: " + json.at("message").text());
        }
        answer.requireSuccess();
        Map<String, String> cookies = Cookies.setBy(answer.http());
        if (!cookies.containsKey(PROOF)) {
            throw answer.failed("gave no " + PROOF);
        }
        return cookies;
    }

    /** @param code HTTP's, also where a page tells it */
    private static RoomStatus refusal(SiteAnswer answer, Json json, long code) throws SiteRefusal {
        String message = json.at("message").text("");
        if (message.contains(LOGIN_WANTED)) {
            return new RoomStatus.LoginRequired(RoomDetails.UNKNOWN, "TtingLive wants a login: " + message);
        }
        if (code == 404 && !message.isEmpty()) {
            throw SiteRefusal.notFound("TtingLive says: " + message);
        }
        if (code == 400) {
            return new RoomStatus.Offline(RoomDetails.UNKNOWN);
        }
        answer.requireSuccess();
        throw answer.says(json.at("message"), json.at("statusCode"));
    }
}
