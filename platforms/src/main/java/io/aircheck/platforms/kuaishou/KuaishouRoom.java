package io.aircheck.platforms.kuaishou;

import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.StreamExpiry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Kuaishou tells of a room, in the one shape that its page and its API share, and in that of the share host. */
final class KuaishouRoom {

    private static final int OTHERWISE = -1;

    private KuaishouRoom() {}

    /**
     * From the page's {@code playList[0]} and from {@code livedetail}. An empty {@code liveStream} with an empty author is what
     * those see whom the site blocks.
     */
    static RoomStatus status(SiteAnswer answer, Json item, Map<String, String> headers) throws SiteRefusal {
        Json error = item.at("errorType");
        if (error.isObject() && !error.node().isEmpty()) {
            return ofWords(
                    answer,
                    error.at("title").text("") + " " + error.at("content").text(""));
        }
        Json live = answer.require(item.at("liveStream"), "liveStream");
        Json author = item.at("author");
        if (!live.isObject() || live.node().isEmpty() && author.at("name").text() == null) {
            throw answer.blocked("tells nothing about the room, as it does to addresses that it blocks");
        }
        boolean living = isLiving(answer, item, live);
        RoomDetails details = details(item, live, author.at("name").text(), living);
        if (author.at("bannedStatus", "banned").isTrue() && !living) {
            return new RoomStatus.Blocked(details, "Kuaishou has banned the streamer");
        }
        Json play = live.at("playUrls");
        List<LiveStream> streams = living ? streams(play, live.at("hlsPlayUrl"), headers) : List.of();
        boolean nothingYet = play.isObject() || play.node().isArray();
        return !living || streams.isEmpty() && nothingYet
                ? new RoomStatus.Offline(details)
                : answer.live(details, streams);
    }

    /** From {@code byUser}, which gives one address of each kind. */
    static RoomStatus ofShare(SiteAnswer answer, Json live, Map<String, String> headers) throws SiteRefusal {
        if (!live.at("living").isTrue() && !live.at("living").isFalse()) {
            throw answer.failed("gave no living");
        }
        RoomDetails details = RoomDetails.of(
                live.at("user", "user_name").text(), live.at("caption").text());
        if (live.at("living").isFalse()) {
            return new RoomStatus.Offline(details);
        }
        List<LiveStream> streams = new ArrayList<>();
        for (Json address : List.of(live.at("playUrls").at(0).at("url"), live.at("hlsPlayUrl"))) {
            String url = address.address();
            if (url != null && streams.stream().noneMatch(stream -> stream.url().equals(url))) {
                streams.add(stream(url, "auto", Quality.OD, null, headers).withCodec(Codec.AVC));
            }
        }
        return answer.live(details, streams);
    }

    /** The state that the site's code or words tell: 22 and 671 not live, 2 too fast. */
    static RoomStatus ofCode(SiteAnswer answer, long code, String words) throws SiteRefusal {
        if (code == 22 || code == 671 || words.contains("错误代码22") || words.contains("尚未开播")) {
            return new RoomStatus.Offline(RoomDetails.UNKNOWN);
        }
        if (code == 2 || words.contains("请求过快")) {
            throw answer.blocked("says: " + (words.isBlank() ? "请求过快" : words.strip()));
        }
        throw answer.failed(words.isBlank() ? "answered code " + code : "says: " + words.strip());
    }

    private static RoomStatus ofWords(SiteAnswer answer, String words) throws SiteRefusal {
        return ofCode(answer, OTHERWISE, words);
    }

    private static boolean isLiving(SiteAnswer answer, Json item, Json live) throws SiteRefusal {
        Json flag = item.at("isLiving").present().orElse(live.at("living"));
        if (!flag.isTrue() && !flag.isFalse()) {
            throw answer.failed("gave no isLiving");
        }
        return flag.isTrue();
    }

    private static RoomDetails details(Json item, Json live, @Nullable String streamer, boolean living) {
        String cover = live.at("poster").address();
        return new RoomDetails(
                streamer,
                live.at("caption").text(),
                item.at("gameInfo", "name").text(),
                cover == null ? live.at("coverUrl").address() : cover,
                living ? live.at("startTime").millis() : null);
    }

    /** H.264 best first, then HLS, then the newer codec, which a player may not know. */
    private static List<LiveStream> streams(Json play, Json hls, Map<String, String> headers) {
        Json older = play.at(0);
        List<LiveStream> streams =
                new ArrayList<>(ladder(older.isMissing() ? play.at("h264") : older, Codec.AVC, headers));
        String playlist = hls.address();
        if (playlist != null && playlist.contains(".m3u8")) {
            Quality rung = streams.isEmpty() ? Quality.OD : streams.getFirst().quality();
            streams.add(stream(playlist, "auto", rung, null, headers).withCodec(Codec.AVC));
        }
        streams.addAll(ladder(play.at("hevc"), Codec.HEVC, headers));
        return streams;
    }

    private static List<LiveStream> ladder(Json set, Codec codec, Map<String, String> headers) {
        List<LiveStream> streams = new ArrayList<>();
        List<Json> bestFirst = set.at("adaptationSet", "representation").items().stream()
                .filter(one -> one.at("url").address() != null)
                .sorted(Comparator.comparing((Json one) -> one.at("bitrate").whole(0))
                        .thenComparing(one -> one.at("level").whole(0))
                        .reversed())
                .toList();
        for (Json one : bestFirst) {
            long kilobits = one.at("bitrate").whole(0);
            String name = one.at("name").text(one.at("qualityType").text("auto"));
            Quality rung = kilobits > 0 ? rung(kilobits) : Quality.atRank(streams.size());
            streams.add(stream(one.at("url").text(""), name, rung, kilobits > 0 ? kilobits * 1000 : null, headers)
                    .withCodec(codec));
        }
        return streams;
    }

    /** The bounds of DouyinLiveRecorder. */
    private static Quality rung(long kilobits) {
        if (kilobits > 1000) {
            return kilobits > 4000 ? Quality.OD : kilobits > 2000 ? Quality.BD : Quality.UHD;
        }
        return kilobits > 800 ? Quality.HD : kilobits > 600 ? Quality.SD : Quality.LD;
    }

    private static LiveStream stream(
            String address, String name, Quality rung, @Nullable Long bitsPerSecond, Map<String, String> headers) {
        String url = address.startsWith("//") ? "https:" + address : address;
        return LiveStream.of(url.contains(".m3u8") ? Protocol.HLS : Protocol.FLV, rung, name, url)
                .withBitsPerSecond(bitsPerSecond)
                .withHeaders(headers)
                .withExpiry(StreamExpiry.of(url));
    }
}
