package io.aircheck.platforms.huajiao;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Huajiao (fact sheet huajiao). An address names a broadcast, which is over for good some day, or a profile, whose feeds tell of
 * the broadcast on air. What the app shares names both: the profile counts once the broadcast is over.
 *
 * <p>Uncertain: whether the hosts of profiles want a cookie; the answers are known from programs, not from recordings.
 */
public final class Huajiao implements Platform {

    static final String SITE = "https://www.huajiao.com";

    private static final String ID = "huajiao";
    private static final Pattern DIGITS = Pattern.compile("\\d{1,19}");
    private static final String USER = "user";

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Huajiao", "花椒直播", SITE + "/user/269170001")
                .withNeeds(PlatformInfo.Need.COOKIE_AT_TIMES)
                .withQualities("OD")
                .withDoubts(
                        "Whether profile addresses need a cookie: programs disagree.",
                        "No answer was recorded; the fields come from programs that read them.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        if (path.size() != 2) {
            return Optional.empty();
        }
        if (address.hostIs("h.huajiao.com") && path.equals(List.of("l", "index"))) {
            return broadcast(address.parameter("liveid"), address.parameter("author"));
        }
        if (!address.hostIs("www.huajiao.com", "huajiao.com")) {
            return Optional.empty();
        }
        return switch (path.getFirst()) {
            case "l" -> broadcast(path.getLast(), null);
            case "user" -> profile(path.getLast());
            default -> Optional.empty();
        };
    }

    private static Optional<Room> broadcast(@Nullable String liveId, @Nullable String author) {
        if (liveId == null || !DIGITS.matcher(liveId).matches()) {
            return Optional.empty();
        }
        if (author == null || !DIGITS.matcher(author).matches()) {
            return Optional.of(Room.live(ID, liveId, SITE + "/l/" + liveId));
        }
        String url = "https://h.huajiao.com/l/index?liveid=" + liveId + "&author=" + author;
        return Optional.of(new Room(ID, Room.Kind.LIVE, liveId, url, Map.of(USER, author)));
    }

    /** Its id has a prefix, since users and broadcasts are numbered alike. */
    private static Optional<Room> profile(String uid) {
        return DIGITS.matcher(uid).matches()
                ? Optional.of(new Room(ID, Room.Kind.LIVE, "user-" + uid, SITE + "/user/" + uid, Map.of(USER, uid)))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client =
                SiteClient.of(visit, Map.of("Referer", SITE + "/", "Accept-Language", "zh-CN,zh;q=0.9"), "huajiao.com");
        HuajiaoApi api = new HuajiaoApi(client, visit);
        String uid = room.parts().get(USER);
        try {
            if (uid == null) {
                return broadcast(room.id(), api, visit);
            }
            if (room.id().startsWith("user-")) {
                return profile(uid, api, visit);
            }
            RoomStatus status = broadcast(room.id(), api, visit);
            return status instanceof RoomStatus.Offline ? profile(uid, api, visit) : status;
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus broadcast(String liveId, HuajiaoApi api, Visit visit) throws IOException, SiteRefusal {
        Optional<HuajiaoFeed> feed = Ways.first(List.of(() -> api.feedInfo(liveId), () -> api.page(liveId)));
        if (feed.isEmpty()) {
            return new RoomStatus.Offline(RoomDetails.UNKNOWN);
        }
        return feed.get().isLive()
                ? new HuajiaoStreams(api, visit).statusOf(feed.get())
                : new RoomStatus.Offline(RoomDetails.of(feed.get().streamer(), null));
    }

    private static RoomStatus profile(String uid, HuajiaoApi api, Visit visit) throws IOException, SiteRefusal {
        List<HuajiaoFeed> feeds = Ways.first(List.of(() -> api.feeds(uid), () -> api.appFeeds(uid)));
        Optional<HuajiaoFeed> live = feeds.stream().filter(HuajiaoFeed::isLive).findFirst();
        if (live.isPresent()) {
            return new HuajiaoStreams(api, visit).statusOf(live.get());
        }
        String name = feeds.stream()
                .flatMap(feed -> Optional.ofNullable(feed.streamer()).stream())
                .findFirst()
                .orElse(null);
        return new RoomStatus.Offline(RoomDetails.of(name == null ? api.nameOf(uid) : name, null));
    }
}
