package io.aircheck.platforms.acfun;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The visitor as whom AcFun is asked for streams; one serves all rooms until it is old or refused. */
final class Visitors {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String LOGIN = "https://id.app.acfun.cn/rest/app/visitor/login";
    private static final String PLAY = "https://api.kuaishouzt.com/rest/zt/live/web/startPlay";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /**
     * @param device the cookie {@code _did}
     * @param userId digits, beyond 2^53
     */
    record Visitor(String device, String userId, String token, Instant since) {

        SiteAnswer startPlay(SiteClient client, String authorId) throws IOException {
            Query query = Query.of("subBiz", "mainApp", "kpn", "ACFUN_APP", "kpf", "PC_WEB")
                    .and("userId", userId)
                    .and("did", device)
                    .and("acfun.api.visitor_st", token);
            return client.ask(HttpRequest.postForm(
                    query.appendedTo(PLAY), Map.of("authorId", authorId, "pullStreamType", "FLV")));
        }
    }

    private volatile @Nullable Visitor kept;

    Visitor get(SiteClient client, Visit visit) throws IOException, SiteRefusal {
        Visitor known = kept;
        Instant now = visit.clock().instant();
        if (known != null && known.since().plus(LIFE).isAfter(now)) {
            return known;
        }
        Visitor visitor = login(client, visit.random(), now);
        kept = visitor;
        return visitor;
    }

    /** Lets the next {@link #get} register another. */
    void forget(Visitor refused) {
        if (refused.equals(kept)) {
            kept = null;
        }
    }

    private static Visitor login(SiteClient client, RandomGenerator random, Instant now)
            throws IOException, SiteRefusal {
        String device = client.userCookie("_did").orElseGet(() -> madeUpDevice(random));
        SiteAnswer step =
                client.withCookie("_did", device).ask(HttpRequest.postForm(LOGIN, Map.of("sid", "acfun.api.visitor")));
        Json answer = step.json();
        if (step.requireWhole(answer.at("result"), "result") != 0) {
            throw step.says(answer.at("error_msg"), answer.at("result"));
        }
        return new Visitor(
                device,
                step.requireText(answer.at("userId"), "userId"),
                step.requireText(answer.at("acfun.api.visitor_st"), "acfun.api.visitor_st"),
                now);
    }

    private static String madeUpDevice(RandomGenerator random) {
        return random.ints(16, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining("", "web_", ""));
    }
}
