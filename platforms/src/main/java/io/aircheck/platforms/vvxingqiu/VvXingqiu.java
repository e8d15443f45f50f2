package io.aircheck.platforms.vvxingqiu;

import io.aircheck.net.UserAgents;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LastUsed;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Query;
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
 * VV Planet (fact sheet vvxingqiu). The address of a room's playlist follows from its id; that it is there is all that tells of
 * a broadcast. The streamer's name comes from the APIs of old campaigns, which may go without harm.
 *
 * <p>Uncertain: a wrong room id looks the same as a room that is off; what is known of the site is from 2024.
 */
public final class VvXingqiu implements Platform {

    private static final String ID = "vvxingqiu";
    private static final Pattern ROOM = Pattern.compile("LP\\d{1,20}");

    /** The site's application at Tencent's real-time service, a part of every stream's name. */
    private static final String APPLICATION = "1400442770";

    private final LastUsed names = new LastUsed();

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(
                        ID,
                        "VV Planet",
                        "VV星球",
                        "https://h5webcdn-pro.vvxqiu.com/activity/videoShare/videoShare.html?roomId=LP115924473")
                .withQualities("OD")
                .withDoubts(
                        "A wrong room id cannot be told from a room that is off.",
                        "What is known is from 2024; the site may have changed since.");
    }

    @Override
    public Optional<Room> match(Address address) {
        String room = address.parameter("roomId");
        return address.hostUnder("vvxqiu.com")
                        && room != null
                        && ROOM.matcher(room).matches()
                ? Optional.of(Room.live(
                        ID, room, "https://h5webcdn-pro.vvxqiu.com/activity/videoShare/videoShare.html?roomId=" + room))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit,
                Map.of(
                        "User-Agent", UserAgents.MOBILE,
                        "Origin", "https://h5webcdn-pro.vvxqiu.com",
                        "Referer", "https://h5webcdn-pro.vvxqiu.com/"),
                "vvxqiu.com",
                "wasaixiu.com");
        String id = room.id();
        if (names.get(id) == null) {
            names.put(id, name(client, id));
        }
        RoomDetails details = RoomDetails.of(names.get(id), null);
        String playlist = "https://liveplay-pro.wasaixiu.com/live/" + APPLICATION + "_" + id + "_" + id.substring(2)
                + "_single.m3u8";
        try {
            SiteAnswer answer = client.ask(playlist);
            if (answer.status() == 404) {
                return new RoomStatus.Offline(details);
            }
            if (!answer.page().stripLeading().startsWith("#EXTM3U")) {
                throw answer.failed("answered no playlist");
            }
            return new RoomStatus.Live(
                    details,
                    List.of(LiveStream.of(Protocol.HLS, Quality.OD, "OD", playlist)
                            .withHeaders(client.mediaHeaders(Map.of()))));
        } catch (SiteRefusal e) {
            return e.status().with(details);
        }
    }

    /** The name that one of two old campaigns tells, or null. */
    private static @Nullable String name(SiteClient client, String room) {
        Query captain = Query.of("roomId", room, "product", "vvstar");
        Query halloween = Query.of("sessionId", "", "userId", "", "product", "vvstar", "tickToken", "", "roomId", room);
        String name = text(
                client,
                captain.appendedTo("https://h5p.vvxqiu.com/activity-center/fanclub/activity/captain/banner"),
                "data",
                "anchorName");
        return name != null
                ? name
                : text(
                        client,
                        halloween.appendedTo("https://h5p.vvxqiu.com/activity-center/halloween2023/banner"),
                        "data",
                        "memberVO",
                        "memberName");
    }

    private static @Nullable String text(SiteClient client, String url, String... path) {
        try {
            return Json.parse(client.get(url)).at(path).text();
        } catch (IOException e) {
            return null;
        }
    }
}
