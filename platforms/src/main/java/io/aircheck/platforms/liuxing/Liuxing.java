package io.aircheck.platforms.liuxing;

import io.aircheck.net.UserAgents;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveAshx;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Liuxing, 7u66 (fact sheet liuxing), one of the sites on {@link LiveAshx}. Its answer tells the state and the name of the only
 * stream, which lies on one host for all rooms.
 *
 * <p>Uncertain: no answer was recorded; the host of the streams may change.
 */
public final class Liuxing implements Platform {

    private static final String ID = "liuxing";
    private static final String MEDIA = "https://txpull1.5see.com/live/";

    /** The site's number of a room and that of the broadcast, which is 0 where there is none. */
    private static final Pattern STREAM = Pattern.compile("[\\w-]{1,40}/(?!0$)[\\w-]{1,100}");

    private static final Pattern PATH = Pattern.compile("/(\\d{1,12})/?");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Liuxing", "流星直播", "https://www.7u66.com/100960")
                .withQualities("OD")
                .withDoubts("No answer of the site was recorded.", "The host of its streams may change.");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher path = PATH.matcher(address.path());
        return address.hostIs("www.7u66.com", "wap.7u66.com") && path.matches()
                ? Optional.of(Room.live(ID, path.group(1), "https://www.7u66.com/" + path.group(1)))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        Map<String, String> headers = Map.of(
                "User-Agent",
                "ios/7.830 (ios 17.0; ; iPhone 15 (A2846/A3089/A3090/A3092))",
                "Accept",
                "application/json, text/plain, */*",
                "Referer",
                "https://wap.7u66.com/198189?promoters=0");
        SiteClient client = SiteClient.of(visit, headers, "7u66.com");
        Query query = Query.of("promoters", "0", "roomidx", room.id(), "currentUrl", room.url() + "?promoters=0");
        try {
            LiveAshx.RoomInfo info = LiveAshx.ask(
                    client, query.appendedTo("https://wap.7u66.com/api/ui/room/v1.0.0/live.ashx"), "Liuxing", room);
            if (!info.isOnAir()) {
                return new RoomStatus.Offline(info.details());
            }
            Json found = info.info();
            String name =
                    found.at("idx").text(room.id()) + "/" + found.at("liveId1").text("0");
            return info.step()
                    .live(info.details(), STREAM.matcher(name).matches() ? List.of(stream(name, client)) : List.of());
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static LiveStream stream(String name, SiteClient client) {
        return LiveStream.of(Protocol.FLV, Quality.OD, Quality.OD.chinese(), MEDIA + name + ".flv")
                .withHeaders(client.mediaHeaders(Map.of("User-Agent", UserAgents.DESKTOP)));
    }
}
