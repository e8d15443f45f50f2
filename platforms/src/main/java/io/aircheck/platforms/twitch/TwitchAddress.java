package io.aircheck.platforms.twitch;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Room;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses are Twitch's, and what each names. */
final class TwitchAddress {

    private static final Pattern SITE = Pattern.compile("(?:(?:www|m|go|[a-z]{2}(?:-[a-z]{2})?)\\.)?twitch\\.tv");
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9_]{2,25}");
    private static final Pattern VIDEO = Pattern.compile("\\d{1,20}");
    private static final Pattern SLUG = Pattern.compile("[\\w-]{1,200}");

    /** First parts of a path that are pages of the site. */
    private static final Set<String> PAGES = Set.of(
            "directory",
            "downloads",
            "jobs",
            "p",
            "search",
            "settings",
            "subscriptions",
            "turbo",
            "store",
            "videos",
            "v",
            "video",
            "clip",
            "collections",
            "wallet",
            "drops",
            "inventory",
            "friends",
            "login",
            "signup",
            "team",
            "popout");

    /** Pages of a channel. */
    private static final Set<String> TABS = Set.of("videos", "profile", "clips", "about", "schedule");

    private TwitchAddress() {}

    static Optional<Room> match(Address address) {
        return switch (address.host()) {
            case "player.twitch.tv" ->
                channel(address.parameter("channel")).or(() -> video(withoutV(address.parameter("video"))));
            case "clips.twitch.tv" -> clipsHost(address);
            default -> SITE.matcher(address.host()).matches() ? site(address, address.segments()) : Optional.empty();
        };
    }

    private static Optional<Room> clipsHost(Address address) {
        List<String> path = address.segments();
        return switch (path.size()) {
            case 1 -> clip(path.getFirst().equals("embed") ? address.parameter("clip") : path.getFirst());
            default -> Optional.empty();
        };
    }

    private static Optional<Room> site(Address address, List<String> path) {
        if (path.isEmpty() || path.size() > 3) {
            return Optional.empty();
        }
        String first = path.getFirst().toLowerCase(Locale.ROOT);
        if (PAGES.contains(first)) {
            return path.size() != 2
                    ? Optional.empty()
                    : switch (first) {
                        case "videos" -> video(path.get(1));
                        case "clip" -> clip(path.get(1));
                        default -> Optional.empty();
                    };
        }
        if (!LOGIN.matcher(first).matches()) {
            return Optional.empty();
        }
        return switch (path.size()) {
            case 1 -> channel(first);
            case 2 -> tab(address, first, path.get(1));
            default ->
                switch (path.get(1)) {
                    case "v", "video" -> video(path.get(2));
                    case "clip" -> clip(path.get(2));
                    default -> Optional.empty();
                };
        };
    }

    private static Optional<Room> tab(Address address, String login, String tab) {
        String scheduled = address.parameter("vodID");
        if (tab.equals("schedule") && scheduled != null) {
            return video(scheduled);
        }
        return TABS.contains(tab) ? channel(login) : Optional.empty();
    }

    private static Optional<Room> channel(@Nullable String typed) {
        String login = typed == null ? "" : typed.toLowerCase(Locale.ROOT);
        return LOGIN.matcher(login).matches()
                ? Optional.of(Room.live(Twitch.ID, login, "https://www.twitch.tv/" + login))
                : Optional.empty();
    }

    private static Optional<Room> video(@Nullable String id) {
        return id != null && VIDEO.matcher(id).matches()
                ? Optional.of(new Room(Twitch.ID, Room.Kind.VIDEO, id, "https://www.twitch.tv/videos/" + id, Map.of()))
                : Optional.empty();
    }

    private static Optional<Room> clip(@Nullable String slug) {
        return slug != null && SLUG.matcher(slug).matches()
                ? Optional.of(new Room(Twitch.ID, Room.Kind.CLIP, slug, "https://clips.twitch.tv/" + slug, Map.of()))
                : Optional.empty();
    }

    private static @Nullable String withoutV(@Nullable String video) {
        return video != null && video.startsWith("v") ? video.substring(1) : video;
    }
}
