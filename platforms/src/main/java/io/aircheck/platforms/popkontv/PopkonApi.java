package io.aircheck.platforms.popkontv;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The site's calls. */
final class PopkonApi {

    /** What the web site's own pages introduce themselves with; public, and the same for all. */
    static final String KEY = "FpAhe6mh8Qtz116OENBmRddbYVirNKasktdXQiuHfm88zRaFydTsFy63tzkdZY0u";

    private static final String API = PopkonTv.SITE + "/api/proxy";
    private static final String SUCCESS = "S2000";
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final DateTimeFormatter CAST_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private final SiteClient client;
    private final Visit visit;

    PopkonApi(SiteClient client, Visit visit) {
        this.client = client;
        this.visit = visit;
    }

    /**
     * @param token that proves a login
     * @param partnerCode of the account, or null where only a token is known
     */
    record Session(String token, @Nullable String partnerCode) {

        /** Secrets stay out of logs. */
        @Override
        public String toString() {
            return "Session[…]";
        }
    }

    /** @param found the search's entry, missing while off air */
    record Member(String name, String partnerCode, Json found) {

        RoomDetails details(Json cast) {
            return new RoomDetails(
                    name,
                    Json.firstText(cast.at("mc_castTitle"), found.at("castTitle")),
                    found.at("category").text(),
                    found.at("castImage").address(),
                    time(cast.at("mc_castStartDate").text("")));
        }
    }

    /** Who a member is: of the search where on air, else of the notices page. */
    Member member(String id, String partnerCode, @Nullable Session session) throws IOException, SiteRefusal {
        try {
            for (Json entry : search(id, session)) {
                if (id.equals(entry.at("mcSignId").text())) {
                    return new Member(
                            entry.at("nickName").text(id),
                            entry.at("mcPartnerCode").text(partnerCode),
                            entry);
                }
            }
        } catch (SiteRefusal e) {
            // The notices page knows every member, too.
        }
        return new Member(nameOfNotices(id, partnerCode), partnerCode, Json.MISSING);
    }

    private Iterable<Json> search(String id, @Nullable Session session) throws IOException, SiteRefusal {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("partnerCode", ownPartner(session));
        body.put("searchKeyword", id);
        body.put("signId", visit.credentials().username());
        SiteAnswer answer = post("/broadcast/v1/search/all", body, null);
        return answer.requireItems(answer.json().at("data", "broadCastList"), "broadCastList");
    }

    private String nameOfNotices(String id, String partnerCode) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(
                Query.of("mcid", id, "mcPartnerCode", partnerCode).appendedTo(PopkonTv.SITE + "/channel/notices"));
        Json data = nextData(answer);
        String name = HtmlScript.jsonAfter(answer.page(), "\"mcNickName\":").text();
        if (name == null) {
            answer.require(data.at("props", "pageProps"), "pageProps");
            throw SiteRefusal.notFound("PopkonTV has no user " + id);
        }
        return name;
    }

    /** The broadcast that runs; missing while off air. */
    Json cast(String id, String partnerCode) throws IOException, SiteRefusal {
        SiteAnswer answer =
                client.ask(Query.of("castId", id, "partnerCode", partnerCode).appendedTo(PopkonTv.SITE + "/live/view"));
        Json page = answer.require(nextData(answer).at("props", "pageProps"), "pageProps");
        Json cast = page.at("mcData");
        if (!cast.at("data").isObject()
                && !cast.isMissing()
                && !SUCCESS.equals(cast.at("statusCd").text(SUCCESS))) {
            throw answer.says(cast.at("statusMsg"), cast.at("statusCd"));
        }
        return cast.at("data");
    }

    private static Json nextData(SiteAnswer answer) throws SiteRefusal {
        String script = HtmlScript.contentOf(answer.page(), "__NEXT_DATA__");
        if (script.isEmpty()) {
            throw answer.blocked("answered a page without data");
        }
        return Json.parse(script);
    }

    /**
     * What is to be watched.
     *
     * @param password of the room, or null
     */
    record Watch(Json cast, String partnerCode, @Nullable String password) {

        /** The broadcast whose number is one less. */
        Watch oneBefore() {
            long number = cast.at("mc_castStartDate").whole(0) - 1;
            Map<String, Object> other = new LinkedHashMap<>();
            cast.members().forEach((name, value) -> other.put(name, value.node()));
            other.put("mc_castStartDate", Long.toString(number));
            return new Watch(Json.parse(Json.write(other)), partnerCode, password);
        }
    }

    /** @param code the site's own, "L0000" where all is well */
    record Watched(SiteAnswer answer, Json json, String code) {

        boolean wantsToken() {
            return code.equals("E5000") || answer.status() == 400;
        }
    }

    Watched watch(Watch watch, @Nullable Session session) throws IOException, SiteRefusal {
        Json cast = watch.cast();
        Json secret = cast.at("mc_isPrivate");
        String id = cast.at("mc_signId").text("");
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("androidStore", 0);
        body.put("castCode", id + "-" + cast.at("mc_castStartDate").text(""));
        body.put("castPartnerCode", watch.partnerCode());
        body.put("castSignId", id);
        body.put("castType", cast.at("castType").text("0"));
        body.put("commandType", 0);
        body.put("exePath", 5);
        body.put("isSecret", secret.isMissing() ? 0 : secret.node());
        body.put("partnerCode", ownPartner(session));
        body.put("password", watch.password());
        body.put("signId", visit.credentials().username());
        body.put("version", "4.6.2");
        SiteAnswer answer =
                post("/broadcast/v1/castwatchonoffguest", body, session == null ? null : "Bearer " + session.token());
        if (answer.status() == 400) {
            return new Watched(answer, Json.parse(answer.http()), "E5000");
        }
        Json json = answer.json();
        return new Watched(answer, json, answer.requireText(json.at("statusCd"), "statusCd"));
    }

    Session login(String username, String password) throws IOException, SiteRefusal {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("partnerCode", ownPartner(null));
        body.put("signId", username);
        body.put("signPwd", password);
        SiteAnswer answer = post("/member/v1/login", body, "Basic " + KEY);
        Json json = answer.json();
        String code = answer.requireText(json.at("statusCd"), "statusCd");
        if (code.equals("E4010")) {
            throw SiteRefusal.loginRequired(
                    "PopkonTV refused the login: " + json.at("statusMsg").text(code));
        }
        if (!code.equals(SUCCESS)) {
            throw answer.says(json.at("statusMsg"), json.at("statusCd"));
        }
        return new Session(
                answer.requireText(json.at("data", "token"), "token"),
                json.at("data", "partnerCode").text());
    }

    private SiteAnswer post(String path, Map<String, @Nullable Object> body, @Nullable String authorization)
            throws IOException {
        return client.ask(HttpRequest.post(API + path, "application/json", Json.write(body))
                .header("Authorization", authorization));
    }

    /** The partner of the viewer: of the account, else as configured, else the site itself. */
    private String ownPartner(@Nullable Session session) {
        if (session != null && session.partnerCode() != null) {
            return session.partnerCode();
        }
        String configured = visit.credentials().partnerCode();
        return configured == null || configured.isBlank() ? PopkonTv.DEFAULT_PARTNER : configured;
    }

    private static @Nullable Instant time(String digits) {
        try {
            return LocalDateTime.parse(digits, CAST_TIME).atZone(KOREA).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
