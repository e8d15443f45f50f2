package io.aircheck.platforms.steam;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Cookies;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.Json;
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
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Steam broadcasts (fact sheet steam). The watch page gives a session, with which the state and the playlist are asked.
 *
 * <p>Uncertain: a broadcast that is starting ("waiting") is called off until it is ready; {@code cdn_auth_url_parameters} is
 * not used, since the site was seen to leave it empty.
 */
public final class Steam implements Platform {

    private static final String ID = "steam";
    private static final String SITE = "https://steamcommunity.com/";
    private static final String NAMED = "named";
    private static final Pattern WATCH = Pattern.compile("/broadcast/watch/(\\d{17})/?");
    private static final Pattern NAME = Pattern.compile("/([\\w-]{1,64})/?");
    private static final Pattern CONFIG = Pattern.compile("<[^>]*\\bid=\"webui_config\"[^>]*>");
    private static final Pattern TITLE = Pattern.compile("Steam Community :: (.+) :: Broadcast", Pattern.DOTALL);

    private volatile @Nullable String session;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Steam Broadcasts", "Steam 直播", SITE + "broadcast/watch/76561197960265728")
                .withNeeds(PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("1080p, 720p …")
                .withDoubts(
                        "A broadcast that is starting is called off until it is ready.",
                        "The site may want parameters added to the addresses of segments, which was never seen.");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher watch = WATCH.matcher(address.path());
        if (address.hostIs("steamcommunity.com", "www.steamcommunity.com") && watch.matches()) {
            return Optional.of(Room.live(ID, watch.group(1), SITE + "broadcast/watch/" + watch.group(1)));
        }
        Matcher name = NAME.matcher(address.path());
        return address.hostIs("steam.tv", "www.steam.tv") && name.matches()
                ? Optional.of(new Room(
                        ID,
                        Room.Kind.LIVE,
                        name.group(1),
                        "https://steam.tv/" + name.group(1),
                        Map.of(NAMED, name.group(1))))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE), "steamcommunity.com", "steam.tv");
        try {
            return broadcast(room.parts().containsKey(NAMED) ? steamId(room, client) : room.id(), client);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static String steamId(Room room, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(room.url());
        if (answer.status() == 404) {
            throw SiteRefusal.notFound("Steam has no channel " + room.id());
        }
        Matcher config = CONFIG.matcher(answer.page());
        Json broadcast =
                config.find() ? Json.parse(HtmlText.attribute(config.group(), "data-broadcast")) : Json.MISSING;
        return answer.requireText(broadcast.at("steamid"), "steamid");
    }

    private RoomStatus broadcast(String id, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer page = client.ask(SITE + "broadcast/watch/" + id);
        String title = HtmlText.title(page.page());
        String given = Cookies.setBy(page.http(), "sessionid")
                .or(() -> client.userCookie("sessionid"))
                .orElse(session);
        session = given;
        SiteAnswer answer = client.ask(
                Query.of("steamid", id, "broadcastid", "0", "viewertoken", "0", "sessionid", given == null ? "" : given)
                        .appendedTo(SITE + "broadcast/getbroadcastmpd/"));
        Json broadcast = answer.json();
        String state = answer.requireText(broadcast.at("success"), "success");
        RoomDetails details = RoomDetails.of(name(id, title, client), null);
        return switch (state) {
            case "ready" -> {
                String playlist = answer.requireText(broadcast.at("hls_url"), "hls_url");
                Map<String, String> headers = client.mediaHeaders(Map.of("User-Agent", client.userAgent()));
                yield answer.live(details, HlsLadder.ask(client, playlist, headers));
            }
            case "waiting", "unavailable", "end" -> new RoomStatus.Offline(details);
            default ->
                throw answer.says(broadcast.at("success"), broadcast.at("eresult"))
                        .about(details);
        };
    }

    private static @Nullable String name(String id, @Nullable String title, SiteClient client) throws IOException {
        try {
            String name = client.ask(Query.of("steamids", id).appendedTo(SITE + "actions/ajaxresolveusers"))
                    .json()
                    .at(0)
                    .at("persona_name")
                    .text();
            if (name != null) {
                return name;
            }
        } catch (SiteRefusal e) {
            // The page's title tells it too.
        }
        Matcher named = TITLE.matcher(title == null ? "" : title);
        return named.matches() ? named.group(1) : null;
    }
}
