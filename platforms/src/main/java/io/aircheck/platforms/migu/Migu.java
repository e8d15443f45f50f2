package io.aircheck.platforms.migu;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Migu Video (fact sheet migu). A match's page names its content; the app's signed call gives the play address, and where it does
 * not, the web's. A member's user id (user name) and user token (token) reach the better qualities.
 *
 * <p>Uncertain: which of the web's formulas the scheduler accepts, so they are tried in turn; that a TV channel's id is its content
 * id; the player's module is not run. A paid match gives guests a preview of some minutes.
 */
public final class Migu implements Platform {

    private static final String ID = "migu";
    private static final String SITE = "https://www.miguvideo.com";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");
    private static final List<String> WITHOUT_APP_CODE = List.of("641886683", "641886773");
    private static final int GUESTS_RATE = 3;
    private static final int MEMBERS_RATE = 4;

    /** @param contentId null while the match has none, which is before it begins */
    private record Match(RoomDetails details, @Nullable String contentId) {}

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Migu Video", "咪咕视频", SITE + "/p/live/120000541321")
                .withNeeds(PlatformInfo.Need.PROXY, PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("BD, HD, SD")
                .withDoubts(
                        "Which signatures the site's scheduler still accepts is not known; all known ones are tried.",
                        "Guests get 720p at most, and of a paid match a preview of 5 to 10 minutes; a member's user id goes"
                                + " into the user name and the user token into the token.",
                        "That a TV channel's number is that of its content is not confirmed.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        boolean web = path.size() == 3 && path.subList(0, 2).equals(List.of("p", "live"));
        boolean mobile = address.host().equals("m.miguvideo.com")
                && path.size() == 5
                && path.subList(0, 3).equals(List.of("m", "live", "home"))
                && path.get(4).equals("matchDetail");
        if (!address.hostIs("www.miguvideo.com", "m.miguvideo.com") || !web && !mobile) {
            return Optional.empty();
        }
        String id = web ? path.get(2) : path.get(3);
        return NUMBER.matcher(id).matches() ? Optional.of(Room.live(ID, id, SITE + "/p/live/" + id)) : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit,
                Map.of(
                        "Origin", SITE,
                        "Referer", SITE + "/",
                        "appCode", "miguvideo_default_www",
                        "appId", "miguvideo",
                        "channel", "H5"),
                "miguvideo.com");
        RoomDetails details = RoomDetails.UNKNOWN;
        try {
            Match match = match(client, room.id());
            details = match.details;
            String content = match.contentId;
            if (content == null) {
                return new RoomStatus.Offline(details);
            }
            List<LiveStream> streams =
                    Ways.first(List.of(() -> ofApp(visit, content), () -> ofWeb(client, visit, content)));
            return streams.isEmpty() ? new RoomStatus.Offline(details) : new RoomStatus.Live(details, streams);
        } catch (SiteRefusal e) {
            return e.status().with(details);
        }
    }

    private static Match match(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(
                "https://vms-sc.miguvideo.com/vms-match/v6/staticcache/basic/basic-data/" + id + "/miguvideo");
        Json json = answer.json();
        answer.requireWhole(json.at("code"), "code");
        Json body = json.at("body");
        if (body.isMissing()) {
            return new Match(RoomDetails.UNKNOWN, id);
        }
        String content = body.at("pId").text();
        String name = content == null
                ? answer.requireText(body.at("title"), "title")
                : body.at("title").text();
        String detail = body.at("detailPageTitle").text();
        RoomDetails details = new RoomDetails(
                name,
                detail == null ? name : name == null ? detail : name + "-" + detail,
                body.at("competitionName").text(),
                null,
                body.at("startTime").millis());
        return new Match(details, content);
    }

