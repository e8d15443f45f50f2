package io.aircheck.platforms.liveme;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The questions that LiveMe's page asks as a guest. */
final class LiveMeApi {

    private static final String API = "https://live.liveme.com";

    private static final String FOUND = "200";
    private static final String WRONG = "400";
    private static final String BROKEN = "500";
    private static final Set<String> REFUSALS = Set.of("401", "403", "420", "429");

    private final SiteClient client;
    private final Visit visit;

    LiveMeApi(SiteClient client, Visit visit) {
        this.client = client;
        this.visit = visit;
    }

    /** @param vid of the broadcast on air; null where there is none */
    record OnAir(@Nullable String uid, @Nullable String vid) {}

    /** @throws SiteRefusal not found where no streamer has this number */
    OnAir ofShortId(String shortId) throws IOException, SiteRefusal {
        SiteAnswer step = client.ask(
                guest().and("short_id", shortId).appendedTo(API + "/liveme_ent/v1/user/uid_vid_by_short_id"));
        Json answer = step.json();
        String status = step.requireText(answer.at("status"), "status");
        if (status.equals(WRONG)) {
            throw SiteRefusal.notFound("LiveMe has no room " + shortId);
        }
        Json data = data(step, answer, status);
        if (!data.members().containsKey("vid")) {
            throw step.failed("gave no data.vid");
        }
        return new OnAir(data.at("uid").text(), data.at("vid").text());
    }

    /** The number of the broadcast that a page names as its own address. */
    String ofPage(String url) throws IOException, SiteRefusal {
        SiteAnswer step = client.ask(url);
        return Optional.ofNullable(HtmlText.meta(step.page(), "og:url"))
                .flatMap(Address::parse)
                .flatMap(LiveMeAddress::broadcast)
                .orElseThrow(() -> step.failed("gave no og:url"));
    }

    /**
     * A user's {@code user_info}.
     *
     * @throws SiteRefusal not found where there is no such user
     */
    Json user(String uid) throws IOException, SiteRefusal {
        SiteAnswer step = client.ask(guest().and("userid", uid).appendedTo(API + "/user/getinfo"));
        Json answer = step.json();
        String status = step.requireText(answer.at("status"), "status");
        if (status.equals(BROKEN) && answer.at("msg").text("").contains("not exist")) {
            throw SiteRefusal.notFound("LiveMe has no user " + uid);
        }
        return step.require(data(step, answer, status).at("user", "user_info"), "data.user.user_info");
    }

    /** What is known of a broadcast: {@code video_info}, with the step that told. */
    record Broadcast(SiteAnswer step, Json info) {}

    Broadcast broadcast(String vid) throws IOException, SiteRefusal {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("alias", "liveme");
        query.put("tongdun_black_box", "1");
        query.put("os", "web");
        long now = visit.clock().millis();
        LmSign sign = LmSign.of(query, vid, "en", now, now + "1", LmSign.vali(visit.random()));
        Query sent = Query.of();
        for (Map.Entry<String, String> pair : query.entrySet()) {
            sent = sent.and(pair.getKey(), pair.getValue());
        }
        SiteAnswer step = client.ask(HttpRequest.postForm(sent.appendedTo(API + "/live/queryinfosimple"), sign.form())
                .header("lm-s-sign", sign.signature()));
        Json answer = step.json();
        Json data = data(step, answer, step.requireText(answer.at("status"), "status"));
        return new Broadcast(step, step.require(data.at("video_info"), "data.video_info"));
    }

    private Query guest() {
        return Query.of("alias", "liveme", "tongdun_black_box", "1", "os", "web")
                .and("_time", visit.clock().millis())
                .and("h5", "1")
                .and("thirdchannel", "6");
    }

    private static Json data(SiteAnswer step, Json answer, String status) throws SiteRefusal {
        if (REFUSALS.contains(status)) {
            throw step.blocked("refused the request (status " + status + ")");
        }
        if (!status.equals(FOUND)) {
            throw step.says(answer.at("msg"), answer.at("status"));
        }
        return step.require(answer.at("data"), "data");
    }
}
