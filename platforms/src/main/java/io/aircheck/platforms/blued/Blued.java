package io.aircheck.platforms.blued;

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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Blued (fact sheet blued). The share page of a room holds all that is told, percent-encoded within a script; one stream of one
 * quality, under an address that expires, so that the page is asked again for every connection.
 *
 * <p>Uncertain: how an unknown code is answered; members beside those read here.
 */
public final class Blued implements Platform {

    private static final String ID = "blued";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{6,64}");
    private static final String APP = "ios/7.830 (ios 17.0; ; iPhone 15 (A2846/A3089/A3090/A3092))";

    /** A page may decode other texts as well; the state is the one before the browser check. */
    private static final Pattern STATE =
            Pattern.compile("decodeURIComponent\\(\"([^\"]*+)\"\\s*\\)\\s*\\)\\s*,\\s*window\\.Promise");

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Blued", "Blued", "https://app.blued.cn/live?id=Mp6G2R")
                .withQualities("OD")
                .withDoubts("How the site answers for a code that nobody has.");
    }

    @Override
    public Optional<Room> match(Address address) {
        String code = address.parameter("id");
        return address.hostIs("app.blued.cn")
                        && address.segments().equals(List.of("live"))
                        && code != null
                        && CODE.matcher(code).matches()
                ? Optional.of(Room.live(ID, code, "https://app.blued.cn/live?id=" + code))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client =
                SiteClient.of(visit, Map.of("User-Agent", APP, "Accept-Language", "zh-CN,zh;q=0.9"), "blued.cn");
        try {
            SiteAnswer page = client.ask(room.url());
            Json state = state(page);
            Json user = state.at("userInfo");
            Json live = state.at("liveInfo");
            boolean onAir = page.requireFlag(user.at("onLive"), "userInfo.onLive");
            RoomDetails details = new RoomDetails(
                    user.at("name").text(),
                    null,
                    null,
                    live.at("picUrl").address(),
                    onAir ? time(live.at("initTime")) : null);
            if (!onAir) {
                return new RoomStatus.Offline(details);
            }
            Map<String, String> headers =
                    client.mediaHeaders(Map.of("Referer", "https://app.blued.cn", "User-Agent", APP));
            return page.live(details, streams(live.at("liveUrl").address(), headers));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static Json state(SiteAnswer page) throws SiteRefusal {
        Matcher script = STATE.matcher(page.page());
        Json state = script.find() ? Json.parse(decoded(script.group(1))) : Json.MISSING;
        if (!state.isObject()) {
            throw page.failed("gave no state of the room (the page has changed, or risk control answered)");
        }
        return state;
    }

    /** As JavaScript decodes: a plus sign stays one. Null where it is no encoding. */
    private static @Nullable String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<LiveStream> streams(@Nullable String url, Map<String, String> headers) {
        return url == null
                ? List.of()
                : List.of(LiveStream.of(Protocol.ofPath(url, Protocol.HLS), Quality.OD, "OD", url)
                        .withHeaders(headers)
                        .withExpiry(StreamExpiry.of(url)));
    }

    private static @Nullable Instant time(Json seconds) {
        Long whole = seconds.whole();
        return whole == null || whole <= 0 ? null : Instant.ofEpochSecond(whole);
    }
}
