package io.aircheck.platforms.taobao;

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
import io.aircheck.platforms.StreamExpiry;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Taobao Live (fact sheet taobao). One signed call tells all; its token comes with the first refusal, or with the user's cookie.
 *
 * <p>Uncertain: how often somebody without an account is let in; risk control then wants the cookie of a logged-in browser. The
 * HEVC addresses, usually empty, are not offered.
 */
public final class Taobao implements Platform {

    private static final String ID = "taobao";
    private static final String LIVE = "https://huodong.m.taobao.com/act/talent/live.html?id=";
    private static final String SHORT = "short";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");
    private static final Pattern CODE = Pattern.compile("h\\.[A-Za-z0-9]{1,40}");
    private static final Pattern LEADS_TO = Pattern.compile("var\\s+url\\s*=\\s*['\"]([^'\"]+)['\"]");
    private static final List<String> LADDER = List.of("ud", "hd", "md", "ld", "lld");

    private final LiveDetail detail = new LiveDetail();

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Taobao Live", "淘宝直播", "https://m.tb.cn/h.TWp0HTd")
                .withNeeds(PlatformInfo.Need.COOKIE_AT_TIMES)
                .withQualities("OD, UHD, HD, SD, LD")
                .withDoubts(
                        "Risk control often refuses whoever has no account; then the cookie of a browser that is logged in"
                                + " is needed, which is said to last a short time.");
    }

    @Override
    public Optional<Room> match(Address address) {
        if (address.hostIs("m.tb.cn", "e.tb.cn")) {
            List<String> path = address.segments();
            return path.size() == 1 && CODE.matcher(path.getFirst()).matches()
                    ? Optional.of(new Room(
                            ID,
                            Room.Kind.LIVE,
                            path.getFirst(),
                            "https://" + address.host() + "/" + path.getFirst(),
                            Map.of("form", SHORT)))
                    : Optional.empty();
        }
        if (!address.hostIs("tbzb.taobao.com", "huodong.m.taobao.com")) {
            return Optional.empty();
        }
        String liveId = address.parameter("liveId");
        String id = liveId == null ? address.parameter("id") : liveId;
        return id != null && NUMBER.matcher(id).matches()
                ? Optional.of(Room.live(ID, id, LIVE + id))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        try {
            String id = room.parts().containsValue(SHORT) ? behind(room, visit) : room.id();
            LiveDetail.Answer answer = detail.ask(visit, id);
            return status(answer.step(), answer.data(), visit);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** The id in the address that a short link's page leads to by a script. */
    private String behind(Room room, Visit visit) throws IOException, SiteRefusal {
        SiteAnswer answer = SiteClient.of(visit, Map.of(), "taobao.com").ask(room.url());
        Matcher url = LEADS_TO.matcher(answer.page());
        if (!url.find()) {
            throw answer.failed("gave no url");
        }
        return Address.parse(url.group(1).replace("&amp;", "&"))
                .flatMap(this::match)
                .filter(found -> !found.parts().containsValue(SHORT))
                .map(Room::id)
                .orElseThrow(() -> SiteRefusal.notFound("the short link " + room.url() + " leads to no live room"));
    }

    private static RoomStatus status(SiteAnswer answer, Json data, Visit visit) throws SiteRefusal {
        boolean live =
                answer.requireText(data.at("streamStatus"), "streamStatus").equals("1");
        RoomDetails details = new RoomDetails(
                data.at("broadCaster", "accountName").text(),
                data.at("title").text(),
                null,
                data.at("coverImg").address(),
                live ? data.at("startTime").millis() : null);
        if (!live) {
            return new RoomStatus.Offline(details);
        }
        Map<String, String> headers = SiteClient.of(visit, Map.of()).mediaHeaders(Map.of());
        return answer.live(details, streams(data.at("liveUrlList"), headers));
    }

    /** Best first; HLS before FLV, as the reference records. */
    private static List<LiveStream> streams(Json list, Map<String, String> headers) {
        List<Json> bestFirst = list.items().stream()
                .sorted(Comparator.comparing(one -> rank(definition(one))))
                .toList();
        List<LiveStream> streams = new ArrayList<>();
        int rung = 0;
        for (Json one : bestFirst) {
            String code = definition(one);
            String name = one.at("name").text(one.at("newName").text(code.isEmpty() ? "auto" : code));
            int before = streams.size();
            for (String field : List.of("hlsUrl", "flvUrl")) {
                String url = one.at(field).address();
                if (url != null) {
                    streams.add(LiveStream.of(
                                    field.equals("hlsUrl") ? Protocol.HLS : Protocol.FLV,
                                    Quality.onShortLadder(rung),
                                    name,
                                    url)
                            .withCodec(Codec.AVC)
                            .withHeaders(headers)
                            .withExpiry(StreamExpiry.of(url)));
                }
            }
            rung += streams.size() > before ? 1 : 0;
        }
        return streams;
    }

    private static String definition(Json one) {
        return one.at("definition").text(one.at("newDefinition").text(""));
    }

    private static int rank(String definition) {
        int place = LADDER.indexOf(definition);
        return place < 0 ? LADDER.size() : place;
    }
}
