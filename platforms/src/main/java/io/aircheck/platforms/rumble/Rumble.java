package io.aircheck.platforms.rumble;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rumble (fact sheet rumble). A watch page names the player's video, which is another than that of the address; the player's
 * data tell the state and the playlist. The page of a channel leads to its broadcast, at once or by an entry of its list.
 */
public final class Rumble implements Platform {

    private static final String ID = "rumble";
    private static final String SITE = "https://rumble.com/";
    private static final Pattern WATCH = Pattern.compile("/(v(?!ideos)[a-z0-9]{2,20})(?:-[^/]*)?\\.html");
    private static final Pattern EMBED = Pattern.compile("/embed/(?:[\\w]{1,20}\\.)?(v[a-z0-9]{2,20})/?");
    private static final Pattern CHANNEL = Pattern.compile("/(?:c/([\\w.-]{1,100})(?:/live)?|user/([\\w.-]{1,100}))/?");
    private static final Pattern PLAYER = Pattern.compile("Rumble\\(\"play\",\\s*\\{\"video\":\"(v?[\\w.]{2,30})\"");
    private static final Pattern EMBED_URL =
            Pattern.compile("\"embedUrl\":\\s*\"https:\\\\?/\\\\?/rumble\\.com\\\\?/embed\\\\?/([\\w.]{2,30})");
    private static final Pattern ENTRY = Pattern.compile("href=\"(/v(?!ideos)[a-z0-9]+-[^\"?/]*\\.html)");
    private static final String LIVE_ENTRY = "videostream__status--live";
    private static final int LIVE = 2;

    /** What kind of address it was, in {@link Room#parts}. */
    private static final String FORM = "form";

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Rumble", "Rumble", SITE + "c/newsmax/live")
                .withNeeds(PlatformInfo.Need.COOKIE_AT_TIMES)
                .withQualities("1080p, 720p, 360p …")
                .withDoubts("How a channel's list marks what is on air.");
    }

    @Override
    public Optional<Room> match(Address address) {
        if (!address.hostIs("rumble.com", "www.rumble.com")) {
            return Optional.empty();
        }
        Matcher watch = WATCH.matcher(address.path());
        if (watch.matches()) {
            return Optional.of(
                    Room.live(ID, watch.group(1), SITE + address.path().substring(1)));
        }
        Matcher embed = EMBED.matcher(address.path());
        if (embed.matches()) {
            return Optional.of(room("embed", embed.group(1), "embed/" + embed.group(1) + "/"));
        }
        Matcher channel = CHANNEL.matcher(address.path());
        if (!channel.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                channel.group(1) != null
                        ? room("channel", channel.group(1), "c/" + channel.group(1) + "/live")
                        : room("channel", channel.group(2), "user/" + channel.group(2)));
    }

    private static Room room(String form, String id, String path) {
        return new Room(ID, Room.Kind.LIVE, id, SITE + path, Map.of(FORM, form));
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE), "rumble.com");
        try {
            return switch (room.parts().getOrDefault(FORM, "")) {
                case "embed" -> video(room.id(), client);
                case "channel" -> channel(room, client);
                default -> video(videoOf(page(room.url(), client)), client);
            };
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static SiteAnswer page(String url, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(url);
        if (answer.status() == 404 || answer.status() == 410) {
            throw SiteRefusal.notFound("Rumble has no page " + url);
        }
        return answer;
    }

    private static String videoOf(SiteAnswer answer) throws SiteRefusal {
        return videoIn(answer.page()).orElseThrow(() -> answer.failed("gave no video of a player"));
    }

    private static Optional<String> videoIn(String page) {
        return PLAYER.matcher(page)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .or(() -> EMBED_URL
                        .matcher(page)
                        .results()
                        .map(match -> match.group(1))
                        .findFirst());
    }

    /** The page of a channel is that of its broadcast, or a list. */
    private static RoomStatus channel(Room room, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer = page(room.url(), client);
        String page = answer.page();
        Optional<String> video = videoIn(page);
        if (video.isPresent()) {
            return video(video.get(), client);
        }
        String live = null;
        boolean isList = false;
        for (String entry : page.split("data-video-id=")) {
            Matcher link = ENTRY.matcher(entry);
            if (link.find()) {
                isList = true;
                live = live == null && entry.contains(LIVE_ENTRY) ? link.group(1) : live;
            }
        }
        if (live != null) {
            return video(videoOf(page(SITE + live.substring(1), client)), client);
        }
        if (!isList) {
            throw answer.failed("gave no list of videos");
        }
        return new RoomStatus.Offline(RoomDetails.of(room.id(), null));
    }

    private static RoomStatus video(String id, SiteClient client) throws IOException, SiteRefusal {
        SiteAnswer answer =
                client.ask(Query.of("request", "video", "ver", "2", "v", id).appendedTo(SITE + "embedJS/u3/"));
        if (answer.status() == 404 || answer.http().text().strip().equals("false")) {
            throw SiteRefusal.notFound("Rumble has no video " + id);
        }
        Json video = answer.json();
        RoomDetails details = new RoomDetails(
                video.at("author", "name").text(),
                unescaped(video.at("title")),
                null,
                video.at("i").address(),
                null);
        if (video.at("live").isMissing() && video.at("sys", "msg").text() != null) {
            throw answer.says(video.at("sys", "msg"), Json.MISSING).about(details);
        }
        if (answer.requireWhole(video.at("live"), "live") != LIVE) {
            return new RoomStatus.Offline(details);
        }
        String playlist = playlist(video.at("ua", "hls"));
        if (playlist == null) {
            throw answer.failed("gave no ua.hls").about(details);
        }
        Map<String, String> headers = client.mediaHeaders(Map.of("User-Agent", client.userAgent()));
        return answer.live(details, HlsLadder.ask(client, playlist, headers));
    }

    private static @Nullable String unescaped(Json text) {
        return text.text() == null ? null : HtmlText.unescape(text.text(""));
    }

    private static @Nullable String playlist(Json hls) {
        String auto = hls.at("auto", "url").address();
        return auto != null
                ? auto
                : hls.members().values().stream()
                        .flatMap(one -> Optional.ofNullable(one.at("url").address()).stream())
                        .findFirst()
                        .orElse(null);
    }
}
