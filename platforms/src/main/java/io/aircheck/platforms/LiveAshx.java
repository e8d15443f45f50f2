package io.aircheck.platforms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The software of Changliao, Yinbo and Liuxing (their fact sheets), called after its question {@code live.ashx}. One answer
 * tells of a room; the prefixes of its streams stand in the room's page.
 */
public final class LiveAshx {

    private static final long ON_AIR = 1;
    /** What every answer of the software has one of, so that others are not taken for "no such room". */
    private static final List<String> KNOWN = List.of("data", "result", "code");

    private static final Pattern STREAM = Pattern.compile("[\\w-]{1,100}");

    private LiveAshx() {}

    /**
     * What the site answered about a room.
     *
     * @param info {@code data.roomInfo}
     */
    public record RoomInfo(SiteAnswer step, Json info, RoomDetails details, boolean isOnAir) {}

    /**
     * Asks about a room.
     *
     * @param url of the question, with its query
     * @param site the site's name, for sentences
     */
    public static RoomInfo ask(SiteClient client, String url, String site, Room room) throws IOException, SiteRefusal {
        SiteAnswer step = client.ask(url);
        Json answer = step.json();
        Json info = answer.at("data", "roomInfo");
        if (info.isMissing()) {
            throw KNOWN.stream().anyMatch(answer.members()::containsKey)
                    ? SiteRefusal.notFound(site + " has no room " + room.id())
                    : step.failed("gave no data");
        }
        boolean onAir = step.requireWhole(info.at("live_stat"), "live_stat") == ON_AIR;
        return new RoomInfo(step, info, RoomDetails.of(info.at("nickname").text(), null), onAir);
    }

    /** The status of a room whose page has {@code var config = {…}} with the prefixes of its streams. */
    public static RoomStatus statusByPage(RoomInfo room, SiteAnswer page, Map<String, String> headers)
            throws SiteRefusal {
        String name = room.info().at("liveID").text("");
        if (!STREAM.matcher(name).matches()) {
            throw room.step().failed("gave no liveID");
        }
        Json config =
                HtmlScript.everyJsonAfter(page.page().replace("var config=", "var config ="), "var config =").stream()
                        .filter(Json::isObject)
                        .findFirst()
                        .orElseThrow(() -> page.failed("gave no config"));
        String flv = config.at("domainpullstream_flv").address();
        String hls = config.at("domainpullstream_hls").address();
        List<LiveStream> streams = new ArrayList<>();
        if (flv != null) {
            streams.add(stream(Protocol.FLV, flv, name + ".flv", headers));
        }
        if (hls != null) {
            streams.add(stream(Protocol.HLS, hls, name + ".m3u8", headers));
        }
        return page.live(room.details(), streams);
    }

    /** @param file below the prefix, which may end in a slash or not */
    private static LiveStream stream(Protocol protocol, String prefix, String file, Map<String, String> headers) {
        return LiveStream.of(protocol, Quality.OD, Quality.OD.chinese(), prefix.replaceFirst("/+$", "") + "/" + file)
                .withHeaders(headers);
    }
}
