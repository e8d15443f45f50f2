package io.aircheck.platforms.qiandurebo;

import io.aircheck.platforms.Address;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Qiandu Rebo (fact sheet qiandurebo). What is known is the old web player: its page holds the streamer's name and the address
 * of the only stream in a script, and a banner that is shown while the streamer rests, though the address stays.
 *
 * <p>Uncertain: since 2026 the site is said to be an app, its old addresses leading elsewhere, to challenges or to decoys. All
 * of these are errors here and never "offline".
 */
public final class QianduRebo implements Platform {

    private static final String ID = "qiandurebo";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final String RESTING = "common-text-center\" style=\"display:block";
    private static final String MOVED = " (the web player may be gone: since 2026 the site is said to be an app)";

    @Override
    public PlatformInfo info() {
        return PlatformInfo.of(ID, "Qiandu Rebo", "千度热播", "https://qiandurebo.com/web/video.php?roomnumber=33333")
                .withQualities("OD")
                .withDoubts("Since 2026 the site is said to be an app without the web player that is known here.");
    }

    @Override
    public Optional<Room> match(Address address) {
        String number = address.parameter("roomnumber");
        return address.hostIs("qiandurebo.com")
                        && address.path().equals("/web/video.php")
                        && number != null
                        && NUMBER.matcher(number).matches()
                ? Optional.of(Room.live(ID, number, "https://qiandurebo.com/web/video.php?roomnumber=" + number))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        SiteClient client = SiteClient.of(
                visit,
                Map.of(
                        "Referer", "https://qiandurebo.com/web/index.php",
                        "Accept", "text/html,application/xhtml+xml,*/*;q=0.8",
                        "Accept-Language", "zh-CN,zh;q=0.9"),
                "qiandurebo.com");
        try {
            return read(client.ask(room.url()), client.mediaHeaders(Map.of("Referer", "https://qiandurebo.com")));
        } catch (SiteRefusal e) {
            return e.status();
        }
    }

    private static RoomStatus read(SiteAnswer answer, Map<String, String> headers) throws SiteRefusal {
        if (answer.status() >= 300 && answer.status() <= 399) {
            throw answer.failed("leads elsewhere" + MOVED);
        }
        String page = answer.page();
        int begin = page.indexOf("var user = ");
        int end = begin < 0 ? -1 : page.indexOf("user.play_url", begin);
        if (end < 0) {
            throw answer.failed("shows no room" + MOVED);
        }
        String user = page.substring(begin, end);
        RoomDetails details = RoomDetails.of(property(user, "zb_nickname").text(), null);
        Json playUrl = property(user, "play_url");
        boolean resting = page.contains(RESTING);
        if (!resting && playUrl.node().isMissingNode() && user.contains("\"play_url\"")) {
            throw answer.failed("gave no play_url that can be read").about(details);
        }
        if (resting || playUrl.text() == null) {
            return new RoomStatus.Offline(details);
        }
        String url = playUrl.address();
        return answer.live(
                details,
                url == null
                        ? List.of()
                        : List.of(LiveStream.of(Protocol.FLV, Quality.OD, "OD", url)
                                .withHeaders(headers)
                                .withExpiry(StreamExpiry.of(url))));
    }

    private static Json property(String block, String name) {
        return HtmlScript.jsonAfter(block, "\"" + name + "\":");
    }
}
