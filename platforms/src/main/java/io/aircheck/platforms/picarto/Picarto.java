package io.aircheck.platforms.picarto;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Picarto (fact sheet picarto). One unsigned API tells everything, together with the host that serves the channel now. Several
 * artists may share a page, and each has a stream of their own.
 *
 * <p>Uncertain: a stream for subscribers or behind a password looks like a private one. The MP4 that other programs know of is
 * not offered: it is the same picture as the best variant, and the playlist is what the page plays.
 */
public final class Picarto implements Platform {

    private static final String ID = "picarto";
    private static final String API = "https://ptvintern.picarto.tv";
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern EDGE = Pattern.compile("[a-z0-9.-]+\\.picarto\\.tv");

    /** First parts of a path that are pages of the site. */
    private static final Set<String> PAGES = Set.of(
            "about",
            "browse",
            "communities",
            "dashboard",
            "events",
            "explore",
            "help",
            "login",
            "register",
            "search",
            "settings",
            "signup",
            "site",
            "streampopout",
            "subscriptions",
            "videopopout",
            "videos");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Picarto", "Picarto", "https://picarto.tv/allatir")
                .withQualities("1080p60 … 360p")
                .withDoubts("A stream for subscribers, or behind a password, is not told apart from a private one.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        boolean popout = path.size() == 3
                && path.getFirst().equals("streampopout")
                && path.getLast().equals("public");
        if (!address.hostIs("picarto.tv", "www.picarto.tv") || path.size() != 1 && !popout) {
            return Optional.empty();
        }
        String channel = path.get(popout ? 1 : 0).toLowerCase(Locale.ROOT);
        return CHANNEL.matcher(channel).matches() && !PAGES.contains(channel)
                ? Optional.of(Room.live(ID, channel, "https://picarto.tv/" + channel))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit, Map.of("Origin", "https://picarto.tv", "Referer", "https://picarto.tv/"), "picarto.tv");
        try {
            return Ways.first(List.of(() -> detail(room, client), () -> graphQl(room, client)));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus detail(Room room, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(API + "/api/channel/detail/" + room.id());
        Json json = answer.json();
        return read(room, client, answer, json, streamOf(json.at("channel"), json.at("getMultiStreams", "streams")));
    }

    private static RoomStatus graphQl(Room room, SiteClient client) throws IOException, SiteRefusal {
        String query = "{ channel(name: \"%1$s\") { adult id online stream_name title }"
                + " getLoadBalancerUrl(channel_name: \"%1$s\") { url } }";
        SiteAnswer answer =
                client.ask(Query.of("query", query.formatted(room.id())).appendedTo(API + "/ptvapi"));
        Json data = answer.json().at("data");
        return read(room, client, answer, data, data.at("channel"));
    }

    private static RoomStatus read(Room room, SiteClient client, SiteAnswer answer, Json json, Json stream)
            throws IOException, SiteRefusal {
        Json channel = json.at("channel");
        if (channel.node().isNull()) {
            throw SiteRefusal.notFound("Picarto has no channel " + room.id());
        }
        answer.require(channel, "channel");
        String name = channel.at("name").text(room.id());
        RoomDetails details = new RoomDetails(
                name,
                channel.at("title").text(),
                channel.at("categories").at(0).at("name").text(),
                stream.at("thumbnail_image").address(),
                null);
        if (channel.at("private").isTrue()) {
            return new RoomStatus.Private(details, "the channel " + room.id() + " is private");
        }
        if (!answer.requireFlag(channel.at("online"), "channel.online")) {
            return new RoomStatus.Offline(details);
        }
        String edge = edge(json.at("getLoadBalancerUrl"));
        if (edge == null) {
            throw answer.failed("gave no getLoadBalancerUrl").about(details);
        }
        String path =
                Query.encode(stream.at("stream_name").text("golive+" + name)).replace("%2B", "+");
        try {
            return live(client, "https://" + edge + "/stream/hls/" + path + "/index.m3u8", details);
        } catch (SiteRefusal e) {
            throw e.about(details);
        }
    }

    /** The stream of this channel, among those of all the artists of the page. */
    private static Json streamOf(Json channel, Json streams) {
        String id = channel.at("id").text("");
        return streams.items().stream()
                .filter(stream ->
                        stream.at("channelId").text(stream.at("id").text("")).equals(id))
                .findFirst()
                .orElse(Json.MISSING);
    }

    /** The API calls a channel online for a while after its playlist has gone. */
    private static RoomStatus live(SiteClient client, String master, RoomDetails details)
            throws IOException, SiteRefusal {
        Map<String, String> headers = client.mediaHeaders(Map.of());
        SiteAnswer playlist = client.askMedia(master, headers);
        return playlist.status() == 404
                ? new RoomStatus.Offline(details)
                : playlist.live(details, HlsLadder.of(playlist.playlist(), master, headers));
    }

    /** The host that serves the channel, or null. */
    private static @Nullable String edge(Json balancer) {
        String host = Address.parse(balancer.at("url").text(""))
                .map(Address::host)
                .orElse(balancer.at("origin").text("") + ".picarto.tv");
        return EDGE.matcher(host).matches() ? host : null;
    }
}
