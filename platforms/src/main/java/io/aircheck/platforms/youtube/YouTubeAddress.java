package io.aircheck.platforms.youtube;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Room;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of YouTube: a broadcast by its video, or a channel, which shows the broadcast that runs. */
final class YouTubeAddress {

    static final String SITE = "https://www.youtube.com";

    private static final String FORM = "form";
    private static final String CHANNEL = "channel";

    private static final Pattern VIDEO_ID = Pattern.compile("[\\w-]{11}");
    private static final Pattern CHANNEL_ID = Pattern.compile("UC[\\w-]{1,40}");
    private static final Pattern HANDLE = Pattern.compile("@(?:[\\w.·-]|%[0-9A-Fa-f]{2}){1,250}");
    private static final Pattern NAME = Pattern.compile("(?:[\\w.-]|%[0-9A-Fa-f]{2}){1,250}");
    private static final Set<String> BEFORE_VIDEO = Set.of("live", "v", "embed", "shorts");

    /** What stands after /embed/ or at the top of the site and looks like a video or a name, but is none. */
    private static final Set<String> PAGES = Set.of(
            "about",
            "account",
            "ads",
            "attribution_link",
            "audiolibrary",
            "c",
            "channel",
            "channels",
            "clip",
            "creators",
            "embed",
            "feed",
            "feeds",
            "gaming",
            "hashtag",
            "howyoutubeworks",
            "iframe_api",
            "jobs",
            "kids",
            "live",
            "live_stream",
            "logout",
            "music",
            "new",
            "oembed",
            "originals",
            "playlist",
            "playlists",
            "podcasts",
            "post",
            "premium",
            "redirect",
            "reporthistory",
            "results",
            "robots.txt",
            "search",
            "shorts",
            "signin",
            "sitemaps",
            "source",
            "t",
            "trending",
            "tv",
            "upload",
            "user",
            "v",
            "verify",
            "videos",
            "videoseries",
            "watch",
            "youtubei",
            "yt");

    private static final Set<String> TABS =
            Set.of("live", "streams", "featured", "videos", "shorts", "playlists", "community", "posts", "about");

    private YouTubeAddress() {}

    static Optional<Room> match(Address address) {
        List<String> path = address.segments();
        if (address.hostIs("youtu.be", "www.youtu.be")) {
            return path.size() == 1 ? video(path.getFirst()) : Optional.empty();
        }
        if (!address.hostIs(
                        "youtube.com", "www.youtube.com", "m.youtube.com", "music.youtube.com", "gaming.youtube.com")
                || path.isEmpty()) {
            return Optional.empty();
        }
        String first = path.getFirst();
        if (first.equals("watch")) {
            return path.size() == 1 ? video(address.parameter("v")) : Optional.empty();
        }
        if (first.equals("embed") && path.size() == 2 && path.get(1).equals("live_stream")) {
            String id = address.parameter("channel");
            return id != null && CHANNEL_ID.matcher(id).matches() ? channel("channel/" + id) : Optional.empty();
        }
        if (BEFORE_VIDEO.contains(first)) {
            return path.size() == 2 ? video(path.get(1)) : Optional.empty();
        }
        boolean prefixed = Set.of("channel", "c", "user").contains(first);
        int length = prefixed ? 2 : 1;
        boolean known = path.size() == length
                || path.size() == length + 1 && TABS.contains(path.get(length).toLowerCase(Locale.ROOT));
        if (!known) {
            return Optional.empty();
        }
        String name = path.get(length - 1);
        boolean named = switch (first) {
            case "channel" -> CHANNEL_ID.matcher(name).matches();
            case "c", "user" -> NAME.matcher(name).matches();
            default ->
                HANDLE.matcher(name).matches()
                        || NAME.matcher(name).matches() && !PAGES.contains(name.toLowerCase(Locale.ROOT));
        };
        return named ? channel(prefixed ? first + "/" + name : name) : Optional.empty();
    }

    static boolean isChannel(Room room) {
        return CHANNEL.equals(room.parts().get(FORM));
    }

    static String watch(String videoId) {
        return SITE + "/watch?v=" + videoId;
    }

    private static Optional<Room> video(@Nullable String id) {
        return id != null && VIDEO_ID.matcher(id).matches() && !PAGES.contains(id)
                ? Optional.of(Room.live(YouTube.ID, id, watch(id)))
                : Optional.empty();
    }

    private static Optional<Room> channel(String id) {
        return Optional.of(new Room(YouTube.ID, Room.Kind.LIVE, id, SITE + "/" + id + "/live", Map.of(FORM, CHANNEL)));
    }
}
