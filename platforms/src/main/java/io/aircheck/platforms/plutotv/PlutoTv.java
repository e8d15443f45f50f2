package io.aircheck.platforms.plutotv;

import io.aircheck.net.UserAgents;
import io.aircheck.platforms.Address;
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
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pluto TV (fact sheet plutotv): channels that are always on, each in its countries only. The page tells the version of the
 * player, whose start call lists the channels and gives what the playlists want to see.
 */
public final class PlutoTv implements Platform {

    private static final String ID = "plutotv";
    private static final Pattern CHANNEL = Pattern.compile("/(?:([a-z]{2}(?:-[a-z]{2})?)/)?live-tv/([\\w-]{1,80})/?");
    private static final Pattern MAJOR = Pattern.compile("Firefox/(\\d+)");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Pluto TV", "Pluto TV", "https://pluto.tv/live-tv/5dcc3d2d0b6b8b0009e0a8f4")
                .withNeeds(PlatformInfo.Need.PROXY)
                .withQualities("1080p, 720p, 432p …");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher channel = CHANNEL.matcher(address.path());
        if (!address.hostIs("pluto.tv", "www.pluto.tv") || !channel.matches()) {
            return Optional.empty();
        }
        String country = channel.group(1) == null ? "" : channel.group(1) + "/";
        return Optional.of(
                Room.live(ID, channel.group(2), "https://pluto.tv/" + country + "live-tv/" + channel.group(2)));
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit, Map.of("Referer", "https://pluto.tv/", "User-Agent", UserAgents.FIREFOX), "pluto.tv");
        try {
            return channel(room, client, visit);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus channel(Room room, SiteClient client, Visit visit) throws IOException, SiteRefusal {
        SiteAnswer page = client.ask(room.url());
        String version = HtmlText.meta(page.page(), "appVersion");
        if (version == null) {
            throw page.blocked("answered a page without the player");
        }
        SiteAnswer answer = client.ask(start(room.id(), version, client.userAgent(), visit));
        Json boot = answer.json();
        Json channel = answer.requireItems(boot.at("EPG"), "EPG").stream()
                .filter(one -> room.id().equals(one.at("id").text())
                        || room.id().equals(one.at("slug").text()))
                .findFirst()
                .orElseThrow(() -> SiteRefusal.notFound(
                        "Pluto TV has no channel " + room.id() + " in the country of this network"));
        RoomDetails details = new RoomDetails(
                channel.at("name").text(), null, channel.at("category").text(), null, null);
        String playlist = answer.requireText(boot.at("servers", "stitcher"), "servers.stitcher") + "/v2"
                + path(answer, channel.at("stitched"))
                + "?" + answer.requireText(boot.at("stitcherParams"), "stitcherParams")
                + "&jwt=" + Query.encode(answer.requireText(boot.at("sessionToken"), "sessionToken"))
                + "&includeExtendedEvents=true&masterJWTPassthrough=true";
        if (Address.parse(playlist)
                .filter(address -> address.hostUnder("pluto.tv"))
                .isEmpty()) {
            throw answer.failed("gave no servers.stitcher");
        }
        Map<String, String> headers = client.mediaHeaders(Map.of("User-Agent", client.userAgent()));
        return answer.live(details, HlsLadder.ask(client, playlist, headers));
    }

    private static String start(String channel, String version, String userAgent, Visit visit) {
        UUID id = new UUID(
                visit.random().nextLong() & ~0xf000L | 0x4000L,
                visit.random().nextLong() & 0x3fffffffffffffffL | Long.MIN_VALUE);
        return Query.of(
                        "appName", "web",
                        "appVersion", version,
                        "deviceVersion",
                                MAJOR.matcher(userAgent)
                                        .results()
                                        .map((MatchResult major) -> major.group(1))
                                        .findFirst()
                                        .orElse("157"),
                        "deviceModel", "web",
                        "deviceMake", "firefox",
                        "deviceType", "web",
                        "clientID", id.toString(),
                        "clientModelNumber", "1.0.0",
                        "serverSideAds", "false",
                        "channelSlug", channel)
                .appendedTo("https://boot.pluto.tv/v4/start");
    }

    private static String path(SiteAnswer answer, Json stitched) throws SiteRefusal {
        String hls = stitched.at("paths").items().stream()
                .filter(path -> "hls".equals(path.at("type").text()))
                .flatMap(path -> Optional.ofNullable(path.at("path").text()).stream())
                .findFirst()
                .orElse(null);
        return hls == null ? answer.requireText(stitched.at("path"), "stitched.path") : hls;
    }
}
