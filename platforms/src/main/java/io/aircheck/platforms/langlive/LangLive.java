package io.aircheck.platforms.langlive;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
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
import io.aircheck.platforms.StreamExpiry;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * LANG LIVE (fact sheet langlive). One unsigned API tells everything: two addresses of one quality. The API's host refuses
 * other regions with a page of CloudFront.
 *
 * <p>Uncertain: how a room that does not exist is answered; an answer without the room is taken for that.
 */
public final class LangLive implements Platform {

    private static final String ID = "langlive";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern NOT_THERE = Pattern.compile("(?i)not (?:exist|found)|不存在");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(?:-[A-Za-z]{2,4})?");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "LANG LIVE", "浪Live", "https://www.lang.live/en-US/room/3349463")
                .fromOverseas()
                .withNeeds(PlatformInfo.Need.PROXY)
                .withQualities("OD")
                .withDoubts("How the site answers for a room that does not exist.");
    }

    @Override
    public Optional<Room> match(Address address) {
        List<String> path = address.segments();
        boolean withLanguage =
                path.size() == 3 && LANGUAGE.matcher(path.getFirst()).matches();
        List<String> page = withLanguage ? path.subList(1, 3) : path;
        return address.hostIs("lang.live", "www.lang.live")
                        && page.size() == 2
                        && List.of("room", "main").contains(page.getFirst())
                        && NUMBER.matcher(page.getLast()).matches()
                ? Optional.of(Room.live(ID, page.getLast(), "https://www.lang.live/room/" + page.getLast()))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit, Map.of("Origin", "https://www.lang.live", "Referer", "https://www.lang.live/"), "lang.live");
        try {
            SiteAnswer answer = client.ask(
                    Query.of("room_id", room.id()).appendedTo("https://api.lang.live/langweb/v1/room/liveinfo"));
            return read(room, answer, client.mediaHeaders(Map.of("Referer", "https://www.lang.live")));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus read(Room room, SiteAnswer answer, Map<String, String> headers) throws SiteRefusal {
        if (answer.status() == 403
                && answer.http().text().toLowerCase(Locale.ROOT).contains("cloudfront")) {
            return new RoomStatus.GeoBlocked(
                    RoomDetails.UNKNOWN, answer.step() + " does not serve this region; set a proxy in Taiwan");
        }
        Json json = answer.json();
        Json info = json.at("data", "live_info");
        boolean refused = answer.requireWhole(json.at("ret_code"), "ret_code") != 0;
        if (refused && !NOT_THERE.matcher(json.at("ret_msg").text("")).find()) {
            throw answer.says(json.at("ret_msg"), json.at("ret_code"));
        }
        if (refused || !info.isObject()) {
            throw SiteRefusal.notFound("LANG LIVE has no room " + room.id());
        }
        String told = info.at("pretty_id").text(room.id());
        if (!told.equals(room.id())) {
            throw answer.failed("answered for another room (" + told + ")");
        }
        long status = answer.requireWhole(info.at("live_status"), "live_status");
        RoomDetails details = new RoomDetails(
                info.at("nickname").text(), null, null, info.at("cover").address(), null);
        return status == 1 ? answer.live(details, streams(info, headers)) : new RoomStatus.Offline(details);
    }

    private static List<LiveStream> streams(Json info, Map<String, String> headers) {
        List<LiveStream> streams = new ArrayList<>();
        add(streams, Protocol.HLS, info.at("liveurl_hls"), headers);
        add(streams, Protocol.FLV, info.at("liveurl"), headers);
        return streams;
    }

    private static void add(List<LiveStream> streams, Protocol protocol, Json address, Map<String, String> headers) {
        String url = address.address();
        if (url != null) {
            streams.add(LiveStream.of(protocol, Quality.OD, "OD", url)
                    .withHeaders(headers)
                    .withExpiry(StreamExpiry.of(url)));
        }
    }
}
