package io.aircheck.platforms.soop;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Logins;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomPassword;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * SOOP, formerly AfreecaTV (fact sheet soop). The player's API tells the state; since it says "off air" of unknown members too,
 * the mobile site is asked once whether there is such a member. An account is logged in only where a room wants one. Everything
 * is asked of sooplive.com first, then of the old sooplive.co.kr, which answers alike.
 *
 * <p>Uncertain: what is answered to a wrong room password; the mobile site's API after the move of the domain; whether the
 * international service (www.sooplive.com/NAME) still runs.
 */
public final class Soop implements Platform {

    static final String ID = "soop";
    static final String PLAYER_SITE = "https://play.sooplive.com";

    private static final List<String> DOMAINS = List.of("sooplive.com", "sooplive.co.kr");

    private static final int ON_AIR = 1;
    private static final int OFF_AIR = 0;
    private static final int MANY = 10_000;

    private final Logins<Map<String, String>> logins = new Logins<>(Duration.ofDays(7));

    /** The owners of channels that are known to exist. */
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "SOOP (AfreecaTV)", "SOOP（AfreecaTV）", PLAYER_SITE + "/ecvhao")
                .fromOverseas()
                .withNeeds(PlatformInfo.Need.LOGIN_AT_TIMES, PlatformInfo.Need.COOKIE_AT_TIMES)
                .withQualities("original, hd8k, hd4k, hd, sd (OD, UHD, HD, SD, LD)")
                .withDoubts(
                        "What is answered to a wrong room password is not known.",
                        "Whether the mobile site's API moved with the domain is not known.",
                        "The international service (www.sooplive.com/NAME) is perhaps gone.");
    }

    @Override
    public Optional<Room> match(Address address) {
        return SoopAddress.match(address);
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        try {
            return SoopAddress.isGlobal(room)
                    ? SoopGlobal.check(room.id(), visit)
                    : Ways.first(DOMAINS.stream()
                            .<Ways.Way<RoomStatus>>map(domain -> () -> korean(room, domain, visit))
                            .toList());
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    static boolean hasPassword(Json channel) {
        return "Y".equals(channel.at("BPWD").text());
    }

    /** -6: an adult's or a subscriber's account; -8: an account that has proved its age. */
    static boolean wantsLogin(long result) {
        return result == -6 || result == -8;
    }

    /** @throws SiteRefusal only if another domain may answer better */
    private RoomStatus korean(Room room, String domain, Visit visit) throws IOException, SiteRefusal {
        SiteClient anonymous = SiteClient.of(visit, Map.of(), "sooplive.com", "sooplive.co.kr", "afreecatv.com");
        Map<String, String> session = logins.kept(visit).orElse(null);
        SoopApi api = new SoopApi(session == null ? anonymous : anonymous.withSession(session), domain);
        SoopApi.Channel channel = api.channel(room.id());
        if (wantsLogin(channel.result())) {
            if (!Logins.isConfigured(visit)) {
                return new RoomStatus.LoginRequired(
                        RoomDetails.UNKNOWN, "SOOP shows this broadcast only to accounts that may watch it");
            }
            try {
                Map<String, String> renewed = logins.renewed(
                        visit, session, (name, password) -> SoopLogin.open(anonymous, domain, name, password));
                api = new SoopApi(anonymous.withSession(renewed), domain);
                channel = api.channel(room.id());
            } catch (SiteRefusal e) {
                return refusedOrThrown(e);
            }
        }
        if (wantsLogin(channel.result())) {
            return new RoomStatus.LoginRequired(
                    RoomDetails.UNKNOWN, "SOOP shows this broadcast only to accounts that may watch it");
        }
        if (channel.result() == ON_AIR) {
            return onAir(room, api, channel.json(), visit);
        }
        if (channel.result() != OFF_AIR) {
            throw channel.answer().failed("answered RESULT " + channel.result());
        }
        return channel.json().at("GDPR").isTrue()
                ? new RoomStatus.GeoBlocked(
                        RoomDetails.UNKNOWN,
                        "SOOP is not shown in the region of this connection; use a proxy elsewhere")
                : offAir(room.id(), api, channel.json());
    }

    private static RoomStatus onAir(Room room, SoopApi api, Json channel, Visit visit) throws IOException, SiteRefusal {
        String password = RoomPassword.of(room, visit).orElse(null);
        String told = channel.at("BNO").text();
        if (hasPassword(channel) && password == null) {
            return new RoomStatus.Private(details(room, api, channel, told), "the room has a password");
        }
        String broadcast = told == null ? api.broadcast(room.id()) : told;
        RoomDetails details = details(room, api, channel, broadcast);
        Map<String, String> headers = api.client()
                .mediaHeaders(Map.of(
                        "Referer", PLAYER_SITE + "/", "User-Agent", api.client().userAgent()));
        try {
            return new RoomStatus.Live(
                    details, new SoopStreams(api, room.id(), broadcast, channel, password, headers).bestFirst());
        } catch (SiteRefusal e) {
            return refusedOrThrown(e.about(details));
        }
    }

    private static RoomDetails details(Room room, SoopApi api, Json channel, @Nullable String broadcast)
            throws IOException {
        return new RoomDetails(
                nameOf(room.id(), channel, api),
                channel.at("TITLE").text(),
                channel.at("CATEGORY_TAGS").at(0).text(),
                broadcast == null ? null : "https://liveimg.sooplive.co.kr/m/" + broadcast,
                null);
    }

    /** Off air, once it is known that there is such a channel. */
    private RoomStatus offAir(String id, SoopApi api, Json channel) throws IOException, SiteRefusal {
        String owner = owners.get(id);
        if (owner == null) {
            RoomStatus mobile = mobileWord(id, api);
            if (mobile != null) {
                return mobile;
            }
            owner = nameOf(id, channel, api);
            if (owners.size() < MANY) {
                owners.put(id, owner);
            }
        }
        return new RoomStatus.Offline(RoomDetails.of(owner, channel.at("TITLE").text()));
    }

    /** What the mobile site knows better than "off air"; null where it agrees. */
    private static @Nullable RoomStatus mobileWord(String id, SoopApi api) throws IOException, SiteRefusal {
        long code;
        try {
            code = api.watch(id);
        } catch (SiteRefusal e) {
            api.ownerName(id); // whoever has a station exists
            return null;
        }
        return switch ((int) code) {
            case -6001 -> new RoomStatus.NotFound(RoomDetails.UNKNOWN, "SOOP has no channel " + id);
            case -3002, -3004 ->
                new RoomStatus.LoginRequired(
                        RoomDetails.UNKNOWN, "SOOP shows this broadcast only to accounts that may watch it");
            case -3001 -> null;
            default ->
                throw SiteRefusal.failed(
                        "api.m." + api.domain() + "/broad/a/watch answered code " + code + " for a channel off air");
        };
    }

    /** The name of a channel's owner; its id where that is not told. */
    private static String nameOf(String id, Json channel, SoopApi api) throws IOException {
        try {
            String name = channel.at("BJNICK").text();
            return name == null ? api.ownerName(id) : name;
        } catch (SiteRefusal e) {
            return id;
        }
    }

    /** A refusal that another domain would only repeat is a status. */
    private static RoomStatus refusedOrThrown(SiteRefusal refusal) throws SiteRefusal {
        return switch (refusal.status()) {
            case RoomStatus.Failed it -> throw refusal;
            case RoomStatus.Blocked it -> throw refusal;
            default -> refusal.status();
        };
    }
}
