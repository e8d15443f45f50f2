package io.aircheck.platforms.vimeo;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.HtmlScript;
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
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Vimeo (fact sheet vimeo). The player's configuration tells the state and the playlist; it is found through the site's API, on
 * the player's own page, or on the page that embeds an event.
 */
public final class Vimeo implements Platform {

    private static final String ID = "vimeo";
    private static final String SITE = "https://vimeo.com/";
    private static final String FORM = "form";
    private static final Pattern VIDEO = Pattern.compile("/(\\d{1,15})(?:/([0-9a-f]{4,40}))?/?");
    private static final Pattern EVENT = Pattern.compile("/event/(\\d{1,15})(?:/embed)?/?");
    private static final Pattern PLAYER = Pattern.compile("/video/(\\d{1,15})/?");
    private static final Pattern CONFIG_URL = Pattern.compile("data-config-url=\\\\?\"([^\"\\\\]+)");
    private static final Pattern API_HOST = Pattern.compile("[a-z0-9.-]+\\.vimeo\\.com");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Vimeo", "Vimeo", SITE + "event/5236")
                .withQualities("1080p, 720p, 360p …")
                .withDoubts(
                        "The newer API of events is not used, since its answers were not recorded.",
                        "Players that are locked to a page want its address as a Referer header, set by the user.");
    }

    @Override
    public Optional<Room> match(Address address) {
        if (address.hostIs("player.vimeo.com")) {
            Matcher player = PLAYER.matcher(address.path());
            return player.matches()
                    ? Optional.of(room("player", player.group(1), "https://player.vimeo.com/video/" + player.group(1)))
                    : Optional.empty();
        }
        if (!address.hostIs("vimeo.com", "www.vimeo.com")) {
            return Optional.empty();
        }
        Matcher event = EVENT.matcher(address.path());
        if (event.matches()) {
            return Optional.of(room("event", event.group(1), SITE + "event/" + event.group(1)));
        }
        Matcher video = VIDEO.matcher(address.path());
        if (!video.matches()) {
            return Optional.empty();
        }
        String hash = video.group(2) == null ? "" : "/" + video.group(2);
        return Optional.of(room("video", video.group(1), SITE + video.group(1) + hash));
    }

    private static Room room(String form, String id, String url) {
        return new Room(ID, Room.Kind.LIVE, id, url, Map.of(FORM, form));
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE), "vimeo.com");
        String player = "https://player.vimeo.com/video/" + room.id();
        try {
            Config config = switch (room.parts().getOrDefault(FORM, "")) {
                case "player" -> ofPlayer(player, room, client);
                case "event" -> ofEvent(room, client);
                default -> Ways.first(List.of(() -> ofApi(room, client), () -> ofPlayer(player, room, client)));
            };
            return status(config, client);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** @param from the step that gave it */
    private record Config(SiteAnswer from, Json json) {}

    private static Config ofPlayer(String url, Room room, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = found(client.ask(url), room);
        Json config = HtmlScript.jsonAfter(answer.page(), "window.playerConfig =");
        return new Config(answer, answer.require(config, "playerConfig"));
    }

    private static Config ofEvent(Room room, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = found(client.ask(room.url() + "/embed"), room);
        Matcher url = CONFIG_URL.matcher(answer.page());
        if (!url.find()) {
            throw answer.failed("gave no data-config-url");
        }
        return config(HtmlText.unescape(url.group(1)), answer, room, client);
    }

    private static Config ofApi(Room room, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer viewer = client.ask(SITE + "_next/viewer");
        String jwt = viewer.requireText(viewer.json().at("jwt"), "jwt");
        String api = viewer.requireText(viewer.json().at("apiUrl"), "apiUrl");
        SiteAnswer oembed = found(client.ask(Query.of("url", room.url()).appendedTo(SITE + "api/oembed.json")), room);
        String uri = oembed.requireText(oembed.json().at("uri"), "uri");
        if (!API_HOST.matcher(api).matches() || !uri.matches("/[\\w/:.-]{1,100}")) {
            throw viewer.failed("gave no apiUrl");
        }
        SiteAnswer answer = found(
                client.ask(HttpRequest.get("https://" + api + uri + "?fields=config_url")
                        .header("Authorization", "jwt " + jwt)),
                room);
        return config(answer.requireText(answer.json().at("config_url"), "config_url"), answer, room, client);
    }

    private static Config config(String url, SiteAnswer from, Room room, SiteClient client)
            throws IOException, SiteRefusal {
        if (Address.parse(url).filter(address -> address.hostUnder("vimeo.com")).isEmpty()) {
            throw from.failed("gave no config_url");
        }
        SiteAnswer answer = found(client.ask(url), room);
        return new Config(answer, answer.json());
    }

    private static SiteAnswer found(SiteAnswer answer, Room room) throws SiteRefusal {
        if (answer.status() == 404 || answer.status() == 410) {
            throw SiteRefusal.notFound("Vimeo has no video or event " + room.id());
        }
        return answer;
    }

    /** What has no length is a broadcast, also where the answer leaves out how far it is. */
    private static RoomStatus status(Config config, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = config.from();
        Json video = answer.require(config.json().at("video"), "video");
        RoomDetails details = new RoomDetails(
                video.at("owner", "name").text(),
                video.at("title").text(),
                null,
                video.at("thumbs", "base").address(),
                null);
        Json files = answer.require(config.json().at("request", "files"), "request.files");
        String playlist = playlist(files.at("hls"));
        boolean live = video.at("live_event", "status")
                .text(video.at("duration").whole(0) == 0 ? "started" : "recorded")
                .equals("started");
        if (playlist == null || !live) {
            return new RoomStatus.Offline(details);
        }
        Map<String, String> headers = client.mediaHeaders(Map.of("Referer", SITE, "User-Agent", client.userAgent()));
        return answer.live(details, HlsLadder.ask(client, playlist, headers));
    }

    /** That of the network which the player prefers, else the first. */
    private static @Nullable String playlist(Json hls) {
        Json cdns = hls.at("cdns");
        String preferred = cdns.at(hls.at("default_cdn").text(""), "url").address();
        return preferred != null
                ? preferred
                : cdns.members().values().stream()
                        .flatMap(cdn -> Optional.ofNullable(cdn.at("url").address()).stream())
                        .findFirst()
                        .orElse(null);
    }
}
