package io.aircheck.platforms.baidu;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
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
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Baidu Live (fact sheet baidu). One unsigned call tells everything. A room is one broadcast, which never comes back once it has
 * ended; addresses that an ended one still lists are not looked at.
 *
 * <p>Uncertain: whether there is HLS for every transcode, so the FLV that the site gives comes first; the signs of a paid and of a
 * banned room have not been seen. Where the H.264 fields name the source, its origin FLV, whose codec is not told, is left out.
 */
public final class Baidu implements Platform {

    private static final String ID = "baidu";
    private static final String SITE = "https://live.baidu.com/";
    private static final String COMMAND = "371";
    private static final Pattern NUMBER = Pattern.compile("\\d{6,20}");

    private volatile @Nullable String device;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(
                        ID,
                        "Baidu Live",
                        "百度直播",
                        SITE + "m/media/pclive/pchome/live.html?room_id=9175031377&tab_category")
                .withQualities("OD, BD, UHD, HD, SD")
                .withDoubts(
                        "A room is one broadcast: the streamer's next one has another address.",
                        "The HLS addresses are made as DouyinLiveRecorder makes them and may be missing for some qualities.",
                        "The signs of paid and of banned rooms have not been seen.");
    }

    @Override
    public Optional<Room> match(Address address) {
        if (!address.host().equals("live.baidu.com")) {
            return Optional.empty();
        }
        List<String> path = address.segments();
        boolean page = address.path().startsWith("/m/media/pclive/pchome/live.html")
                || address.path().startsWith("/m/media/multipage/liveshow/index/");
        String id = path.size() == 3 && path.subList(0, 2).equals(List.of("m", "room"))
                ? path.getLast()
                : page ? address.parameter("room_id") : null;
        return id != null && NUMBER.matcher(id).matches()
                ? Optional.of(Room.live(ID, id, SITE + "m/room/" + id))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client =
                SiteClient.of(visit, Map.of("Referer", SITE, "Origin", "https://live.baidu.com"), "baidu.com");
        try {
            String uid = device(visit.random());
            Query query = Query.of("cmd", COMMAND, "action", "star", "service", "bdbox", "osname", "baiduboxapp")
                    .and("ua", "360_740_ANDROID_0")
                    .and("bd_vid", "")
                    .and("uid", uid)
                    .and("_", visit.clock().millis())
                    .and("data", question(room.id(), uid));
            return status(client.ask(query.appendedTo("https://mbd.baidu.com/searchbox")), client, room);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private String device(RandomGenerator random) {
        String known = device;
        if (known == null) {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            known = "h5-" + HexFormat.of().formatHex(bytes);
            device = known;
        }
        return known;
    }

    private static String question(String id, String uid) {
        Map<String, Object> room = new LinkedHashMap<>();
        room.put("room_id", id);
        room.put("device_id", uid);
        room.put("source_type", 0);
        room.put("osname", "baiduboxapp");
        Map<String, Object> scheme = new LinkedHashMap<>();
        scheme.put("src_pre", "pc");
        scheme.put("src_suf", "other");
        List.of("bd_vid", "share_uid", "share_cuk", "share_ecid", "zb_tag").forEach(name -> scheme.put(name, ""));
        scheme.put("shareTaskInfo", "{\"room_id\":\"" + id + "\"}");
        List.of("share_from", "ext_params", "nid").forEach(name -> scheme.put(name, ""));
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("data", room);
        question.put("replay_slice", 0);
        question.put("nid", "");
        question.put("schemeParams", scheme);
        return Json.write(question);
    }

    private static RoomStatus status(SiteAnswer answer, SiteClient client, Room room) throws SiteRefusal {
        Json json = answer.json();
        if (answer.requireWhole(json.at("errno"), "errno") != 0) {
            throw answer.says(json.at("errmsg"), json.at("errno"));
        }
        Map<String, Json> data = answer.require(json.at("data"), "data").members();
        Json told = data.getOrDefault(
                COMMAND,
                data.isEmpty() ? Json.MISSING : data.values().iterator().next());
        long error = told.at("error_code").whole(0);
        boolean nobody = told.at("host").isMissing() && told.at("video").isMissing();
        if (data.isEmpty() || !told.isMissing() && !told.isObject()) {
            throw answer.failed("gave no data");
        }
        if (error == 1 || error == 4 || error == 0 && nobody) {
            throw SiteRefusal.notFound("Baidu has no room " + room.id());
        }
        if (error != 0) {
            throw answer.says(told.at("error_msg"), told.at("error_code"));
        }
        return status(answer, client, room, told);
    }

    private static RoomStatus status(SiteAnswer answer, SiteClient client, Room room, Json told) throws SiteRefusal {
        Json video = told.at("video");
        String nick = told.at("host", "nick_name").text();
        boolean live = answer.requireWhole(told.at("status"), "status") == 0;
        RoomDetails details = new RoomDetails(
                nick == null ? told.at("host", "name").text() : nick,
                video.at("title").text(),
                told.at("category").text(),
                video.at("cover", "cover_100").address(),
                live ? told.at("create_time").seconds() : null);
        if (!live) {
            return new RoomStatus.Offline(details);
        }
        if (told.at("has_pay_service").whole(0) > 0) {
            return new RoomStatus.Private(details, "the broadcast is only for those who paid for it");
        }
        if (told.at("ban_status").whole(0) > 0 || told.at("is_forbidden_url").whole(0) > 0) {
            return new RoomStatus.Blocked(details, "Baidu has banned the room");
        }
        Map<String, String> headers = client.mediaHeaders(
                Map.of("Referer", room.url(), "Origin", "https://live.baidu.com", "User-Agent", client.userAgent()));
        return answer.live(details, BaiduStreams.of(video, room.id(), headers));
    }
}
