package io.aircheck.platforms.piaopiao;

import io.aircheck.net.HttpRequest;
import io.aircheck.net.UserAgents;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Piaopiao and Huamao (fact sheets piaopiao, huamao), two apps on one software, each with its own streamers. The API behind
 * their share pages tells the state and the only stream, whose address may be left over from the last broadcast.
 *
 * <p>Uncertain: how a streamer who does not exist is answered; an answer without data is taken for that.
 */
public final class Piaopiao implements Platform {

    private static final Pattern UID = Pattern.compile("[A-Za-z0-9]{1,32}");

    private final PlatformInfo info;
    private final String pages;
    private final String api;
    private final String domain;

    private Piaopiao(PlatformInfo info, String pages, String api, String domain) {
        this.info = info.withQualities("OD").withDoubts("How the site answers for a streamer who does not exist.");
        this.pages = pages;
        this.api = api;
        this.domain = domain;
    }

    public static Piaopiao piaopiao() {
        return new Piaopiao(
                PlatformInfo.of(
                        "piaopiao",
                        "Piaopiao",
                        "飘飘直播",
                        "https://m.pp.weimipopo.com/live/preview.html?uid=91648673&anchorUid=91625862&app=plpl"),
                "m.pp.weimipopo.com",
                "api.pp.weimipopo.com",
                "weimipopo.com");
    }

    public static Piaopiao huamao() {
        return new Piaopiao(
                PlatformInfo.of(
                        "huamao",
                        "Huamao",
                        "花猫直播",
                        "https://h.catshow168.com/live/preview.html?uid=19066357&anchorUid=18895331"),
                "h.catshow168.com",
                "api.catshow168.com",
                "catshow168.com");
    }

    @Override
    public PlatformInfo info() {
        return info;
    }

    /** {@code uid} in these addresses is who shared it; the streamer is {@code anchorUid}. */
    @Override
    public Optional<Room> match(Address address) {
        String uid = address.parameter("anchorUid");
        return address.hostIs(pages)
                        && address.segments().equals(List.of("live", "preview.html"))
                        && uid != null
                        && UID.matcher(uid).matches()
                ? Optional.of(Room.live(info.id(), uid, "https://" + pages + "/live/preview.html?anchorUid=" + uid))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit,
                Map.of(
                        "User-Agent", UserAgents.MOBILE,
                        "Origin", "https://" + pages,
                        "Referer", "https://" + pages + "/"),
                domain);
        try {
            SiteAnswer answer = client.ask(HttpRequest.post(
                    "https://" + api + "/live/preview",
                    "application/json",
                    "{\"inviteUuid\":\"\",\"anchorUuid\":\"" + room.id() + "\"}"));
            Json json = answer.json();
            Json data = json.at("data");
            if (!data.isObject()) {
                throw noData(room, answer, json);
            }
            boolean living = answer.requireFlag(data.at("living"), "living");
            RoomDetails details = new RoomDetails(
                    data.at("name").text(), null, null, data.at("cover").address(), null);
            return living
                    ? answer.live(details, streams(data.at("pullUrl").text(), client.mediaHeaders(Map.of())))
                    : new RoomStatus.Offline(details);
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private SiteRefusal noData(Room room, SiteAnswer answer, Json json) throws SiteRefusal {
        long code = answer.requireWhole(json.at("code"), "code");
        return code == 0
                ? SiteRefusal.notFound(info.english() + " has no user " + room.id())
                : answer.says(json.at("message"), json.at("code"));
    }

    private static List<LiveStream> streams(@Nullable String url, Map<String, String> headers) {
        return url == null || !url.matches("(?:https?|rtmp)://\\S+")
                ? List.of()
                : List.of(LiveStream.of(Protocol.ofPath(url, Protocol.HLS), Quality.OD, "OD", url)
                        .withHeaders(headers)
                        .withExpiry(StreamExpiry.of(url)));
    }
}
