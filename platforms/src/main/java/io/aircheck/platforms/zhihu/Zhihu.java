package io.aircheck.platforms.zhihu;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.HtmlScript;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Zhihu's theaters (fact sheet zhihu). A profile leads to the theater that is on; the theater's page tells everything.
 *
 * <p>Uncertain: no recorded answer of the site has been seen; its pages are guarded by a challenge, which is reported as risk
 * control, and whether theaters are still opened is not known.
 */
public final class Zhihu implements Platform {

    private static final String ID = "zhihu";
    private static final String SITE = "https://www.zhihu.com/";
    private static final String PEOPLE = "people";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Zhihu Live", "知乎直播", SITE + "people/ac3a467005c5d20381a82230101308e9")
                .withNeeds(PlatformInfo.Need.COOKIE_AT_TIMES)
                .withQualities("OD")
                .withDoubts(
                        "No recorded answer of the site has been seen.",
                        "Pages are guarded by a challenge; a browser's cookie may be needed.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        if (!address.hostIs("www.zhihu.com", "zhihu.com") || path.size() < 2) {
            return Optional.empty();
        }
        String id = path.get(1);
        if (path.getFirst().equals(PEOPLE) && TOKEN.matcher(id).matches()) {
            return Optional.of(new Room(ID, Room.Kind.LIVE, id, SITE + "people/" + id, Map.of("form", PEOPLE)));
        }
        return path.getFirst().equals("theater")
                        && path.size() == 2
                        && NUMBER.matcher(id).matches()
                ? Optional.of(Room.live(ID, id, SITE + "theater/" + id))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Referer", SITE), "zhihu.com");
        try {
            return room.parts().containsValue(PEOPLE) ? profile(client, room.id()) : theater(client, room.id());
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus profile(SiteClient client, String token) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask("https://api.zhihu.com/people/" + token + "/profile?profile_new_version=");
        if (answer.status() == 404) {
            throw SiteRefusal.notFound("Zhihu has no user " + token);
        }
        Json json = answer.json();
        RoomDetails name = RoomDetails.of(json.at("name").text(), null);
        Json theater = json.at("drama", "living_theater");
        if (theater.isMissing()) {
            answer.requireText(json.at("name"), "name");
            return new RoomStatus.Offline(name);
        }
        List<String> path = Address.parse(answer.requireText(theater.at("theater_url"), "theater_url"))
                .map(Address::segments)
                .orElse(List.of());
        if (path.isEmpty() || !NUMBER.matcher(path.getLast()).matches()) {
            throw answer.failed("gave no theater_url").about(name);
        }
        try {
            return theater(client, path.getLast());
        } catch (SiteRefusal e) {
            throw e.about(name);
        }
    }

    private static RoomStatus theater(SiteClient client, String id) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + "theater/" + id);
        if (answer.status() == 404) {
            throw absent(id);
        }
        String data = HtmlScript.contentOf(answer.page(), "js-initialData");
        if (data.isEmpty()) {
            throw answer.blocked("answered a page without data, as risk control does");
        }
        Json theaters = answer.require(Json.parse(data).at("initialState", "theater", "theaters"), "theaters");
        Json theater = theaters.at(id);
        if (theater.isMissing()) {
            throw absent(id);
        }
        Json drama = theater.at("drama");
        boolean live = answer.requireWhole(drama.at("status"), "status") == 1;
        RoomDetails details = new RoomDetails(
                theater.at("actor", "name").text(),
                theater.at("theme").text(),
                null,
                theater.at("coverImage").address(),
                live ? drama.at("startAt").seconds() : null);
        return live ? answer.live(details, streams(client, drama.at("playInfo"))) : new RoomStatus.Offline(details);
    }

    private static SiteRefusal absent(String id) {
        return SiteRefusal.notFound("Zhihu has no room " + id);
    }

    /** HLS first, as the reference records. */
    private static List<LiveStream> streams(SiteClient client, Json play) {
        List<LiveStream> streams = new ArrayList<>();
        for (String field : List.of("hlsUrl", "playUrl")) {
            String url = play.at(field).address();
            if (url != null) {
                streams.add(LiveStream.of(
                                url.contains(".m3u8") ? Protocol.HLS : Protocol.FLV,
                                Quality.OD,
                                Quality.OD.chinese(),
                                url)
                        .withCodec(Codec.AVC)
                        .withHeaders(client.mediaHeaders(Map.of("Referer", SITE, "User-Agent", client.userAgent())))
                        .withExpiry(StreamExpiry.of(url)));
            }
        }
        return streams;
    }
}
