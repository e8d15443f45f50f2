package io.aircheck.platforms.yinbo;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.LiveAshx;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.Room;
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

/**
 * Yinbo (fact sheet yinbo), one of the sites on {@link LiveAshx}: its answer tells the state, the page the streams.
 *
 * <p>Uncertain: how a room that does not exist is answered; an answer without the room is taken for that, as on its sister sites.
 */
public final class Yinbo implements Platform {

    private static final String ID = "yinbo";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Yinbo", "音播", "https://live.ybw1666.com/800002949")
                .withQualities("OD")
                .withDoubts("How the site answers for a room that does not exist.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        return address.hostIs("live.ybw1666.com", "wap.ybw1666.com")
                        && path.size() == 1
                        && NUMBER.matcher(path.getFirst()).matches()
                ? Optional.of(Room.live(ID, path.getFirst(), "https://live.ybw1666.com/" + path.getFirst()))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit,
                Map.of(
                        "User-Agent", "ios/7.830 (ios 17.0; ; iPhone 15 (A2846/A3089/A3090/A3092))",
                        "Accept", "application/json, text/plain, */*",
                        "Accept-Language", "zh-CN,zh;q=0.9",
                        "Referer", "https://live.ybw1666.com/800005143?promoters=0"),
                "ybw1666.com");
        String mobilePage = "https://wap.ybw1666.com/" + room.id();
        Query query = Query.of("roomidx", room.id(), "currentUrl", mobilePage);
        try {
            LiveAshx.RoomInfo info = LiveAshx.ask(
                    client, query.appendedTo("https://wap.ybw1666.com/api/ui/room/v1.0.0/live.ashx"), "Yinbo", room);
            if (!info.isOnAir()) {
                return new RoomStatus.Offline(info.details());
            }
            Map<String, String> download = client.mediaHeaders(Map.of());
            return Ways.first(List.of(
                    () -> LiveAshx.statusByPage(info, client.ask(room.url()), download),
                    () -> LiveAshx.statusByPage(info, client.ask(mobilePage), download)));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }
}
