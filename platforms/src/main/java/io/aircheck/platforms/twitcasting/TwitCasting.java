package io.aircheck.platforms.twitcasting;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Cookies;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Logins;
import io.aircheck.platforms.Md5;
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
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * TwitCasting (fact sheet twitcasting). The stream server tells whether a user is live and where; his page tells names, and
 * whether a login or the secret word of the broadcast is wanted. The word goes with the addresses, as its MD5.
 */
public final class TwitCasting implements Platform {

    private static final String ID = "twitcasting";
    private static final String SITE = "https://twitcasting.tv/";
    private static final String PASSWORD = "password";
    private static final String LOGIN = "login";
    private static final Pattern USER =
            Pattern.compile("/([A-Za-z0-9_:.-]{1,80})(?:/(?:movie/\\d{1,20}|show|archive))?/?");
    private static final Pattern PAGE =
            Pattern.compile("index.*\\.php|search|streamserver\\.php|about|helpcenter\\.php");
    private static final List<String> RUNGS = List.of("high", "medium", "low");

    private final Logins<Map<String, String>> logins = new Logins<>(Duration.ofDays(7));

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "TwitCasting", "TwitCasting", SITE + "twitcasting_jp")
                .withNeeds(PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("high, medium, low")
                .withDoubts(
                        "What is answered for an unknown user, other than nothing.",
                        "How a wrong secret word is answered (HTTP 403 is assumed).");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher user = USER.matcher(address.path());
        if (!address.hostUnder("twitcasting.tv")
                || !user.matches()
                || PAGE.matcher(user.group(1)).matches()) {
            return Optional.empty();
        }
        Query query = Query.of();
        Map<String, String> parts = new HashMap<>();
        String word = address.parameter(PASSWORD);
        if (word != null && !word.isEmpty()) {
            query = query.and(PASSWORD, word);
            parts.put(PASSWORD, word);
        }
        if ("true".equals(address.parameter(LOGIN))) {
            query = query.and(LOGIN, "true");
            parts.put(LOGIN, "true");
        }
        String url = SITE + user.group(1);
        return Optional.of(new Room(
                ID, Room.Kind.LIVE, user.group(1), parts.isEmpty() ? url : query.appendedTo(url), Map.copyOf(parts)));
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        String word = word(room, visit);
        SiteClient visitor =
                SiteClient.of(visit, Map.of("Referer", SITE, "Accept-Language", "ja,en;q=0.8"), "twitcasting.tv");
        SiteClient client = word == null ? visitor : visitor.withCookie("wpass", word);
        try {
            Map<String, String> session = logins.kept(visit).orElse(Map.of());
            if (session.isEmpty() && room.parts().containsKey(LOGIN) && Logins.isConfigured(visit)) {
                return user(room.id(), word, renewed(visit, visitor, session), client);
            }
            try {
                return user(room.id(), word, session, client);
            } catch (SiteRefusal e) {
                if (!(e.status() instanceof RoomStatus.LoginRequired) || !Logins.isConfigured(visit)) {
                    throw e;
                }
                return user(room.id(), word, renewed(visit, visitor, session), client);
            }
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private Map<String, String> renewed(Visit visit, SiteClient visitor, Map<String, String> stale)
            throws IOException, SiteRefusal {
        return logins.renewed(
                visit,
                stale.isEmpty() ? null : stale,
                (name, password) -> TwitCastingLogin.open(
                        visitor, name, password, visit.credentials().accountType()));
    }

    private static @Nullable String word(Room room, Visit visit) {
        String word = room.parts().getOrDefault(PASSWORD, visit.credentials().roomPassword());
        return word == null || word.isEmpty() ? null : Md5.hex(word);
    }

    private static RoomStatus user(String id, @Nullable String word, Map<String, String> session, SiteClient plain)
            throws IOException, SiteRefusal {
        SiteClient client = session.isEmpty() ? plain : plain.withSession(session);
        SiteAnswer answer = client.ask(
                Query.of("target", id, "mode", "client", "player", "pc_web").appendedTo(SITE + "streamserver.php"));
        Json server = answer.json();
        if (!server.isObject()) {
            throw answer.failed("answered data that cannot be read");
        }
        if (server.at("movie").isMissing()) {
            throw SiteRefusal.notFound("TwitCasting has no user " + id);
        }
        boolean live = answer.requireFlag(server.at("movie", "live"), "movie.live");
        SiteAnswer asked = client.ask(SITE + Query.encode(id).replace("%3A", ":"));
        if (!live) {
            RoomDetails details = asked.http().isSuccess()
                    ? TwitCastingPage.of(asked.http().text()).details()
                    : RoomDetails.UNKNOWN;
            return new RoomStatus.Offline(details);
        }
        TwitCastingPage page = TwitCastingPage.of(asked.page());
        if (page.locked() && word == null) {
            throw new SiteRefusal(new RoomStatus.Private(page.details(), "the room has a password"));
        }
        List<LiveStream> streams = streams(server.at("tc-hls", "streams"), word, headers(session, client));
        boolean known = page.told() || page.locked();
        if (!known && !asked.http().text().contains("indexcaslogin.php")) {
            throw asked.failed("gave no page of the user");
        }
        if (!known || streams.isEmpty() && server.at("llfmp4").isMissing()) {
            throw SiteRefusal.loginRequired("TwitCasting shows this to members; set the name and password of one")
                    .about(page.details());
        }
        return answer.live(page.details(), streams);
    }

    private static Map<String, String> headers(Map<String, String> session, SiteClient client) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Origin", "https://twitcasting.tv");
        headers.put("Referer", SITE);
        headers.put("User-Agent", client.userAgent());
        String cookies = null;
        for (Map.Entry<String, String> cookie : session.entrySet()) {
            cookies = Cookies.with(cookies, cookie.getKey(), cookie.getValue());
        }
        if (cookies != null) {
            headers.put("Cookie", cookies);
        }
        return client.mediaHeaders(headers);
    }

    private static List<LiveStream> streams(Json offered, @Nullable String word, Map<String, String> headers) {
        List<LiveStream> streams = new ArrayList<>();
        for (String name : RUNGS) {
            String url = offered.at(name).address();
            if (url != null) {
                streams.add(LiveStream.of(
                                Protocol.HLS,
                                Quality.onShortLadder(streams.size()),
                                name,
                                word == null ? url : Query.of("word", word).appendedTo(url))
                        .withHeaders(headers));
            }
        }
        return streams;
    }
}
