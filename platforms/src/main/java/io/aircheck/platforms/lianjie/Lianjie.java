package io.aircheck.platforms.lianjie;

import io.aircheck.platforms.Address;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lianjie (fact sheet lianjie). One answer tells everything; its stream is a WebRTC address, and the network behind it serves
 * the same as FLV and HLS under the same signature.
 *
 * <p>Uncertain: what is answered about a room that does not exist, which therefore is an error.
 */
public final class Lianjie implements Platform {

    private static final String ID = "lianjie";
    private static final String SITE = "https://show.lailianjie.com";
    private static final Pattern PATH = Pattern.compile("/(\\d{1,18})/?");
    private static final Pattern STREAM = Pattern.compile("[a-z]{3,10}://(?<file>[^?#\\s]+)(?<query>\\?\\S*)?");
    private static final long ON_AIR = 1;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Lianjie", "连接直播", SITE + "/10000258")
                .withQualities("OD")
                .withDoubts(
                        "What the site answers about a room that does not exist; it is shown as an error.",
                        "The site's question has places for a signature that it does not check so far.");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher path = PATH.matcher(address.path());
        return address.hostIs("show.lailianjie.com") && path.matches()
                ? Optional.of(Room.live(ID, path.group(1), SITE + "/" + path.group(1)))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of(), "lailianjie.com");
        try {
            SiteAnswer step = client.ask(
                    "https://api.lailianjie.com/ApiServices/service/live/getRoomInfo?&_$t=&_sign=&roomNumber="
                            + room.id());
            Json answer = step.json();
            Json data = answer.at("data");
            if (data.isMissing()) {
                throw step.says(answer.at("msg"), answer.at("code"));
            }
            boolean onAir = step.requireWhole(data.at("isonline"), "data.isonline") == ON_AIR;
            RoomDetails details = RoomDetails.of(
                    data.at("nickname").text(), data.at("defaultRoomTitle").text());
            return onAir
                    ? step.live(
                            details,
                            streams(
                                    data.at("videoUrl").text(""),
                                    client.mediaHeaders(Map.of("User-Agent", client.userAgent()))))
                    : new RoomStatus.Offline(details);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static List<LiveStream> streams(String webrtc, Map<String, String> headers) {
        Matcher parts = STREAM.matcher(webrtc);
        if (!parts.matches()) {
            return List.of();
        }
        String query = parts.group("query") == null ? "" : parts.group("query");
        String file = "https://" + parts.group("file");
        return List.of(
                stream(Protocol.FLV, file + ".flv" + query, headers),
                stream(Protocol.HLS, file + ".m3u8" + query, headers));
    }

    private static LiveStream stream(Protocol protocol, String url, Map<String, String> headers) {
        return LiveStream.of(protocol, Quality.OD, Quality.OD.chinese(), url)
                .withHeaders(headers)
                .withExpiry(StreamExpiry.of(url));
    }
}
