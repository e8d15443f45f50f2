package io.aircheck.platforms.laixiu;

import io.aircheck.net.HttpRequest;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Laixiu, imkktv (fact sheet laixiu). One question with a signed header tells everything; it takes a streamer's number in
 * place of a room's. An address of a stream may be left over from the last broadcast.
 *
 * <p>Uncertain: what is answered about a room that does not exist, which therefore is an error; the secret of the signature may
 * change with the web page.
 */
public final class Laixiu implements Platform {

    private static final String ID = "laixiu";
    private static final String SITE = "https://www.imkktv.com";

    /** Shared addresses may carry both; the first counts. */
    private static final Pattern ROOM = Pattern.compile("[?&](?:roomId|anchorId)=(\\d{1,19})(?![^&#])");

    private static final long FOUND = 200;
    private static final long ON_AIR = 0;

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Laixiu", "来秀直播", SITE + "/h5/share/video.html?uid=1845195&roomId=1710496")
                .withQualities("OD")
                .withDoubts(
                        "What the site answers about a room that does not exist; it is shown as an error.",
                        "The secret of the signature may change with the site's page.");
    }

    @Override
    public Optional<Room> match(Address address) {
        Matcher room = ROOM.matcher(address.url());
        return address.hostIs("www.imkktv.com", "imkktv.com") && room.find()
                ? Optional.of(Room.live(ID, room.group(1), SITE + "/h5/share/video.html?roomId=" + room.group(1)))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(visit, Map.of("Origin", SITE, "Referer", SITE + "/"), "imkktv.com");
        try {
            SiteAnswer step = client.ask(HttpRequest.get(
                            "https://api.imkktv.com/liveroom/getShareLiveVideo?roomId=" + room.id())
                    .headers(signed(device(visit.random()), visit.clock().millis())));
            return statusOf(step, client);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    /** A random UUID of version 4 without its dashes. */
    private static String device(RandomGenerator random) {
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        long low = random.nextLong() & ~(0b11L << 62) | 0b10L << 62;
        return new UUID(high, low).toString().replace("-", "");
    }

    private static Map<String, String> signed(String device, long millis) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("mobileModel", "web");
        headers.put("timestamp", Long.toString(millis));
        headers.put("loginType", "2");
        headers.put("versionCode", "10003");
        headers.put("imei", device);
        headers.put("requestId", RequestId.sign(device, millis));
        headers.put("channel", "9");
        headers.put("version", "1.0.0");
        headers.put("os", "web");
        headers.put("platform", "WEB");
        return headers;
    }

    private static RoomStatus statusOf(SiteAnswer step, SiteClient client) throws SiteRefusal {
        Json answer = step.json();
        if (answer.at("code").whole(FOUND) != FOUND) {
            throw step.says(answer.at("message"), answer.at("code"));
        }
        Json data = step.require(answer.at("data"), "data");
        boolean onAir = step.requireWhole(data.at("playStatus"), "data.playStatus") == ON_AIR;
        RoomDetails details = new RoomDetails(
                data.at("nickname").text(), null, null, data.at("cover").address(), null);
        if (!onAir) {
            return new RoomStatus.Offline(details);
        }
        String url = data.at("playUrl").address();
        return step.live(details, url == null ? List.of() : List.of(stream(url, client)));
    }

    private static LiveStream stream(String url, SiteClient client) {
        return LiveStream.of(Protocol.FLV, Quality.OD, Quality.OD.chinese(), url)
                .withHeaders(client.mediaHeaders(Map.of("User-Agent", client.userAgent())))
                .withExpiry(StreamExpiry.of(url));
    }
}
