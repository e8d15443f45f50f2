package io.aircheck.platforms.shopee;

import io.aircheck.net.HttpRequest;
import io.aircheck.net.UserAgents;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LastUsed;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shopee Live (fact sheet shopee). The seller's uid leads to the session that is on air now, and the session tells the rest. An
 * address with a session alone is asked for that session; once its seller is known, the next checks look for new ones.
 *
 * <p>Uncertain: the codes of errors, of which only the one of risk control is known; Vietnam is said to refuse sessions.
 */
public final class Shopee implements Platform {

    static final String ID = "shopee";

    /** Where short links lead. */
    private static final String[] SITES = {
        "shp.ee",
        "shopee.sg",
        "shopee.tw",
        "shopee.co.id",
        "shopee.co.th",
        "shopee.vn",
        "shopee.com.my",
        "shopee.ph",
        "shopee.com.br",
        "shopee.com.mx",
        "shopee.com.co",
        "shopee.cl"
    };

    private static final long RISK_CONTROL = 90309999;
    private static final int NOT_BEGUN = 0;
    private static final int ON_AIR = 1;
    private static final int ENDED = 2;

    /** The uid of sellers whose address does not tell it, by room id. */
    private final LastUsed sellers = new LastUsed();

    /** Their names, by region and uid. */
    private final LastUsed names = new LastUsed();

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Shopee Live", "Shopee", "https://live.shopee.sg/share?from=live&session=802458")
                .fromOverseas()
                .withNeeds(PlatformInfo.Need.COOKIE_AT_TIMES, PlatformInfo.Need.PROXY)
                .withQualities("OD")
                .withDoubts(
                        "The codes of the site's errors, but for the one of risk control.",
                        "Whether Vietnam answers for a session at all.");
    }

    @Override
    public Optional<Room> match(Address address) {
        return ShopeeAddress.match(address);
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        try {
            Room named = ShopeeAddress.isShortLink(room)
                    ? client(visit, room.url(), SITES).follow(HttpRequest.get(room.url()), ShopeeAddress::room)
                    : room;
            String site = "https://live.shopee." + named.parts().get(ShopeeAddress.SUFFIX);
            return check(named, site, client(visit, site + "/", site.substring("https://".length())));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static SiteClient client(Visit visit, String referer, String... domains) {
        return SiteClient.of(
                visit,
                Map.of(
                        "User-Agent",
                        UserAgents.MOBILE,
                        "Accept",
                        "application/json, text/plain, */*",
                        "Referer",
                        referer),
                domains);
    }

    private RoomStatus check(Room room, String site, SiteClient client) throws IOException, SiteRefusal {
        String named = room.parts().get(ShopeeAddress.UID);
        String uid = named == null ? sellers.get(room.id()) : named;
        String session = room.parts().get(ShopeeAddress.SESSION);
        if (uid != null) {
            session = ongoing(site, client, uid);
            if (session == null) {
                String known = names.get(site + uid);
                return new RoomStatus.Offline(
                        RoomDetails.of(known == null ? nameInReplays(site, client, uid) : known, null));
            }
        }
        SiteAnswer answer = client.ask(site + "/api/v1/session/" + session);
        Json data = data(answer);
        if (data.isMissing()) {
            throw SiteRefusal.notFound("Shopee has no session " + session);
        }
        Json it = answer.require(data.at("session"), "session");
        sellers.put(room.id(), it.at("uid").text());
        return status(answer, data, it, client.mediaHeaders(Map.of("Origin", site)));
    }

    /** The session that is on air, or null where none is. */
    private static @Nullable String ongoing(String site, SiteClient client, String uid)
            throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(site + "/api/v1/shop_page/live/ongoing?uid=" + uid);
        Json ongoing = answer.require(data(answer), "data").at("ongoing_live");
        return ongoing.isMissing() ? null : answer.requireText(ongoing.at("session_id"), "session_id");
    }

    /** A seller who is off is named by the last show, as far as that is told. */
    private @Nullable String nameInReplays(String site, SiteClient client, String uid) {
        try {
            Json answer =
                    Json.parse(client.get(site + "/api/v1/shop_page/live/replay_list?offset=0&limit=1&uid=" + uid));
            String name = answer.at("data", "replay").at(0).at("nick_name").text();
            names.put(site + uid, name);
            return name;
        } catch (IOException e) {
            return null;
        }
    }

    /** The data of an answer; missing where the site says that there is nothing of that number. */
    private static Json data(SiteAnswer answer) throws SiteRefusal {
        Json json = answer.http().isSuccess() ? answer.json() : answer.jsonOfAnyStatus();
        if (json.at("error").whole(0) == RISK_CONTROL) {
            throw answer.blocked("refused the request (error " + RISK_CONTROL + ")");
        }
        answer.requireSuccess();
        long error = answer.requireWhole(json.at("err_code"), "err_code");
        return error == 0 ? json.at("data") : Json.MISSING;
    }

    private static RoomStatus status(SiteAnswer answer, Json data, Json it, Map<String, String> headers)
            throws SiteRefusal {
        long status = answer.requireWhole(it.at("status"), "status");
        long began = it.at("start_time").whole(0);
        RoomDetails details = new RoomDetails(
                it.at("nickname").text(),
                it.at("title").text(),
                null,
                it.at("cover_pic").address(),
                status == ON_AIR && began > 0 ? Instant.ofEpochMilli(began) : null);
        return switch ((int) status) {
            case NOT_BEGUN, ENDED -> new RoomStatus.Offline(details);
            case ON_AIR -> answer.live(details, streams(data, it, headers));
            default -> throw answer.failed("answered status " + status).about(details);
        };
    }

    /** Over plain HTTP first, as DouyinLiveRecorder does: the network's HTTPS breaks off long downloads. */
    private static List<LiveStream> streams(Json data, Json it, Map<String, String> headers) {
        String own = it.at("play_url").address();
        String url = own == null ? data.at("play_urls").at(0).address() : own;
        return url == null
                ? List.of()
                : Stream.of(url.replaceFirst("^https:", "http:"), url)
                        .distinct()
                        .map(address -> LiveStream.of(Protocol.FLV, Quality.OD, "OD", address)
                                .withHeaders(headers)
                                .withExpiry(Address.parse(address)
                                        .map(parsed -> parsed.instant("expire_ts"))
                                        .orElse(null)))
                        .toList();
    }
}
