package io.aircheck.platforms.taobao;

import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The signed call for a broadcast. A token that is missing or out of date is replaced by the one that comes with the refusal, and
 * kept for the checks to come.
 */
final class LiveDetail {

    private static final String API = "mtop.mediaplatform.live.livedetail";
    private static final String SUCCESS = "SUCCESS::";
    private static final List<String> TOKEN_ERRORS =
            List.of("FAIL_SYS_TOKEN_EMPTY", "FAIL_SYS_TOKEN_EXOIRED", "FAIL_SYS_TOKEN_ILLEGAL");
    private static final int TRIES = 3;
    private static final int MOST_KEPT = 100;

    /** By the user's cookie, "" for none. */
    private final Map<String, MtopToken> kept = new ConcurrentHashMap<>();

    /** The answer, and the step that gave it. */
    record Answer(SiteAnswer step, Json data) {}

    /** The {@code data} of a success. */
    Answer ask(Visit visit, String liveId) throws IOException, SiteRefusal {
        String cookie = visit.credentials().cookie();
        String user = cookie == null ? "" : cookie;
        MtopToken token = kept.getOrDefault(user, MtopToken.of(cookie));
        for (int attempt = 1; ; attempt++) {
            SiteAnswer answer = send(visit, token, liveId);
            MtopToken fresh = MtopToken.setBy(answer.http()).orElse(null);
            if (fresh != null) {
                keep(user, fresh);
            }
            Json json = answer.json();
            String result = result(answer, json);
            if (result.startsWith(SUCCESS)) {
                return new Answer(answer, json.at("data"));
            }
            boolean tokenRefused = TOKEN_ERRORS.stream().anyMatch(result::contains);
            if (!tokenRefused || fresh == null || attempt == TRIES) {
                throw refusal(answer, result, tokenRefused, liveId);
            }
            token = fresh;
        }
    }

    private void keep(String user, MtopToken token) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(user, token);
    }

    private static SiteAnswer send(Visit visit, MtopToken token, String liveId) throws IOException {
        String data = "{\"liveId\":\"" + liveId + "\",\"creatorId\":null}";
        long now = visit.clock().millis();
        Query query = Query.of("jsv", "2.7.0", "appKey", MtopToken.APP_KEY)
                .and("t", now)
                .and("sign", token.sign(now, data))
                .and("AntiFlood", "true")
                .and("AntiCreep", "true")
                .and("api", API)
                .and("v", "4.0")
                .and("preventFallback", "true")
                .and("type", "originaljson")
                .and("dataType", "json")
                .and("data", data);
        SiteClient client =
                SiteClient.of(with(visit, token), Map.of("Referer", "https://huodong.m.taobao.com/"), "taobao.com");
        return client.ask(query.appendedTo("https://h5api.m.taobao.com/h5/" + API + "/4.0/"));
    }

    /** The user's credentials with the token that is in use. */
    private static Visit with(Visit visit, MtopToken token) {
        Credentials own = visit.credentials();
        String cookie = token.in(own.cookie());
        Credentials credentials = new Credentials(
                cookie.isEmpty() ? null : cookie,
                own.username(),
                own.password(),
                own.token(),
                own.roomPassword(),
                own.accountType(),
                own.partnerCode(),
                own.headers());
        return new Visit(visit.http(), credentials, visit.clock(), visit.random());
    }

    /** All that the gateway gives as its result: a code and words, at times in two texts. */
    private static String result(SiteAnswer answer, Json json) throws SiteRefusal {
        String result = String.join(
                " ", json.at("ret").items().stream().map(one -> one.text("")).toList());
        if (result.isBlank()) {
            throw answer.failed("gave no ret");
        }
        return result;
    }

    private static SiteRefusal refusal(SiteAnswer answer, String result, boolean tokenRefused, String liveId) {
        if (tokenRefused) {
            return answer.blocked("gave no token that it accepts");
        }
        if (result.contains("FAIL_SYS_USER_VALIDATE") || result.contains("RGV587_ERROR")) {
            return SiteRefusal.blocked(answer.step()
                    + " wants a person to pass a check: open Taobao in a browser and set its cookie again");
        }
        if (result.contains("FAIL_SYS_SESSION_EXPIRED")) {
            return new SiteRefusal(
                    new RoomStatus.LoginRequired(RoomDetails.UNKNOWN, "Taobao wants a login; set a cookie"));
        }
        if (result.contains("FAIL_BIZ_")) {
            return SiteRefusal.notFound("Taobao has no room " + liveId);
        }
        return answer.failed("says: " + (result.length() > 300 ? result.substring(0, 300) : result));
    }
}
