package io.aircheck.platforms.tiktok;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * TikTok LIVE (fact sheet tiktok). A name is asked of the unsigned API first, which is light and refuses less, then of the room's
 * page, which alone tells of a geo block. Rooms that are live without streams, and addresses that hold a room id, are asked of
 * webcast/room/info, then of live/detail, which knows guests of another's broadcast.
 *
 * <p>Uncertain: the number 19881007 of an unknown user is not relied on, only the message user_not_found is. What statuses other
 * than 2 (live) and 4 (not live) mean is not known; they are failures.
 */
public final class TikTok implements Platform {

    static final String ID = "tiktok";

    private static final String SITE = "https://www.tiktok.com";
    private static final Pattern NAME = Pattern.compile("/@([\\w.-]{1,100})(?:/live)?/?");
    private static final Pattern SHARED_ROOM = Pattern.compile("/share/live/(\\d{1,20})/?");
    private static final Pattern CODE = Pattern.compile("/(\\w{1,40})/?");
    private static final Pattern CODE_OF_SITE = Pattern.compile("/t/(\\w{1,40})/?");

    /** The part that tells the address's form where the id is no name. */
    private static final String FORM = "form";

    private static final String SHORT = "short";
    private static final String ROOM_ID = "room";

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "TikTok LIVE", "TikTok", SITE + "/@tiktok/live")
                .fromOverseas()
                .withNeeds(PlatformInfo.Need.PROXY, PlatformInfo.Need.COOKIE_AT_TIMES, PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("OD, UHD, HD, SD, LD, audio_only")
                .withDoubts(
                        "The room's page breaks more often than the API, so the API is asked first.",
                        "The number 19881007 of an unknown user is remembered from public reports; only its message is read.",
                        "Hosts of the streams vary by region.");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher name = NAME.matcher(address.path());
        if (address.hostIs("www.tiktok.com", "tiktok.com", "m.tiktok.com") && name.matches()) {
            return Optional.of(Room.live(ID, name.group(1), SITE + "/@" + name.group(1) + "/live"));
        }
        Matcher shared = SHARED_ROOM.matcher(address.path());
        if (address.hostIs("m.tiktok.com", "www.tiktok.com") && shared.matches()) {
            return Optional.of(room(ROOM_ID, shared.group(1), "https://m.tiktok.com/share/live/" + shared.group(1)));
        }
        Matcher code = CODE.matcher(address.path());
        if (address.hostIs("vm.tiktok.com", "vt.tiktok.com") && code.matches()) {
            return Optional.of(room(SHORT, code.group(1), "https://" + address.host() + "/" + code.group(1) + "/"));
        }
        Matcher ofSite = CODE_OF_SITE.matcher(address.path());
        return address.hostIs("www.tiktok.com", "tiktok.com") && ofSite.matches()
                ? Optional.of(room(SHORT, ofSite.group(1), SITE + "/t/" + ofSite.group(1) + "/"))
                : Optional.empty();
    }

    private static Room room(String form, String id, String url) {
        return new Room(ID, Room.Kind.LIVE, id, url, Map.of(FORM, form));
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client =
                SiteClient.of(visit, Map.of("Referer", SITE + "/", "Accept-Language", "en-US,en;q=0.9"), "tiktok.com");
        TikTokApi api = new TikTokApi(client);
        try {
            Room target = target(room, client);
            boolean byId = ROOM_ID.equals(target.parts().get(FORM));
            TikTokRoom found = Ways.first(
                    byId
                            ? List.of(() -> api.roomInfo(target.id()), () -> api.liveDetail(target.id()))
                            : List.of(() -> api.userRoom(target.id()), () -> api.page(target.id())));
            return found.isLive()
                    ? live(api, found, byId ? target.id() : null, client)
                    : new RoomStatus.Offline(found.details());
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private Room target(Room room, SiteClient client) throws IOException, SiteRefusal {
        return SHORT.equals(room.parts().get(FORM))
                ? client.follow(
                        HttpRequest.get(room.url()),
                        address -> match(address)
                                .filter(found -> !SHORT.equals(found.parts().get(FORM))))
                : room;
    }

    /**
     * The room's streams, else those that are told by its id; a room that hides them from strangers wants a login.
     *
     * @param askedId the id that roomInfo was asked for already, or null
     */
    private static RoomStatus live(TikTokApi api, TikTokRoom room, @Nullable String askedId, SiteClient client)
            throws IOException {
        Map<String, String> headers =
                client.mediaHeaders(Map.of("Referer", SITE + "/", "User-Agent", client.userAgent()));
        List<LiveStream> streams = TikTokStreams.of(room, headers);
        String id = askedId == null ? room.roomId() : askedId;
        if (streams.isEmpty() && id != null) {
            List<Ways.Way<TikTokRoom>> others = new ArrayList<>();
            if (askedId == null) {
                others.add(() -> withStreams(api.roomInfo(id)));
            }
            others.add(() -> withStreams(api.liveDetail(id)));
            streams = TikTokStreams.of(firstOf(others), headers);
        }
        if (!streams.isEmpty()) {
            return new RoomStatus.Live(room.details(), streams);
        }
        return room.hidesStreams()
                ? new RoomStatus.LoginRequired(
                        room.details(),
                        "the broadcast is for adults or restricted; set the cookie of an account that may watch it")
                : new RoomStatus.Failed(
                        room.details(), "the room is live, but TikTok lists no stream that can be recorded");
    }

    private static TikTokRoom withStreams(TikTokRoom room) throws SiteRefusal {
        if (room.hidesStreams()) {
            throw SiteRefusal.failed("TikTok lists no stream");
        }
        return room;
    }

    private static @Nullable TikTokRoom firstOf(List<Ways.Way<TikTokRoom>> ways) throws IOException {
        try {
            return Ways.first(ways);
        } catch (SiteRefusal e) {
            return null; // that the room is live is known; what it lacks is said of the first answer
        }
    }
}
