package io.aircheck.platforms.huajiao;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The questions that Huajiao's page and app ask. */
final class HuajiaoApi {

    private static final String APP = "https://live.huajiao.com";
    private static final Map<String, String> APP_HEADERS = Map.of(
            "User-Agent",
            "living/9.4.0 (com.huajiao.seeding; build:2410231746; iOS 17.0.0) Alamofire/9.4.0",
            "Accept-Language",
            "zh-Hans-US;q=1.0",
            "sdk_version",
            "1");

    private final SiteClient client;
    private final Visit visit;

    HuajiaoApi(SiteClient client, Visit visit) {
        this.client = client;
        this.visit = visit;
    }

    SiteClient client() {
        return client;
    }

    /** A broadcast as the app knows it; empty where it is over and gone. */
    Optional<HuajiaoFeed> feedInfo(String liveId) throws IOException, SiteRefusal {
        SiteAnswer step = client.ask(
                HttpRequest.get(APP + "/feed/getFeedInfo?relateid=" + liveId).headers(APP_HEADERS));
        Json answer = step.json();
        long code = step.requireWhole(answer.at("errno"), "errno");
        if (answer.at("errmsg").text() != null) {
            return Optional.empty();
        }
        if (code != 0) {
            throw step.says(answer.at("errmsg"), answer.at("errno"));
        }
        Json data = step.require(answer.at("data"), "data");
        return data.at("creatime").isMissing() ? Optional.empty() : Optional.of(new HuajiaoFeed(data));
    }

    /** A broadcast as its page knows it; empty where the page leads home, as it does once the broadcast is over. */
    Optional<HuajiaoFeed> page(String liveId) throws IOException, SiteRefusal {
        SiteAnswer step = client.ask(Huajiao.SITE + "/l/" + liveId);
        String page = step.page();
        boolean home = Address.parse(step.http().url())
                .filter(address -> address.segments().isEmpty())
                .isPresent();
        if (home) {
            return Optional.empty();
        }
        return Optional.of(new HuajiaoFeed(step.require(HtmlScript.jsonAfter(page, "var feed ="), "feed")));
    }

    /** What a user showed last, as the web page lists it. */
    List<HuajiaoFeed> feeds(String uid) throws IOException, SiteRefusal {
        Query query = Query.of("uid", uid, "fmt", "json").and("_", visit.clock().millis());
        return feeds(client.ask(query.appendedTo("https://webh.huajiao.com/User/getUserFeeds")));
    }

    /** The same as the app lists it. */
    List<HuajiaoFeed> appFeeds(String uid) throws IOException, SiteRefusal {
        Query query = Query.of("channel", "Apple", "userid", uid, "uid", uid);
        return feeds(client.ask(
                HttpRequest.get(query.appendedTo(APP + "/feed/getUserFeeds")).headers(APP_HEADERS)));
    }

    private static List<HuajiaoFeed> feeds(SiteAnswer step) throws SiteRefusal {
        Json answer = step.json();
        if (step.requireWhole(answer.at("errno"), "errno") != 0) {
            throw step.says(answer.at("errmsg"), answer.at("errno"));
        }
        return step.requireItems(answer.at("data", "feeds"), "data.feeds").stream()
                .map(HuajiaoFeed::new)
                .toList();
    }

    /**
     * The name of a user who shows nothing, by the API or by the title of the user's page; null where it cannot be read.
     *
     * @throws SiteRefusal if there is no such user
     */
    @Nullable
    String nameOf(String uid) throws SiteRefusal {
        try {
            Json answer = Json.parse(client.get("https://webh.huajiao.com/User/getUserInfo?fmt=json&uid=" + uid));
            if (answer.at("errno").whole(0) != 0) {
                throw SiteRefusal.notFound("Huajiao has no user " + uid);
            }
            String name = answer.at("data", "nickname").text();
            return name == null
                    ? nameOfTitle(HtmlText.title(
                            client.get(Huajiao.SITE + "/user/" + uid).text()))
                    : name;
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable String nameOfTitle(@Nullable String title) {
        return title == null || !title.contains("的主页") ? null : title.substring(0, title.indexOf("的主页"));
    }

    SiteAnswer substream(HuajiaoFeed feed) throws IOException {
        Query query = Query.of("time", Long.toString(visit.clock().millis()), "version", "1.0.0")
                .and("sn", feed.stream().at("sn").text(""))
                .and("liveid", feed.liveId())
                .and("uid", feed.userId())
                .and("encode", "h265"); // as the page asks; the answer lists both codecs
        return client.ask(query.appendedTo(APP + "/live/substream"));
    }

    /** The older server of streams, which answers {@link LivePlay scrambled} text. */
    SiteAnswer livePlay(HuajiaoFeed feed) throws IOException {
        byte[] sid = new byte[16];
        visit.random().nextBytes(sid);
        Query query = Query.of("stype", "flv", "bid", "huajiao", "_rate", "xd")
                .and("channel", feed.json().at("relay", "channel").text(""))
                .and("sn", feed.stream().at("sn").text(""))
                .and("sid", HexFormat.of().withUpperCase().formatHex(sid))
                .and("ts", visit.clock().instant().getEpochSecond())
                .and("r", Double.toString(visit.random().nextDouble()));
        return client.ask(query.appendedTo("https://g2.live.360.cn/liveplay"));
    }
}
