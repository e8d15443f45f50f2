package io.aircheck.platforms.kugou;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kugou Live, also called Fanxing (fact sheet kugou). One answer tells of the room, another of its lines; a room without a
 * streamer of its own is a music channel, which names the room on air now. There are no titles.
 *
 * <p>Uncertain: answers with several rates, with H.265 or with a demand to log in were not recorded; whether the older list of
 * streams still answers.
 */
public final class Kugou implements Platform {

    private static final String ID = "kugou";
    private static final String SITE = "https://fanxing.kugou.com";
    private static final Pattern ROOM = Pattern.compile("\\d{3,11}");

    private static final long OFF = -1;
    private static final long LOGIN = -1;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Kugou Live", "酷狗直播", SITE + "/1062645")
                .withNeeds(PlatformInfo.Need.LOGIN_AT_TIMES)
                .withQualities("OD, UHD, HD, SD")
                .withDoubts(
                        "Answers with several qualities or with H.265 were not recorded.",
                        "The demand to log in is known from the site's script only.",
                        "Whether the older list of streams still answers.");
    }

    @Override
    public Optional<Room> match(Address address) {
        if (!address.hostIs("fanxing.kugou.com", "fanxing2.kugou.com", "mfanxing.kugou.com")) {
            return Optional.empty();
        }
        List<String> path = address.segments();
        String id = path.size() == 1 && ROOM.matcher(path.getFirst()).matches()
                ? path.getFirst()
                : address.parameter("roomId");
        return id != null && ROOM.matcher(id).matches()
                ? Optional.of(Room.live(ID, id, SITE + "/" + id))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit, Map.of("Referer", SITE + "/", "Origin", SITE, "Accept", "application/json"), "kugou.com");
        try {
            Entry entry = entry(client, room.id());
            if (entry.streamer() == null) {
                entry = entry(client, onAirNow(client, room.id()));
            }
            return entry.isLive() ? live(client, entry, visit) : new RoomStatus.Offline(entry.details());
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** @param streamer null in a music channel, whose room is another's at any time */
    private record Entry(String id, @Nullable String streamer, RoomDetails details, boolean isLive) {}

    private static Entry entry(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer step =
                client.ask("https://service2.fanxing.kugou.com/roomcen/room/web/cdn/getEnterRoomInfo?roomId=" + id);
        Json answer = step.json();
        if (step.requireWhole(answer.at("code"), "code") != 0) {
            throw step.says(answer.at("msg"), answer.at("code"));
        }
        Json data = answer.at("data");
        Json info = step.require(data.at("normalRoomInfo"), "data.normalRoomInfo");
        String streamer = info.at("nickName").text();
        if (streamer == null && step.requireWhole(info.at("kugouId"), "kugouId") == 0) {
            throw SiteRefusal.notFound("Kugou Live has no room " + id);
        }
        RoomDetails details = new RoomDetails(
                streamer,
                null,
                null,
                cover(info.at("imgPath").text()),
                start(data.at("liveSessionId").text("")));
        return new Entry(id, streamer, details, step.requireWhole(data.at("liveType"), "data.liveType") != OFF);
    }

    private static String onAirNow(SiteClient client, String channel) throws IOException, SiteRefusal {
        SiteAnswer step = client.ask("https://fx1.service.kugou.com/biz/ChannelVServices/RoomLiveService"
                + ".RoomLiveService.getCurrentLiveStarForMob/" + channel);
        long id = step.requireWhole(step.json().at("data", "roomId"), "data.roomId");
        if (id <= 0) {
            throw step.failed("gave no data.roomId");
        }
        return Long.toString(id);
    }

    private static RoomStatus live(SiteClient client, Entry entry, Visit visit) throws IOException, SiteRefusal {
        KugouStreams streams = new KugouStreams(
                client.mediaHeaders(Map.of("Referer", SITE + "/" + entry.id(), "User-Agent", client.userAgent())));
        try {
            return Ways.first(List.of(
                    () -> lines(client, entry, streams, visit.clock().instant()),
                    () -> olderList(client, entry, streams, visit.clock().instant())));
        } catch (SiteRefusal e) {
            throw e.about(entry.details());
        }
    }

    /** The lines (networks) of a room; the path is spelled so. */
    private static RoomStatus lines(SiteClient client, Entry entry, KugouStreams streams, Instant now)
            throws IOException, SiteRefusal {
        Query query = Query.of("std_rid", entry.id(), "std_plat", "7", "std_kid", "0")
                .and("streamType", "1-2-3-4-5-6-8")
                .and("ua", "fx-flash")
                .and("targetLiveTypes", "1-5-6")
                .and("version", "1000")
                .and("supportEncryptMode", "1")
                .and("appid", "1010")
                .and("_", now.toEpochMilli());
        SiteAnswer step =
                client.ask(query.appendedTo("https://fx1.service.kugou.com/video/pc/live/pull/mutiline/streamaddr"));
        Json answer = step.json();
        long code = step.requireWhole(answer.at("code"), "code");
        if (code == LOGIN) {
            return new RoomStatus.LoginRequired(entry.details(), step.step() + " wants a login; set a cookie");
        }
        if (code != 0) {
            throw step.says(answer.at("msg"), answer.at("code"));
        }
        return status(step, entry, answer.at("data"), streams.ofLines(answer.at("data")));
    }

    private static RoomStatus olderList(SiteClient client, Entry entry, KugouStreams streams, Instant now)
            throws IOException, SiteRefusal {
        Query query = Query.of("ch", "fx", "version", "1.0", "streamType", "1-2-5-6", "ua", "fx-flash")
                .and("kugouId", "0")
                .and("roomId", entry.id())
                .and("_", now.getEpochSecond());
        SiteAnswer step =
                client.ask(query.appendedTo("https://fx2.service.kugou.com/video/pc/live/pull/v3/streamaddr"));
        Json data = step.json().at("data");
        return status(step, entry, data, streams.ofOlderList(data));
    }

    private static RoomStatus status(SiteAnswer step, Entry entry, Json data, List<LiveStream> streams)
            throws SiteRefusal {
        long status = step.requireWhole(data.at("status"), "data.status");
        return status == 0 && streams.isEmpty()
                ? new RoomStatus.Offline(entry.details())
                : step.live(entry.details(), streams);
    }

    private static @Nullable String cover(@Nullable String path) {
        if (path == null) {
            return null;
        }
        return path.startsWith("http") ? path : "https://p3.fx.kgimg.com" + (path.startsWith("/") ? "" : "/") + path;
    }

    /** A session's id begins with its first second in hex. */
    private static @Nullable Instant start(String session) {
        return session.matches("[0-9a-fA-F]{8}.*")
                ? Instant.ofEpochSecond(Long.parseLong(session.substring(0, 8), 16))
                : null;
    }
}
