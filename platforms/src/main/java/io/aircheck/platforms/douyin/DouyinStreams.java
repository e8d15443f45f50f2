package io.aircheck.platforms.douyin;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a room's {@code stream_url}, best first; within a quality FLV, then HLS. A double screen (a second picture
 * composed of the same broadcast) comes after the first of the same quality, under a name of its own.
 */
final class DouyinStreams {

    /** A quality: the site's key, its name where the answer has none, its rung. Sound alone ("ao") is left out. */
    private record Rung(String key, String name, Quality quality) {}

    private static final List<Rung> RUNGS = List.of(
            new Rung("origin", "原画", Quality.OD),
            new Rung("uhd", "蓝光", Quality.UHD),
            new Rung("hd", "超清", Quality.HD),
            new Rung("sd", "高清", Quality.SD),
            new Rung("ld", "标清", Quality.LD),
            new Rung("md", "流畅", Quality.LD));

    /** The older maps; SD2 is better than SD1. */
    private static final List<Rung> OLDER = List.of(
            new Rung("FULL_HD1", "FULL_HD1", Quality.UHD),
            new Rung("HD1", "HD1", Quality.HD),
            new Rung("SD2", "SD2", Quality.SD),
            new Rung("SD1", "SD1", Quality.LD));

    private static final Pattern RESOLUTION = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final String DOUBLE_SCREEN = "（双屏）";

    private DouyinStreams() {}

    /** One picture of the broadcast in all its qualities. */
    private record Composition(Json streams, Json qualities, String suffix) {

        static Composition of(Json pullData, String suffix) {
            return new Composition(
                    pullData.at("stream_data").unwrapped().at("data"), pullData.at("options", "qualities"), suffix);
        }
    }

    /** @param headers for the download */
    static List<LiveStream> of(Json streamUrl, Map<String, String> headers) {
        List<Composition> compositions = new ArrayList<>();
        compositions.add(Composition.of(streamUrl.at("live_core_sdk_data", "pull_data"), ""));
        streamUrl.at("pull_datas").members().values().stream()
                .limit(1)
                .forEach(second -> compositions.add(Composition.of(second, DOUBLE_SCREEN)));
        List<LiveStream> streams = new ArrayList<>();
        for (Rung rung : RUNGS) {
            compositions.forEach(composition -> streams.addAll(streams(composition, rung)));
        }
        if (streams.isEmpty()) {
            for (Rung rung : OLDER) {
                add(streams, Protocol.FLV, rung, rung.name, streamUrl.at("flv_pull_url", rung.key));
                add(streams, Protocol.HLS, rung, rung.name, streamUrl.at("hls_pull_url_map", rung.key));
            }
        }
        return streams.stream().map(stream -> stream.withHeaders(headers)).toList();
    }

    private static List<LiveStream> streams(Composition composition, Rung rung) {
        Json main = composition.streams.at(rung.key, "main");
        Json sdk = main.at("sdk_params").unwrapped();
        Json described = composition.qualities.items().stream()
                .filter(quality -> rung.key.equals(quality.at("sdk_key").text()))
                .findFirst()
                .orElse(Json.MISSING);
        String name = described.at("name").text(rung.name) + composition.suffix;
        Codec codec = codec(sdk.at("VCodec").text(described.at("v_codec").text("")));
        Matcher picture = RESOLUTION.matcher(
                sdk.at("resolution").text(described.at("resolution").text("")));
        boolean sized = picture.matches();
        Integer width = sized ? Integer.valueOf(picture.group(1)) : null;
        Integer height = sized ? Integer.valueOf(picture.group(2)) : null;
        Long bits = sdk.at("vbitrate").whole();
        List<LiveStream> streams = new ArrayList<>();
        add(streams, Protocol.FLV, rung, name, main.at("flv"));
        add(streams, Protocol.HLS, rung, name, main.at("hls"));
        return streams.stream()
                .map(stream -> stream.withCodec(codec)
                        .withPicture(width, height, described.at("fps").number())
                        .withBitsPerSecond(
                                bits == null ? described.at("v_bit_rate").whole() : bits))
                .toList();
    }

    private static void add(List<LiveStream> streams, Protocol protocol, Rung rung, String name, Json address) {
        String url = address.address();
        if (url != null) {
            streams.add(LiveStream.of(protocol, rung.quality, name, url).withExpiry(expiry(url)));
        }
    }

    private static @Nullable Instant expiry(String url) {
        return Address.parse(url).map(address -> address.instant("expire")).orElse(null);
    }

    private static @Nullable Codec codec(String name) {
        return switch (name) {
            case "h264", "264" -> Codec.AVC;
            case "h265", "265", "bytevc1" -> Codec.HEVC;
            default -> null;
        };
    }
}
