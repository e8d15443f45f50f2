package io.aircheck.platforms.huajiao;

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
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a broadcast: of the substream question, which also knows when it is over; else those that the broadcast's
 * answer had itself; else of the older server. One quality, FLV before HLS and H.264 before H.265.
 */
final class HuajiaoStreams {

    private final HuajiaoApi api;
    private final Map<String, String> headers;

    HuajiaoStreams(HuajiaoApi api, Visit visit) {
        this.api = api;
        this.headers = api.client()
                .mediaHeaders(Map.of(
                        "Referer",
                        Huajiao.SITE + "/",
                        "User-Agent",
                        api.client().userAgent()));
    }

    RoomStatus statusOf(HuajiaoFeed feed) throws IOException, SiteRefusal {
        RoomDetails details = feed.details();
        try {
            return Ways.first(List.of(
                    () -> ofSubstream(feed, details), () -> ofFeed(feed, details), () -> ofLivePlay(feed, details)));
        } catch (SiteRefusal e) {
            throw e.about(details);
        }
    }

    private RoomStatus ofSubstream(HuajiaoFeed feed, RoomDetails details) throws IOException, SiteRefusal {
        SiteAnswer step = api.substream(feed);
        Json answer = step.json();
        boolean over = step.requireWhole(answer.at("errno"), "errno") != 0;
        Json data = over ? Json.MISSING : step.require(answer.at("data"), "data");
        List<LiveStream> streams = streams(
                or(data.at("h264_url").address(), mainOf(data, "h264")),
                or(data.at("pull_m3u8").address(), feed.stream().at("m3u8").address()),
                or(data.at("h265_url").address(), mainOf(data, "h265")));
        return over || streams.isEmpty()
                ? new RoomStatus.Offline(RoomDetails.of(details.streamer(), null))
                : new RoomStatus.Live(details, streams);
    }

    private RoomStatus ofFeed(HuajiaoFeed feed, RoomDetails details) throws SiteRefusal {
        Json stream = feed.stream();
        boolean newer = stream.at("encode").text("").equals("h265");
        String flv = stream.at("pull_url").address();
        List<LiveStream> streams = streams(newer ? null : flv, stream.at("m3u8").address(), newer ? flv : null);
        if (streams.isEmpty()) {
            throw SiteRefusal.failed("Huajiao gave no pull_url");
        }
        return new RoomStatus.Live(details, streams);
    }

    private RoomStatus ofLivePlay(HuajiaoFeed feed, RoomDetails details) throws IOException, SiteRefusal {
        SiteAnswer step = api.livePlay(feed);
        String main = LivePlay.read(step.page()).at("main").address();
        if (main == null) {
            throw step.failed("gave no main");
        }
        return new RoomStatus.Live(details, streams(main, null, null));
    }

    private List<LiveStream> streams(@Nullable String flv, @Nullable String hls, @Nullable String newerFlv) {
        List<LiveStream> streams = new ArrayList<>();
        Optional.ofNullable(flv).ifPresent(url -> streams.add(stream(Protocol.FLV, Codec.AVC, url)));
        Optional.ofNullable(hls).ifPresent(url -> streams.add(stream(Protocol.HLS, Codec.AVC, url)));
        Optional.ofNullable(newerFlv).ifPresent(url -> streams.add(stream(Protocol.FLV, Codec.HEVC, url)));
        return streams;
    }

    private LiveStream stream(Protocol protocol, Codec codec, String url) {
        return LiveStream.of(protocol, Quality.OD, Quality.OD.chinese(), url)
                .withCodec(codec)
                .withHeaders(headers)
                .withExpiry(StreamExpiry.of(url));
    }

    /** The main stream, where it is of this codec. */
    private static @Nullable String mainOf(Json data, String codec) {
        return data.at("encode").text("h264").equals(codec) ? data.at("main").address() : null;
    }

    private static @Nullable String or(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
