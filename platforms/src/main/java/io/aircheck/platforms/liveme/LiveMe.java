package io.aircheck.platforms.liveme;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.StreamExpiry;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * LiveMe (fact sheet liveme). A room's short number, or a user's, leads to the broadcast on air; a signed question tells of the
 * broadcast ({@link LmSign}).
 *
 * <p>Uncertain: what private and paid broadcasts answer is known from the names of the fields only. Which other addresses have
 * a page that names a broadcast is not known; those with a number in their path are looked at.
 */
public final class LiveMe implements Platform {

    static final String ID = "liveme";

    private static final String SITE = "https://www.liveme.com";
    private static final String NO_TITLE = "Click for fun!";
    private static final long PAID = 7;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "LiveMe", "LiveMe", SITE + "/livehot/streaming/209683072")
                .fromOverseas()
                .withQualities("OD, LD (360p)")
                .withDoubts("What private and paid broadcasts answer was not recorded.");
    }

    @Override
    public Optional<Room> match(Address address) {
        return LiveMeAddress.match(address);
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Origin", SITE, "Referer", SITE), "liveme.com");
        LiveMeApi api = new LiveMeApi(client, visit);
        try {
            return switch (LiveMeAddress.Form.of(room)) {
                case BROADCAST -> broadcast(room.id(), room, api, client);
                case PAGE -> broadcast(api.ofPage(room.url()), room, api, client);
                case ROOM -> streamer(room.id(), null, room, api, client);
                case USER -> {
                    Json user = api.user(room.id().replace("user-", ""));
                    String shortId = user.at("short_id").text("");
                    if (!shortId.matches("\\d{1,12}")) {
                        throw SiteRefusal.failed("live.liveme.com/user/getinfo gave no short_id");
                    }
                    yield streamer(shortId, user, room, api, client);
                }
            };
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** @param user what is known of the streamer already; null where nothing */
    private static RoomStatus streamer(String shortId, @Nullable Json user, Room room, LiveMeApi api, SiteClient client)
            throws IOException, SiteRefusal {
        LiveMeApi.OnAir onAir = Ways.first(List.of(
                () -> api.ofShortId(shortId),
                () -> new LiveMeApi.OnAir(null, api.ofPage(SITE + "/livehot/streaming/" + shortId))));
        String vid = onAir.vid();
        if (vid != null) {
            return broadcast(vid, room, api, client);
        }
        Json known = user == null && onAir.uid() != null ? userOrNothing(onAir.uid(), api) : user;
        return new RoomStatus.Offline(RoomDetails.of(known == null ? null : name(known), null));
    }

    /** The state is known; this only names it. */
    private static @Nullable Json userOrNothing(String uid, LiveMeApi api) throws IOException {
        try {
            return api.user(uid);
        } catch (SiteRefusal e) {
            return null;
        }
    }

    private static @Nullable String name(Json user) {
        String name = user.at("nickname").text();
        return name == null ? user.at("uname").text() : name;
    }

    private static RoomStatus broadcast(String vid, Room room, LiveMeApi api, SiteClient client)
            throws IOException, SiteRefusal {
        LiveMeApi.Broadcast found = api.broadcast(vid);
        Json info = found.info();
        long status = found.step().requireWhole(info.at("status"), "data.video_info.status");
        boolean onAir = status == 0
                && info.at("online").whole(1) == 1
                && info.at("roomstate").whole(0) == 0;
        String streamer = info.at("uname").text();
        if (!onAir) {
            return new RoomStatus.Offline(RoomDetails.of(streamer, null));
        }
        String title = info.at("title").text();
        Long start = info.at("vtime").whole();
        RoomDetails details = new RoomDetails(
                streamer,
                NO_TITLE.equals(title) ? null : title,
                null,
                info.at("videocapture").address(),
                start == null || start <= 0 ? null : Instant.ofEpochSecond(start));
        if (info.at("ispvt").whole(0) == 1 || info.at("livebptype").whole(0) == PAID) {
            return new RoomStatus.Private(details, "the room is private");
        }
        return found.step()
                .live(
                        details,
                        streams(
                                info,
                                client.mediaHeaders(Map.of(
                                        "Referer", room.url(), "Origin", SITE, "User-Agent", client.userAgent()))));
    }

    private static List<LiveStream> streams(Json info, Map<String, String> headers) {
        List<LiveStream> streams = new ArrayList<>();
        Optional.ofNullable(info.at("hlsvideosource").address())
                .ifPresent(url -> streams.add(LiveStream.of(Protocol.HLS, Quality.OD, Quality.OD.chinese(), url)));
        address(info, "videosource", "videosourcemore")
                .ifPresent(url -> streams.add(LiveStream.of(Protocol.FLV, Quality.OD, Quality.OD.chinese(), url)));
        address(info, "smallsource", "smallsourcemore")
                .ifPresent(url -> streams.add(
                        LiveStream.of(Protocol.FLV, Quality.LD, "360p", url).withPicture(null, 360, null)));
        return streams.stream()
                .map(stream ->
                        stream.withCodec(Codec.AVC).withHeaders(headers).withExpiry(StreamExpiry.of(stream.url())))
                .toList();
    }

    private static Optional<String> address(Json info, String name, String otherwise) {
        return Optional.ofNullable(info.at(name).address())
                .or(() -> Optional.ofNullable(info.at(otherwise).address()));
    }
}
