package io.aircheck.platforms.changliao;

import io.aircheck.net.UserAgents;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changliao (fact sheet changliao), one of the sites on {@link LiveAshx}: its answer tells the state, the page the streams.
 *
 * <p>Uncertain: what is answered about a room that does not exist is known of a sister site only.
 */
public final class Changliao implements Platform {

    private static final String ID = "changliao";
    private static final Pattern PATH = Pattern.compile("/(?:phone/)?(\\d{1,12})/?");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Changliao", "畅聊直播", "https://live.tlclw.com/106188")
                .withQualities("OD")
                .withDoubts(
                        "What the site answers about an unknown room is known of a sister site only.",
                        "The version in the path of its question may move on.");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher path = PATH.matcher(address.path());
        return address.hostIs("live.tlclw.com", "wap.tlclw.com") && path.matches()
                ? Optional.of(Room.live(ID, path.group(1), "https://live.tlclw.com/" + path.group(1)))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        Map<String, String> headers = Map.of(
                "User-Agent",
                UserAgents.MOBILE,
                "Accept-Language",
                "zh-CN,zh;q=0.9",
                "Referer",
                "https://wap.tlclw.com/phone/15777?promoters=0");
        SiteClient client = SiteClient.of(visit, headers, "tlclw.com");
        String mobilePage = "https://wap.tlclw.com/" + room.id();
        Query query = Query.of("roomidx", room.id(), "currentUrl", mobilePage);
        try {
            LiveAshx.RoomInfo info = LiveAshx.ask(
                    client, query.appendedTo("https://wap.tlclw.com/api/ui/room/v1.0.0/live.ashx"), "Changliao", room);
            if (!info.isOnAir()) {
                return new RoomStatus.Offline(info.details());
            }
            Map<String, String> download = client.mediaHeaders(Map.of("User-Agent", client.userAgent()));
            return Ways.first(List.of(
                    () -> LiveAshx.statusByPage(info, client.ask(room.url()), download),
                    () -> LiveAshx.statusByPage(info, client.ask(mobilePage), download)));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }
}
