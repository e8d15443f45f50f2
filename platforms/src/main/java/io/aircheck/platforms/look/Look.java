package io.aircheck.platforms.look;

import io.aircheck.net.HttpRequest;
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
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * LOOK, NetEase's live rooms (fact sheet look). One question in an envelope ({@link Weapi}) tells everything. Voice rooms have
 * streams of sound alone.
 *
 * <p>Uncertain: whether an answer about a room that is off still has addresses, so only the state counts; which number is which
 * kind of room, so addresses are taken wherever they are.
 */
public final class Look implements Platform {

    private static final String ID = "look";
    private static final String SITE = "https://look.163.com";
    private static final Pattern ROOM = Pattern.compile("\\d{2,18}");

    private static final long FOUND = 200;
    private static final long NO_ROOM = 404;
    private static final Set<Long> REFUSALS = Set.of(424L, 520L, 522L, 555L);
    private static final long ON_AIR = 1;
    private static final long VOICE_ROOM = 2;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "LOOK", "LOOK 直播", SITE + "/live?id=65108820")
                .withQualities("OD")
                .withDoubts(
                        "An answer about a room that is off was not recorded.",
                        "Programs disagree which rooms are voice rooms; what is listed is recorded.");
    }

    @Override
    public Optional<Room> match(Address address) {
        String id = address.parameter("id");
        return address.hostIs("look.163.com")
                        && address.segments().equals(List.of("live"))
                        && id != null
                        && ROOM.matcher(id).matches()
                ? Optional.of(Room.live(ID, id, SITE + "/live?id=" + id))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit, Map.of("Referer", SITE + "/", "Accept", "application/json, text/javascript"), "look.163.com");
        try {
            return ask(room.id(), client, visit);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus ask(String id, SiteClient client, Visit visit) throws IOException, SiteRefusal {
        Weapi sealed = Weapi.seal("{\"liveRoomNo\":\"" + id + "\"}", visit.random());
        SiteAnswer step = client.ask(HttpRequest.post(
                "https://api.look.163.com/weapi/livestream/room/get/v3",
                "application/x-www-form-urlencoded",
                sealed.form()));
        Json answer = step.json();
        long code = step.requireWhole(answer.at("code"), "code");
        if (code == NO_ROOM) {
            throw SiteRefusal.notFound("LOOK has no room " + id);
        }
        if (REFUSALS.contains(code)) {
            throw step.blocked("refused the request (code " + code + ")");
        }
        if (code != FOUND) {
            throw step.says(answer.at("message"), answer.at("code"));
        }
        Json data = answer.at("data");
        long status = step.requireWhole(data.at("liveStatus"), "data.liveStatus");
        if (status > ON_AIR) {
            throw step.failed("answered code " + status);
        }
        Json info = data.at("roomInfo");
        String streamer = data.at("anchor", "nickName").text();
        if (status != ON_AIR) {
            return new RoomStatus.Offline(RoomDetails.of(streamer, null));
        }
        Long start = info.at("startTime").whole();
        RoomDetails details = new RoomDetails(
                streamer,
                info.at("title").text(),
                null,
                info.at("liveCoverUrl").address(),
                start == null || start <= 0 ? null : Instant.ofEpochMilli(start));
        return step.live(details, streams(info, client));
    }

    private static List<LiveStream> streams(Json info, SiteClient client) {
        Codec codec = info.at("liveType").whole(1) == VOICE_ROOM ? Codec.AAC : Codec.AVC;
        Map<String, String> headers =
                client.mediaHeaders(Map.of("Referer", SITE + "/", "User-Agent", client.userAgent()));
        List<LiveStream> streams = new ArrayList<>();
        for (Map.Entry<String, Protocol> field :
                List.of(Map.entry("hlsPullUrl", Protocol.HLS), Map.entry("httpPullUrl", Protocol.FLV))) {
            String url = info.at("liveUrl", field.getKey()).address();
            if (url != null) {
                streams.add(LiveStream.of(field.getValue(), Quality.OD, Quality.OD.chinese(), url)
                        .withCodec(codec)
                        .withHeaders(headers));
            }
        }
        return streams;
    }
}
