package io.aircheck.platforms.flextv;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.Logins;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * TtingLive, until 2026 FlexTV (fact sheet flextv). The API of a channel's stream tells everything, under its own host or the
 * site's; the page, the last way, knows the state but no streams. An account is logged in only where a channel wants one.
 *
 * <p>Uncertain: which host of the API stays; how an unknown channel is answered (404 is assumed); HTTP 400, which is "off air",
 * is said to be given to refused networks too.
 */
public final class FlexTv implements Platform {

    static final String ID = "flextv";
    static final String SITE = "https://www.ttinglive.com";

    private static final Pattern CHANNEL = Pattern.compile("/channels/(\\d{1,12})(?:/live)?/?");
    private static final String OF_CHANNEL = "의 채널";
    private static final int MANY = 10_000;

    private final Logins<Map<String, String>> logins = new Logins<>(Duration.ofDays(7));

    /** The names of those who were found off air, which take a page to learn. */
    private final Map<String, String> names = new ConcurrentHashMap<>();

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "TtingLive (FlexTV)", "TtingLive（FlexTV）", SITE + "/channels/231001/live")
                .fromOverseas()
                .withNeeds(PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("1080p60 … 360p (OD, UHD, HD, SD, LD)")
                .withDoubts(
                        "Which host of the API stays is not known; both are asked.",
                        "How an unknown channel is answered is assumed (HTTP 404).",
                        "HTTP 400, which is taken for off air, is said to be given to refused networks too.")
                .withInventedExample();
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher channel = CHANNEL.matcher(address.path());
        return address.hostIs("www.ttinglive.com", "ttinglive.com", "www.flextv.co.kr", "flextv.co.kr")
                        && channel.matches()
                ? Optional.of(Room.live(ID, channel.group(1), SITE + "/channels/" + channel.group(1) + "/live"))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient anonymous = SiteClient.of(visit, Map.of("Referer", SITE + "/"), "ttinglive.com", "flextv.co.kr");
        Map<String, String> session = logins.kept(visit).orElse(null);
        try {
            RoomStatus status = ask(room.id(), session == null ? anonymous : anonymous.withSession(session));
            if (!(status instanceof RoomStatus.LoginRequired) || !Logins.isConfigured(visit)) {
                return status;
            }
            Map<String, String> renewed =
                    logins.renewed(visit, session, (name, password) -> FlexTvApi.login(anonymous, name, password));
            return ask(room.id(), anonymous.withSession(renewed));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private RoomStatus ask(String id, SiteClient client) throws IOException, SiteRefusal {
        FlexTvApi api = new FlexTvApi(client);
        RoomStatus status = Ways.first(List.of(
                () -> api.stream("https://api.ttinglive.com", id), () -> api.stream(SITE, id), () -> api.page(id)));
        return status instanceof RoomStatus.Offline && status.details().streamer() == null
                ? new RoomStatus.Offline(RoomDetails.of(nameOf(id, client), null))
                : status;
    }

    /** The name of a channel that is off air, or null where its page does not tell it. */
    private @Nullable String nameOf(String id, SiteClient client) throws IOException {
        String known = names.get(id);
        if (known != null) {
            return known;
        }
        try {
            String name = Ways.first(List.of(() -> nameOfPage(id, client), () -> new FlexTvApi(client).ownerName(id)));
            if (names.size() < MANY) {
                names.put(id, name);
            }
            return name;
        } catch (SiteRefusal e) {
            return null;
        }
    }

    private static String nameOfPage(String id, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + "/channels/" + id);
        String title = HtmlText.meta(answer.page(), "twitter:title");
        int end = title == null ? -1 : title.lastIndexOf(OF_CHANNEL);
        if (title == null || end <= 0) {
            throw answer.failed("gave no name");
        }
        return title.substring(0, end);
    }
}
