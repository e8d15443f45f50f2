package io.aircheck.platforms.haixiu;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.StreamExpiry;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Haixiu and Lehai (fact sheets haixiu, lehai), two sites on one software, each with its own rooms and its own guest's token.
 * One signed question tells everything.
 *
 * <p>Uncertain: what is answered about rooms that are closed or do not exist, which therefore is an error; how long the tokens
 * are accepted.
 */
public final class Haixiu implements Platform {

    private static final Pattern PATH = Pattern.compile("/(\\d{1,18})/?");
    private static final String TERMINAL = "3000006";
    private static final String CHANNEL = "10138100100000";
    private static final String APP = "ios/7.830 (ios 17.0; ; iPhone 15 (A2846/A3089/A3090/A3092))";
    private static final long ON_AIR = 1;

    private final PlatformInfo info;
    private final String domain;
    private final String site;
    private final String token;

    private Haixiu(String id, String english, String chinese, String domain, String room, String token) {
        this.domain = domain;
        this.site = "https://www." + domain;
        this.token = token;
        this.info = PlatformInfo.of(id, english, chinese, site + "/" + room)
                .withQualities("OD")
                .withDoubts(
                        "What the site answers about a room that does not exist or is closed; it is shown as an error.",
                        "The site may revoke the guest's token that the question carries.");
    }

    public static Haixiu haixiu() {
        return new Haixiu(
                "haixiu",
                "Haixiu",
                "嗨秀直播",
                "haixiutv.com",
                "6095106",
                "pLXSC/XJ0asc1I21tVL5FYZhNJn2Zg6d7m94umCnpgL+uVm31GQvyw==");
    }

    public static Haixiu lehai() {
        return new Haixiu(
                "lehai",
                "Lehai",
                "乐嗨直播",
                "lehaitv.com",
                "8059096",
                "s7FUbTJ+jILrR7kicJUg8qr025ZVjd07DAnUQd8c7g/o4OH9pdSX6w==");
    }

    @Override
    public PlatformInfo info() {
        return info;
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher path = PATH.matcher(address.path());
        return address.hostIs(domain, "www." + domain) && path.matches()
                ? Optional.of(Room.live(info.id(), path.group(1), site + "/" + path.group(1)))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Origin", site, "Referer", site), domain);
        String url = "https://service." + domain + "/v2/room/" + room.id() + "/media/advanceInfoRoom";
        try {
            return statusOf(
                    client.ask(HttpRequest.get(question(visit.clock().millis()).appendedTo(url))
                            .header("User-Agent", APP)),
                    client);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** What is asked, signed. */
    Query question(long millis) {
        Query query =
                Query.of("accessToken", token, "tku", TERMINAL, "c", CHANNEL).and("_st1", millis);
        return query.and("_ajaxData1", signature(millis)).and("_", millis);
    }

    /** The token is encoded twice in what is signed, but once in the query. */
    String signature(long millis) {
        return AjaxData.sign(Map.of(
                "accessToken",
                Query.encode(Query.encode(token)),
                "tku",
                TERMINAL,
                "c",
                CHANNEL,
                "_st1",
                Long.toString(millis)));
    }

    private static RoomStatus statusOf(SiteAnswer step, SiteClient client) throws SiteRefusal {
        Json answer = step.json();
        if (answer.at("code").whole(0) != 0) {
            throw step.says(answer.at("message"), answer.at("code"));
        }
        Json data = step.require(answer.at("data"), "data");
        boolean onAir = step.requireWhole(data.at("live_status"), "data.live_status") == ON_AIR;
        RoomDetails details = RoomDetails.of(data.at("nickname").text(), null);
        if (!onAir) {
            return new RoomStatus.Offline(details);
        }
        String url = data.at("media_url_web").address();
        return step.live(details, url == null ? List.of() : List.of(stream(url, client)));
    }

    private static LiveStream stream(String url, SiteClient client) {
        return LiveStream.of(Protocol.FLV, Quality.OD, Quality.OD.chinese(), url)
                .withHeaders(client.mediaHeaders(Map.of("User-Agent", client.userAgent())))
                .withExpiry(StreamExpiry.of(url));
    }
}
