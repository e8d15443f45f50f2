package io.aircheck.platforms.dailymotion;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dailymotion (fact sheet dailymotion). The player's metadata of a video tells whether it is live and where its playlist is; a
 * user's page leads to the video that he has on air.
 */
public final class Dailymotion implements Platform {

    private static final String ID = "dailymotion";
    private static final String SITE = "https://www.dailymotion.com/";
    private static final String USER = "user";
    private static final Pattern VIDEO_ID = Pattern.compile("[A-Za-z0-9]{1,40}");
    private static final Pattern USER_NAME = Pattern.compile("[\\w.-]{1,60}");
    private static final Set<String> PAGES = Set.of(
            "embed",
            "video",
            "live",
            "playlist",
            "search",
            "us",
            "user",
            "topic",
            "channel",
            "player",
            "signin",
            "legal",
            "feed",
            "following",
            "library",
            "partner",
            "settings");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Dailymotion", "Dailymotion", SITE + "video/x3b68jn")
                .withQualities("1080p, 720p, 480p …");
    }

    @Override
    public Optional<Room> match(Address address) {
        if (!address.hostUnder("dailymotion.com")) {
            return Optional.empty();
        }
        List<String> path = address.segments();
        if (address.hostIs("geo.dailymotion.com")) {
            return path.size() == 2 && path.getFirst().equals("player")
                    ? video(address.parameter("video"))
                    : Optional.empty();
        }
        List<String> page = !path.isEmpty() && path.getFirst().equals("embed") ? path.subList(1, path.size()) : path;
        if (page.size() == 2 && Set.of("video", "live").contains(page.getFirst())) {
            return video(page.get(1).split("_", 2)[0]);
        }
        return path.size() == 1 && USER_NAME.matcher(path.getFirst()).matches() && !PAGES.contains(path.getFirst())
                ? Optional.of(new Room(
                        ID, Room.Kind.LIVE, path.getFirst(), SITE + path.getFirst(), Map.of(USER, path.getFirst())))
                : Optional.empty();
    }

    private static Optional<Room> video(@Nullable String id) {
        return id != null && VIDEO_ID.matcher(id).matches()
                ? Optional.of(Room.live(ID, id, SITE + "video/" + id))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                        visit, Map.of("Referer", SITE, "Origin", "https://www.dailymotion.com"), "dailymotion.com")
                .withCookie("family_filter", "off")
                .withCookie("ff", "off");
        try {
            String user = room.parts().get(USER);
            if (user == null) {
                return video(room.id(), client);
            }
            Optional<String> onAir = onAir(user, client);
            return onAir.isPresent() ? video(onAir.get(), client) : new RoomStatus.Offline(RoomDetails.UNKNOWN);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static Optional<String> onAir(String user, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(Query.of("fields", "id", "flags", "live_onair", "family_filter", "false")
                .appendedTo("https://api.dailymotion.com/user/" + Query.encode(user) + "/videos"));
        Json list = answer.jsonOfAnyStatus();
        if (!list.at("error").isMissing()) {
            answer.requireText(list.at("error", "message"), "error");
            throw SiteRefusal.notFound("Dailymotion has no user " + user);
        }
        answer.requireSuccess();
        List<Json> videos = answer.requireItems(list.at("list"), "list");
        return videos.isEmpty()
                ? Optional.empty()
                : Optional.of(answer.requireText(videos.getFirst().at("id"), "id"));
    }

    private static RoomStatus video(String id, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer =
                client.ask(HttpRequest.get(SITE + "player/metadata/video/" + id).header("priority", "u=1, i"));
        Json video = answer.jsonOfAnyStatus();
        RoomDetails details = new RoomDetails(
                streamer(video.at("owner")),
                video.at("title").text(),
                video.at("channel").text(),
                video.at("posters").members().values().stream()
                        .flatMap(poster -> Optional.ofNullable(poster.address()).stream())
                        .reduce((smaller, larger) -> larger)
                        .orElse(null),
                null);
        if (!video.at("error").isMissing()) {
            return refusal(answer, video.at("error"), id).with(details);
        }
        answer.requireSuccess();
        answer.requireText(video.at("id"), "id");
        String master = video.at("qualities", "auto").items().stream()
                .flatMap(one -> Optional.ofNullable(one.at("url").address()).stream())
                .findFirst()
                .orElse(null);
        boolean live = video.at("stream_type").text(video.at("mode").text("")).equals("live");
        if (live && !video.at("onair").isFalse() && master != null) {
            List<LiveStream> streams =
                    HlsLadder.ask(client, master, client.mediaHeaders(Map.of("User-Agent", client.userAgent())));
            return answer.live(details, streams);
        }
        answer.require(video.at("qualities"), "qualities");
        return new RoomStatus.Offline(details);
    }

    private static RoomStatus.Unavailable refusal(SiteAnswer answer, Json error, String id) throws SiteRefusal {
        String type = answer.requireText(error.at("type"), "error.type");
        String words = "Dailymotion says: "
                + error.at("title").text(error.at("message").text(type));
        return switch (type) {
            case "not_found", "deleted", "rejected" ->
                new RoomStatus.NotFound(RoomDetails.UNKNOWN, "Dailymotion has no video " + id);
            case "geo_restricted" -> new RoomStatus.GeoBlocked(RoomDetails.UNKNOWN, words);
            case "password_protected", "private" -> new RoomStatus.Private(RoomDetails.UNKNOWN, words);
            default -> answer.says(error.at("title"), error.at("code")).status();
        };
    }

    private static @Nullable String streamer(Json owner) {
        String name = owner.at("screenname").text();
        return name == null ? owner.at("username").text() : name;
    }
}
