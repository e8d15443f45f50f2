package io.aircheck.platforms.weibo;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Cookies;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The cookies that Weibo gives to a visitor without an account (fact sheet weibo, "Cookie"). */
record GuestSession(String sub, String subp) {

    private static final String PASSPORT = "https://passport.weibo.com/visitor/";

    static GuestSession register(SiteClient client, RandomGenerator random) throws IOException, SiteRefusal {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("cb", "gen_callback");
        form.put(
                "fp",
                "{\"os\":\"1\",\"browser\":\"Chrome120,0,0,0\",\"fonts\":\"undefined\","
                        + "\"screenInfo\":\"1920*1080*24\",\"plugins\":\"\"}");
        SiteAnswer visitor = client.ask(HttpRequest.postForm(PASSPORT + "genvisitor", form));
        Json data = jsonp(visitor).at("data");
        Query query = Query.of("a", "incarnate", "t", visitor.requireText(data.at("tid"), "tid"))
                .and("w", data.at("new_tid").isTrue() ? 3 : 2)
                .and(
                        "c",
                        String.format(Locale.ROOT, "%03d", data.at("confidence").whole(100)))
                .and("gc", "")
                .and("cb", "cross_domain")
                .and("from", "weibo")
                .and("_rand", Double.toString(random.nextDouble()));
        SiteAnswer incarnation = client.ask(query.appendedTo(PASSPORT + "visitor"));
        return new GuestSession(cookie(incarnation, "SUB"), cookie(incarnation, "SUBP"));
    }

    SiteClient in(SiteClient client) {
        return client.withCookie("SUB", sub).withCookie("SUBP", subp);
    }

    private static String cookie(SiteAnswer answer, String name) throws SiteRefusal {
        answer.requireSuccess();
        return Cookies.setBy(answer.http(), name).orElseThrow(() -> answer.failed("gave no " + name));
    }

    /** The object that an answer hands to a function. */
    private static Json jsonp(SiteAnswer answer) throws SiteRefusal {
        String text = answer.page();
        int begin = text.indexOf('{');
        Json json = begin < 0 ? Json.MISSING : Json.parse(text.substring(begin));
        return answer.require(json, "data");
    }

    /** Session cookies stay out of logs. */
    @Override
    public String toString() {
        return "GuestSession[…]";
    }
}
