package io.aircheck.platforms.huya;

import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.StreamExpiry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a room, best first: the original, then by bit rate; within a quality FLV before HLS, and the CDNs by what the
 * site thinks of them on the web, Huya's own ones last.
 */
final class HuyaStreams {

    private static final Set<String> LAST = Set.of("HY", "HUYA", "HYZJ");
    private static final List<String> KNOWN_GOOD = List.of("AL", "HS", "HW", "TX");

    private static final Comparator<Json> BEST_CDN_FIRST = Comparator.comparing(
                    (Json line) -> LAST.contains(line.at("sCdnType").text("")))
            .thenComparing(line -> line.at("iWebPriorityRate").whole(0), Comparator.reverseOrder())
            .thenComparing(line -> KNOWN_GOOD.indexOf(line.at("sCdnType").text("")), Comparator.reverseOrder());

    /** Gives a line's code as it is to be sent. */
    @FunctionalInterface
    interface Codes {
        String of(Json line, Protocol protocol, String code);
    }

    /** @param kilobitsPerSecond 0 is the original */
    private record Rate(String name, long kilobitsPerSecond) {}

    private HuyaStreams() {}

    static List<LiveStream> of(HuyaRoom room, Codes codes, Map<String, String> headers) {
        List<Json> lines = usable(room.lines().items());
        List<LiveStream> streams = new ArrayList<>();
        for (Rate rate : rates(room.rates())) {
            for (Protocol protocol : List.of(Protocol.FLV, Protocol.HLS)) {
                for (Json line : lines) {
                    String code = codes.of(line, protocol, code(line, protocol));
                    String url = url(line, protocol);
                    if (url != null) {
                        streams.add(stream(rate, protocol, url + "?" + code, room.kilobitsPerSecond())
                                .withHeaders(headers));
                    }
                }
            }
        }
        return streams;
    }

    /** Without those that are not for the web, as long as there are others. */
    private static List<Json> usable(List<Json> lines) {
        List<Json> sorted = lines.stream().sorted(BEST_CDN_FIRST).toList();
        List<Json> web = sorted.stream()
                .filter(line -> line.at("iWebPriorityRate").whole(0) >= 0)
                .toList();
        return web.isEmpty() ? sorted : web;
    }

    /** HDR is left out, as long as there is something else. Where no rate is told, there is the original. */
    private static List<Rate> rates(Json rates) {
        List<Rate> all = rates.items().stream()
                .filter(rate -> rate.at("iBitRate").whole() != null)
                .map(rate -> new Rate(
                        rate.at("sDisplayName").text("原画"), rate.at("iBitRate").whole(0)))
                .sorted(Comparator.comparing((Rate rate) -> rate.kilobitsPerSecond != 0)
                        .thenComparing(Rate::kilobitsPerSecond, Comparator.reverseOrder()))
                .toList();
        List<Rate> plain =
                all.stream().filter(rate -> !rate.name.contains("HDR")).toList();
        return !plain.isEmpty() ? plain : all.isEmpty() ? List.of(new Rate("原画", 0)) : all;
    }

    private static LiveStream stream(Rate rate, Protocol protocol, String url, long originalKilobits) {
        long kilobits = rate.kilobitsPerSecond == 0 ? originalKilobits : rate.kilobitsPerSecond;
        return LiveStream.of(
                        protocol,
                        rung(rate.kilobitsPerSecond),
                        rate.name,
                        rate.kilobitsPerSecond == 0 ? url : url + "&ratio=" + rate.kilobitsPerSecond)
                .withCodec(Codec.AVC)
                .withExpiry(StreamExpiry.of(url))
                .withBitsPerSecond(kilobits > 0 ? kilobits * 1000 : null);
    }

    private static Quality rung(long kilobits) {
        if (kilobits == 0) {
            return Quality.OD;
        }
        return kilobits > 4000
                ? Quality.BD
                : kilobits == 4000
                        ? Quality.UHD
                        : kilobits >= 2000 ? Quality.HD : kilobits >= 1000 ? Quality.SD : Quality.LD;
    }

    /** The pages escape it at times. */
    private static String code(Json line, Protocol protocol) {
        return line.at(protocol == Protocol.FLV ? "sFlvAntiCode" : "sHlsAntiCode")
                .text("")
                .replace("&amp;", "&");
    }

    private static @Nullable String url(Json line, Protocol protocol) {
        String kind = protocol == Protocol.FLV ? "sFlv" : "sHls";
        String folder = line.at(kind + "Url").address();
        String name = line.at("sStreamName").text();
        String suffix = line.at(kind + "UrlSuffix").text(protocol == Protocol.FLV ? "flv" : "m3u8");
        return folder == null || name == null
                ? null
                : folder.replaceFirst("^http:", "https:") + "/" + name + "." + suffix;
    }
}
