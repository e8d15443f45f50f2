package io.aircheck.platforms.nicolive;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Cookies;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Logins;
import io.aircheck.platforms.OpenStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * niconico live (fact sheet nicolive), ニコニコ生放送. The page tells of the programme; its streams are given to who takes a seat
 * over a socket. A check takes one and leaves it; a download takes another and holds it until it is done.
 */
public final class NicoLive implements Platform {

    private static final String ID = "nicolive";
    private static final String SITE = "https://live.nicovideo.jp";
    private static final String SESSION = "user_session";
    private static final Pattern HOST = Pattern.compile("(?:sp\\.)?live\\d*\\.nicovideo\\.jp");
    private static final Pattern WATCH = Pattern.compile("/watch/((?:lv|co|ch|user/)\\d{1,15})/?");
    private static final Pattern SHORT = Pattern.compile("/(lv\\d{1,15})/?");

    private final Logins<Map<String, String>> logins = new Logins<>(Duration.ofDays(7));

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "niconico live", "NICONICO 生放送", SITE + "/watch/ch2646436")
                .withNeeds(PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("1080p, 720p … as the account may see")
                .withDoubts(
                        "The names of the reasons for which a viewer is turned away.",
                        "How the site moves a viewer to another server (from memory).");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher watch = (address.hostIs("nico.ms") ? SHORT : WATCH).matcher(address.path());
        boolean ours = address.hostIs("nico.ms") || HOST.matcher(address.host()).matches();
        return ours && watch.matches()
                ? Optional.of(Room.live(ID, watch.group(1), SITE + "/watch/" + watch.group(1)))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        try {
            Programme found = programme(room, visit);
            String socketUrl = found.told().socketUrl();
            if (socketUrl == null) {
                return new RoomStatus.Offline(found.told().details());
            }
            try (NicoSocket seat = NicoSocket.open(found.client(), socketUrl)) {
                return new RoomStatus.Live(found.told().details(), streams(seat.start(), found.client()));
            } catch (SiteRefusal e) {
                throw e.about(found.told().details());
            }
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** Takes a seat of its own, and holds it. */
    @Override
    public OpenStream open(Room room, LiveStream stream, Visit visit) throws IOException, SiteRefusal {
        Programme found = programme(room, visit);
        String socketUrl = found.told().socketUrl();
        if (socketUrl == null) {
            throw SiteRefusal.failed(SiteAnswer.step(room.url()) + " gave no webSocketUrl");
        }
        NicoSocket seat = NicoSocket.open(found.client(), socketUrl);
        try {
            List<LiveStream> offered = streams(seat.start(), found.client());
            seat.hold();
            LiveStream same = offered.stream()
                    .filter(candidate -> candidate.name().equals(stream.name()))
                    .findFirst()
                    .orElse(offered.getFirst());
            return new OpenStream(same, seat::close);
        } catch (IOException | SiteRefusal | RuntimeException e) {
            seat.close();
            throw e;
        }
    }

    /** @param client with the login with which the programme was told */
    private record Programme(NicoProgramme told, SiteClient client) {}

    private Programme programme(Room room, Visit visit) throws IOException, SiteRefusal {
        SiteClient visitor = SiteClient.of(visit, Map.of("Origin", SITE, "Referer", SITE + "/"), "nicovideo.jp");
        Map<String, String> session = logins.kept(visit).orElse(Map.of());
        SiteClient client = visitor.withSession(session);
        try {
            return new Programme(NicoProgramme.ask(room, client), client);
        } catch (SiteRefusal e) {
            if (!(e.status() instanceof RoomStatus.LoginRequired) || !Logins.isConfigured(visit)) {
                throw e;
            }
            Map<String, String> renewed = logins.renewed(
                    visit, session.isEmpty() ? null : session, (name, password) -> login(visitor, name, password));
            SiteClient again = visitor.withSession(renewed);
            return new Programme(NicoProgramme.ask(room, again), again);
        }
    }

    private static Map<String, String> login(SiteClient client, String name, String password)
            throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(HttpRequest.postForm(
                "https://account.nicovideo.jp/login/redirector?site=niconico",
                Map.of("mail_tel", name, "password", password)));
        String session = Cookies.setBy(answer.http(), SESSION).orElse(null);
        if (session == null) {
            throw SiteRefusal.loginRequired(
                    answer.http().text().contains("oneTimePw")
                            ? "niconico wants a second step of the login; set the cookie user_session instead"
                            : "niconico does not accept the name and password");
        }
        return Map.of(SESSION, session);
    }

    private static List<LiveStream> streams(NicoSocket.Stream stream, SiteClient client)
            throws IOException, SiteRefusal {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Origin", SITE);
        headers.put("Referer", SITE + "/");
        headers.put("User-Agent", client.userAgent());
        if (!stream.cookies().isEmpty()) {
            headers.put("Cookie", stream.cookies());
        }
        return HlsLadder.ask(client, stream.uri(), client.mediaHeaders(headers));
    }
}
