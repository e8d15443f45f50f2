package io.aircheck.platforms.douyin;

import io.aircheck.net.HttpRequest;
import io.aircheck.net.UserAgents;
import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ways to ask Douyin. An empty answer and a page in place of JSON are its risk control, never "offline". */
final class DouyinApi {

    private static final Pattern UNIQUE_ID = Pattern.compile("unique_id\":\"([^\"]*)\",\"verification_type");
    private static final Pattern WEB_RID = Pattern.compile("web_rid[\\\\\"]*:[\\\\\"]*([A-Za-z0-9_.-]+)");
    private static final Pattern BROWSER_VERSION = Pattern.compile("Chrome/([\\d.]+)");

    private final SiteClient client;
    private final Visit visit;

    /** @param client sends the cookie ttwid, without which every answer is empty */
    DouyinApi(SiteClient client, Visit visit) {
        this.client = client;
        this.visit = visit;
    }

    /** The room of a number or douyin id, as the web asks. */
    DouyinAnswer web(String webId) throws IOException, SiteRefusal {
        Query query = Query.of(
                "aid", "6383",
                "app_name", "douyin_web",
                "live_id", "1",
                "device_platform", "web",
                "language", "zh-CN",
                "enter_from", "web_live",
                "cookie_enabled", "true",
                "browser_language", "zh-CN",
                "browser_platform", "Win32",
                "browser_name", "Chrome",
                "browser_version", browserVersion(),
                "web_rid", webId,
                "msToken", "",
                "is_need_double_stream", "false");
        return DouyinAnswer.ofWeb(signed("https://live.douyin.com/webcast/room/web/enter/", query));
    }

    /**
     * A broadcast as the app asks.
     *
     * @param roomId of the broadcast, or "2" for whatever the streamer has on air
     * @param secUid the streamer's, or null where it is not known
     */
    DouyinAnswer app(String roomId, @Nullable String secUid) throws IOException, SiteRefusal {
        Query query = Query.of(
                "verifyFp", VerifyFp.make(visit.clock().millis(), visit.random()),
                "type_id", "0",
                "live_id", "1",
                "room_id", roomId,
                "sec_user_id", secUid == null ? "" : secUid,
                "version_code", "99.99.99",
                "app_id", "1128",
                "aid", "6383");
        return DouyinAnswer.ofApp(signed("https://webcast.amemv.com/webcast/room/reflow/info/", query));
    }

    /** The room's page, which needs no signature, but a cookie that any browser has. */
    DouyinAnswer page(String webId) throws IOException, SiteRefusal {
        String nonce = visit.random()
                .ints(21, 0, 16)
                .mapToObj(digit -> Character.toString(Character.forDigit(digit, 16)))
                .collect(Collectors.joining());
        SiteAnswer answer = client.withCookie("__ac_nonce", nonce).ask("https://live.douyin.com/" + webId);
        Json info = HtmlScript.everyJsonAfter(page(answer), "self.__pace_f.push(").stream()
                .map(pushed -> pushed.at(1).text(""))
                .filter(script -> script.contains("roomStore"))
                .flatMap(script -> Json.parse(script.substring(script.indexOf(':') + 1)).items().stream())
                .flatMap(part -> part.at("state", "roomStore", "roomInfo").present().stream())
                .findFirst()
                .orElseThrow(() -> answer.blocked("answered a page without the room"));
        return DouyinAnswer.ofPage(answer, info);
    }

    /** The douyin id of a profile, from the page that the app shares; empty where it is not told. */
    Optional<String> uniqueId(String secUid) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(HttpRequest.get("https://www.iesdouyin.com/share/user/" + secUid)
                .header("User-Agent", UserAgents.MOBILE));
        List<MatchResult> found = UNIQUE_ID.matcher(page(answer)).results().toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.getLast().group(1)).filter(id -> id.matches("[A-Za-z0-9_.-]{1,64}"));
    }

    /** The room of a profile, from the profile's page; empty where the streamer is not on air. */
    Optional<String> webIdOfProfile(String secUid) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask("https://www.douyin.com/user/" + secUid);
        String data = HtmlScript.contentOf(page(answer), "RENDER_DATA");
        if (data.isEmpty()) {
            throw answer.blocked("answered a page without the profile");
        }
        try {
            return WEB_RID.matcher(URLDecoder.decode(data, StandardCharsets.UTF_8))
                    .results()
                    .map(match -> match.group(1))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            throw answer.failed("answered data that cannot be read");
        }
    }

    private SiteAnswer signed(String url, Query query) throws IOException {
        String signature =
                ABogus.sign(query.toString(), client.userAgent(), visit.clock().millis(), visit.random());
        return client.ask(query.and("a_bogus", signature).appendedTo(url));
    }

    /** HTTP 444 is this site's word for risk control too. */
    static void requireAnswered(SiteAnswer answer) throws SiteRefusal {
        if (answer.status() == 444) {
            throw answer.blocked("refused the request (HTTP 444)");
        }
    }

    private static String page(SiteAnswer answer) throws SiteRefusal {
        requireAnswered(answer);
        return answer.page();
    }

    private String browserVersion() {
        return BROWSER_VERSION
                .matcher(client.userAgent())
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("116.0.0.0");
    }
}
