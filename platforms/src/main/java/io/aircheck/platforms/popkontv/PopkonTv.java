package io.aircheck.platforms.popkontv;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Logins;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomPassword;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PopkonTV (fact sheet popkontv). The search names a member who is on air, the notices page any other; the room's page tells
 * the broadcast, and castwatchonoffguest its one address. Where that wants a token, an account is logged in once.
 *
 * <p>Uncertain: the status of a wrong room password (what speaks of a password, 비밀번호, is taken for it); whether watching
 * without a login still works.
 */
public final class PopkonTv implements Platform {

    static final String ID = "popkontv";
    static final String SITE = "https://www.popkontv.com";
    static final String DEFAULT_PARTNER = "P-00001";

    private static final String PARTNER = "partner";
    private static final Pattern PARTNER_CODE = Pattern.compile("P-\\d{1,10}");
    private static final Pattern MEMBER = Pattern.compile("[^\\s/?&#\"<>]{1,100}");
    private static final String PASSWORD_WORD = "비밀번호";

    /** The status that the site answers where a broadcast's number has moved on; the one before it is meant. */
    private static final String ONE_BEFORE = "L0001";

    private final Logins<PopkonApi.Session> logins = new Logins<>(Duration.ofDays(7));

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(
                        ID, "PopkonTV", "PopkonTV", SITE + "/live/view?castId=popkontv&partnerCode=" + DEFAULT_PARTNER)
                .fromOverseas()
                .withNeeds(PlatformInfo.Need.PROXY, PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("OD")
                .withDoubts(
                        "How a wrong room password is answered is not known.",
                        "Whether watching without a login still works is not known.")
                .withInventedExample();
    }

    @Override
    public Optional<Room> match(Address address) {
        if (!address.hostIs("www.popkontv.com", "popkontv.com")) {
            return Optional.empty();
        }
        List<String> path = address.segments();
        if (path.equals(List.of("live", "view"))) {
            return room(address, address.parameter("castId"), address.parameter("partnerCode"));
        }
        return !path.isEmpty() && path.getFirst().equals("channel")
                ? room(address, address.parameter("mcid"), address.parameter("mcPartnerCode"))
                : Optional.empty();
    }

    private static Optional<Room> room(Address address, @Nullable String member, @Nullable String partner) {
        if (member == null || !MEMBER.matcher(member).matches()) {
            return Optional.empty();
        }
        String code = partner != null && PARTNER_CODE.matcher(partner).matches() ? partner : DEFAULT_PARTNER;
        String url = Query.of("castId", member, "partnerCode", code).appendedTo(SITE + "/live/view");
        return Optional.of(
                RoomPassword.keep(new Room(ID, Room.Kind.LIVE, member, url, Map.of(PARTNER, code)), address));
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        String code = room.parts().getOrDefault(PARTNER, DEFAULT_PARTNER);
        String referer = Query.of("castId", room.id(), "partnerCode", code).appendedTo(SITE + "/live/view");
        SiteClient client = SiteClient.of(
                visit,
                Map.of(
                        "Accept",
                        "application/json",
                        "Origin",
                        SITE,
                        "Referer",
                        referer,
                        "ClientKey",
                        "Client " + PopkonApi.KEY),
                "popkontv.com");
        PopkonApi api = new PopkonApi(client, visit);
        try {
            PopkonApi.Member member =
                    api.member(room.id(), code, logins.kept(visit).orElse(null));
            Json cast = api.cast(room.id(), member.partnerCode());
            RoomDetails details = member.details(cast);
            if (cast.isMissing()) {
                return new RoomStatus.Offline(details);
            }
            String password = RoomPassword.of(room, visit).orElse(null);
            if (cast.at("mc_isPrivate").whole(0) != 0 && password == null) {
                return new RoomStatus.Private(details, "the room has a password");
            }
            try {
                return watch(new PopkonApi.Watch(cast, member.partnerCode(), password), details, api, client, visit);
            } catch (SiteRefusal e) {
                throw e.about(details);
            }
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private RoomStatus watch(PopkonApi.Watch watch, RoomDetails details, PopkonApi api, SiteClient client, Visit visit)
            throws IOException, SiteRefusal {
        PopkonApi.Session kept = logins.kept(visit).orElse(null);
        String given = visit.credentials().token();
        PopkonApi.Session session = kept != null || given == null ? kept : new PopkonApi.Session(given, null);
        PopkonApi.Watched answer = api.watch(watch, session);
        if (answer.wantsToken()) {
            if (!Logins.isConfigured(visit)) {
                return new RoomStatus.LoginRequired(
                        details, "PopkonTV wants a login; set the name and password of an account, or a token");
            }
            session = logins.renewed(visit, kept, api::login);
            answer = api.watch(watch, session);
        }
        if (answer.code().equals(ONE_BEFORE)) {
            answer = api.watch(watch.oneBefore(), session);
        }
        String url = answer.json().at("data", "castHlsUrl").address();
        if (url != null) {
            Map<String, String> headers = client.mediaHeaders(Map.of("Origin", SITE, "User-Agent", client.userAgent()));
            return new RoomStatus.Live(
                    details,
                    List.of(LiveStream.of(Protocol.HLS, Quality.OD, "default", url)
                            .withHeaders(headers)));
        }
        return refusal(answer, watch, details);
    }

    private static RoomStatus refusal(PopkonApi.Watched answer, PopkonApi.Watch watch, RoomDetails details)
            throws SiteRefusal {
        String message = answer.json().at("statusMsg").text("");
        SiteAnswer step = answer.answer();
        if (answer.code().equals("L000A") || answer.wantsToken()) {
            return new RoomStatus.LoginRequired(details, "PopkonTV wants a login: " + message);
        }
        if (watch.password() != null && message.contains(PASSWORD_WORD)) {
            return new RoomStatus.Private(details, "the room's password is wrong");
        }
        if (List.of("L0000", ONE_BEFORE).contains(answer.code())) {
            throw step.failed("gave no castHlsUrl");
        }
        throw step.says(answer.json().at("statusMsg"), answer.json().at("statusCd"));
    }
}
