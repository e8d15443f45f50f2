package io.aircheck.platforms.weibo;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Weibo (fact sheet weibo). A room's id names one broadcast; a profile leads to the newest one, and is what one should watch. For
 * profiles the site wants a cookie; who has none becomes a guest, which is remembered.
 *
 * <p>Uncertain: what the first endpoint answers for rooms that cannot be watched (the second one is asked then), and the shape of a
 * profile's posts. The "source" variants that other programs make of the address are not offered, since nothing shows that they
 * exist.
 */
public final class Weibo implements Platform {

    private static final String ID = "weibo";
    private static final String SITE = "https://weibo.com/";
    private static final Pattern LIVE_ID = Pattern.compile("\\d{3,8}:[0-9A-Za-z]{16,48}");
    private static final Pattern USER = Pattern.compile("\\d{1,18}");
    private static final String PROFILE = "profile";

    /** What a profile tells: the newest broadcast, or none. */
    private record Profile(
            @Nullable String streamer, @Nullable String liveId) {}

    private volatile @Nullable GuestSession kept;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Weibo Live", "微博直播", SITE + "l/wblive/p/show/1022:2321325026370190442592")
                .withNeeds(PlatformInfo.Need.COOKIE_AT_TIMES)
                .withQualities("OD")
                .withDoubts(
                        "A room's address is good for one broadcast; watch the profile (weibo.com/u/…) instead.",
                        "What rooms for friends or members only answer is partly a guess.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        if (address.host().equals("live.media.weibo.com")) {
            return path.equals(List.of("live", "show")) ? room(address.parameter("id")) : Optional.empty();
        }
        if (!address.hostIs("weibo.com", "www.weibo.com") || path.isEmpty()) {
            return Optional.empty();
        }
        String last = path.getLast();
        if (path.size() == 2
                && path.getFirst().equals("u")
                && USER.matcher(last).matches()) {
            return Optional.of(new Room(ID, Room.Kind.LIVE, last, SITE + "u/" + last, Map.of("form", PROFILE)));
        }
        boolean show = path.size() == 5
                && path.subList(0, 2).equals(List.of("l", "wblive"))
                && List.of("p", "m").contains(path.get(2))
                && path.get(3).equals("show");
        return show ? room(last.replaceAll("(?i)%3A", ":")) : Optional.empty();
    }

    private static Optional<Room> room(@Nullable String liveId) {
        return liveId != null && LIVE_ID.matcher(liveId).matches()
                ? Optional.of(Room.live(ID, liveId, SITE + "l/wblive/p/show/" + liveId))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit, Map.of("Referer", SITE + "l/wblive/", "Accept-Language", "zh-CN,zh;q=0.9"), "weibo.com");
        try {
            if (!room.parts().containsValue(PROFILE)) {
                return new WeiboRoom(client, room.id()).status();
            }
            Profile profile = profile(client, visit, room);
            RoomDetails name = RoomDetails.of(profile.streamer, null);
            if (profile.liveId == null) {
                return new RoomStatus.Offline(name);
            }
            RoomStatus status = new WeiboRoom(client, profile.liveId).status();
            return status instanceof RoomStatus.Offline offline
                            && offline.details().streamer() == null
                    ? new RoomStatus.Offline(name)
                    : status;
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** With the user's cookie, else as a guest, who is registered anew when the site does not let the last one in. */
    private Profile profile(SiteClient client, Visit visit, Room room) throws IOException, SiteRefusal {
        GuestSession guest = kept;
        try {
            return posts(guest == null ? client : guest.in(client), room);
        } catch (SiteRefusal refusal) {
            boolean wantsCookie = refusal.status() instanceof RoomStatus.LoginRequired
                    || refusal.status() instanceof RoomStatus.Blocked;
            if (!wantsCookie || visit.credentials().cookie() != null) {
                throw refusal;
            }
            try {
                guest = GuestSession.register(client, visit.random());
            } catch (SiteRefusal | IOException noGuest) {
                throw refusal;
            }
            kept = guest;
            return posts(guest.in(client), room);
        }
    }

    private static Profile posts(SiteClient client, Room room) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + "ajax/statuses/mymblog?uid=" + room.id() + "&page=1&feature=0");
        boolean sentToLogin = answer.http().url().contains("://passport.weibo.com/");
        Json json = sentToLogin ? Json.MISSING : answer.json();
        if (sentToLogin || json.at("ok").whole(0) == -100) {
            throw new SiteRefusal(
                    new RoomStatus.LoginRequired(RoomDetails.UNKNOWN, "Weibo wants a login; set a cookie"));
        }
        List<Json> posts = answer.requireItems(json.at("data", "list"), "list");
        String streamer = posts.isEmpty()
                ? null
                : posts.getFirst().at("user", "screen_name").text();
        String liveId = posts.stream()
                .map(post -> post.at("page_info"))
                .filter(page -> page.at("object_type").text("").equals("live"))
                .map(page -> page.at("object_id").text(""))
                .filter(id -> LIVE_ID.matcher(id).matches())
                .findFirst()
                .orElse(null);
        return new Profile(streamer, liveId);
    }
}