    /** None while the content is not on air. */
    private static List<LiveStream> ofApp(Visit visit, String content) throws IOException, SiteRefusal {
        Credentials account = visit.credentials();
        boolean member = account.username() != null && account.token() != null;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("AppVersion", member ? "2600037000" : "2600034600");
        headers.put("TerminalId", "android");
        headers.put(
                "X-UP-CLIENT-CHANNEL-ID",
                member ? "2600037000-99000-200300220100002" : "2600034600-99000-201600010010028");
        if (!WITHOUT_APP_CODE.contains(content)) {
            headers.put("appCode", "miguvideo_default_android");
        }
        SiteClient client = SiteClient.of(visit, headers, "miguvideo.com");
        String salt = member
                ? "1230024"
                : String.format(Locale.ROOT, "%06d25", visit.random().nextInt(1_000_000));
        AppSign sign = new AppSign(member ? "26000370" : "26000346", salt);
        MiguPlay play = new MiguPlay(visit, client);
        MiguQualities.Call call = rate -> {
            long now = visit.clock().millis();
            Query query = Query.of("sign", sign.sign(now, content))
                    .and("rateType", rate)
                    .and("contId", content)
                    .and("timestamp", now)
                    .and("salt", salt)
                    .and("flvEnable", "true")
                    .and("super4k", "true");
            return MiguPlay.read(client.ask(member(query, account, member)), rate);
        };
        int year = visit.clock().instant().atOffset(ZoneOffset.ofHours(8)).getYear();
        return MiguQualities.all(call, member ? MEMBERS_RATE : GUESTS_RATE, given -> {
            String url = url(given);
            String data = MiguPlay.fields(url).puData();
            String answer = DdCalcu.android(
                    data, given.contentId(content), member ? account.username() : null, given.rateType(), year);
            String signed = data.isEmpty() ? url : url + "&ddCalcu=" + answer + DdCalcu.ANDROID_TAIL;
            return play.stream(signed, given.body(), given.rateType());
        });
    }

    private static HttpRequest member(Query query, Credentials account, boolean member) {
        HttpRequest request = HttpRequest.get(query.appendedTo("https://play.miguvideo.com/playurl/v1/play/playurl"));
        return member ? request.header("UserId", account.username()).header("UserToken", account.token()) : request;
    }

    private static List<LiveStream> ofWeb(SiteClient client, Visit visit, String content)
            throws IOException, SiteRefusal {
        MiguPlay play = new MiguPlay(visit, client);
        UUID device = new UUID(visit.random().nextLong(), visit.random().nextLong());
        MiguQualities.Call call = rate -> {
            Query query = Query.of("contId", content)
                    .and("rateType", rate)
                    .and("timestamp", visit.clock().millis())
                    .and("clientId", device.toString())
                    .and("flvEnable", "true")
                    .and("xh265", "false")
                    .and("chip", "mgwww")
                    .and("channelId", "0132_10010001005");
            return MiguPlay.read(
                    client.ask(query.appendedTo("https://webapi.miguvideo.com/gateway/playurl/v3/play/playurl")), rate);
        };
        return MiguQualities.all(call, GUESTS_RATE, given -> ofWeb(play, given));
    }

    private static LiveStream ofWeb(MiguPlay play, MiguPlay.Given given) throws IOException, SiteRefusal {
        String url = url(given);
        DdCalcu.Fields fields = MiguPlay.fields(url);
        if (fields.puData().isEmpty()) {
            return play.stream(url, given.body(), given.rateType());
        }
        List<Ways.Way<LiveStream>> formulas = new ArrayList<>();
        for (DdCalcu.Web version : DdCalcu.Web.values()) {
            String signed = url + "&ddCalcu=" + DdCalcu.web(version, fields) + version.tail();
            formulas.add(() -> play.stream(signed, given.body(), given.rateType()));
        }
        return Ways.first(formulas);
    }

    private static String url(MiguPlay.Given given) throws SiteRefusal {
        if (given.url() == null) {
            throw given.answer().failed("gave no url");
        }
        return given.url();
    }
}
