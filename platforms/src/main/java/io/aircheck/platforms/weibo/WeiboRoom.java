package io.aircheck.platforms.weibo;

import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Asks for one broadcast. Two endpoints tell alike; only the second has the site's words on who may watch. */
final class WeiboRoom {

    private static final long SUCCESS = 100_000;
    private static final long ABSENT = 27_401;

    private final SiteClient client;
    private final String id;

    WeiboRoom(SiteClient client, String id) {
        this.client = client;
        this.id = id;
    }

    RoomStatus status() throws IOException, SiteRefusal {
        return Ways.first(List.of(this::anchor, this::show));
    }

    private RoomStatus anchor() throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask("https://weibo.com/l/pc/anchor/live?live_id=" + Query.encode(id));
        Json json = answer.json();
        if (isOver(answer, json)) {
            return new RoomStatus.Offline(RoomDetails.UNKNOWN);
        }
        Json item = answer.require(json.at("data", "item"), "item");
        Json user = json.at("data", "user_info");
        String name = user.at("name").text();
        RoomDetails details = new RoomDetails(
                name == null ? user.at("screen_name").text() : name,
                item.at("desc").text(),
                null,
                item.at("cover").address(),
                null);
        if (answer.requireWhole(item.at("status"), "status") != 1) {
            return new RoomStatus.Offline(details);
        }
        List<LiveStream> streams = streams(item.at("stream_info", "pull"), item);
        if (streams.isEmpty() && item.at("watch_limit_info", "type").whole(0) != 0) {
            return withWords(
                    new RoomStatus.LoginRequired(details, "Weibo wants a login: the broadcast is not for everybody"));
        }
        if (streams.isEmpty()) {
            throw answer.failed("gave no address of the stream").about(details);
        }
        return new RoomStatus.Live(details, streams);
    }

    private RoomStatus withWords(RoomStatus limited) throws IOException {
        try {
            return show();
        } catch (SiteRefusal e) {
            return limited;
        }
    }

    private RoomStatus show() throws IOException, SiteRefusal {
        SiteAnswer answer =
                client.ask("https://weibo.com/l/!/2/wblive/room/show_pc_live.json?live_id=" + Query.encode(id));
        Json json = answer.json();
        if (isOver(answer, json)) {
            return new RoomStatus.Offline(RoomDetails.UNKNOWN);
        }
        Json data = json.at("data");
        RoomDetails details = new RoomDetails(
                data.at("user", "screenName").text(),
                data.at("title").text(),
                null,
                data.at("cover").address(),
                data.at("startTime").millis());
        if (answer.requireWhole(data.at("status"), "status") != 1) {
            return new RoomStatus.Offline(details);
        }
        boolean closed = Long.valueOf(0).equals(data.at("play_switch").whole());
        List<LiveStream> streams = streams(data, data);
        if (!streams.isEmpty() && !closed) {
            return new RoomStatus.Live(details, streams);
        }
        if (data.at("watch_limit").whole(0) != 0) {
            String words = data.at("pay_dialog_info", "buy_tip").text("the broadcast is not for everybody");
            return new RoomStatus.LoginRequired(details, "Weibo wants a login: " + words);
        }
        if (closed) {
            return new RoomStatus.Blocked(details, "Weibo does not let the broadcast be played");
        }
        throw answer.failed("gave no address of the stream").about(details);
    }

    /** Whether a failure means that the broadcast is over; other failures are refusals. */
    private boolean isOver(SiteAnswer answer, Json json) throws SiteRefusal {
        long code = answer.requireWhole(json.at("code"), "code");
        long error = json.at("error_code").whole(0);
        if (code == SUCCESS && error == 0) {
            return false;
        }
        String words = json.at("msg").text("").strip();
        if (error == ABSENT || words.startsWith("LiveRoom does not exist")) {
            throw SiteRefusal.notFound("Weibo has no room " + id);
        }
        if (error != 0 && words.isEmpty() && !json.at("msg").isMissing()) {
            return true;
        }
        throw answer.says(json.at("msg"), error == 0 ? json.at("code") : json.at("error_code"));
    }

    /** The field called HLS may hold the FLV address: the extension decides. HLS comes first. */
    private List<LiveStream> streams(Json addresses, Json picture) {
        List<LiveStream> streams = new ArrayList<>();
        for (String field : List.of("live_origin_hls_url", "live_origin_flv_url")) {
            String url = addresses.at(field).address();
            if (url != null && streams.stream().noneMatch(stream -> stream.url().equals(url))) {
                streams.add(LiveStream.of(
                                url.contains(".m3u8") ? Protocol.HLS : Protocol.FLV,
                                Quality.OD,
                                Quality.OD.chinese(),
                                url)
                        .withCodec(Codec.AVC)
                        .withPicture(
                                picture.at("width").pixels(),
                                picture.at("height").pixels(),
                                null)
                        .withHeaders(client.mediaHeaders(
                                Map.of("Referer", "https://weibo.com/", "User-Agent", client.userAgent()))));
            }
        }
        streams.sort(Comparator.comparing(stream -> stream.protocol() != Protocol.HLS));
        return streams;
    }
}
