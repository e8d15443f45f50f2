package io.aircheck.platforms.xiaohongshu;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The streams of a room, all of one quality: H.264 before H.265, FLV before HLS. */
final class XiaohongshuStreams {

    private static final Pattern STREAM = Pattern.compile("https?://[^/?#]+/live/([\\w-]+)\\.flv.*");
    private static final String SOURCE = "http://live-source-play.xhscdn.com/live/";

    private XiaohongshuStreams() {}

    /** Those that the room lists, else those that the deep link into the app leads to. */
    static List<LiveStream> of(Json roomInfo, Map<String, String> headers) {
        Json listed = roomInfo.at("pullConfig");
        Json config = listed.text() == null ? listed : listed.unwrapped();
        List<LiveStream> streams = new ArrayList<>();
        streams.addAll(listed(config.at("h264"), Codec.AVC, config));
        streams.addAll(listed(config.at("h265"), Codec.HEVC, config));
        if (streams.isEmpty()) {
            String name = streamName(roomInfo);
            if (name != null) {
                streams.add(stream(SOURCE + name + ".flv", "原画").withCodec(Codec.AVC));
                streams.add(stream(SOURCE + name + ".m3u8", "原画").withCodec(Codec.AVC));
            }
        }
        return streams.stream().map(stream -> stream.withHeaders(headers)).toList();
    }

    /** A parameter of the room's link into the app. */
    static @Nullable String ofDeepLink(Json roomInfo, String parameter) {
        String link = roomInfo.at("deeplink").text("");
        int question = link.indexOf('?');
        return question < 0
                ? null
                : Address.parse("https://app.invalid/" + link.substring(question))
                        .map(address -> address.parameter(parameter))
                        .filter(value -> !value.isBlank())
                        .orElse(null);
    }

    private static @Nullable String streamName(Json roomInfo) {
        String url = ofDeepLink(roomInfo, "flvUrl");
        Matcher stream = STREAM.matcher(url == null ? "" : url);
        return stream.matches() ? stream.group(1) : null;
    }

    private static List<LiveStream> listed(Json list, Codec codec, Json config) {
        Integer width = config.at("width").pixels();
        Integer height = config.at("height").pixels();
        return list.items().stream()
                .flatMap(one -> Optional.ofNullable(one.at("master_url").address())
                        .map(url -> stream(url, one.at("quality_type_name").text("原画")))
                        .stream())
                .map(stream -> stream.withCodec(codec).withPicture(width, height, null))
                .sorted(Comparator.comparing(stream -> stream.protocol() != Protocol.FLV))
                .toList();
    }

    private static LiveStream stream(String url, String name) {
        return LiveStream.of(url.contains(".m3u8") ? Protocol.HLS : Protocol.FLV, Quality.OD, name, url);
    }
}
