package io.aircheck.platforms.flextv;

import io.aircheck.platforms.HlsLadder;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.StreamExpiry;
import io.aircheck.platforms.Ways;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The sources of a stream: Amazon's (ivs), an HLS master, is preferred; others list an address a height, FLV and HLS, or have
 * one address alone. Of a height FLV comes first, as in the recorded conversations.
 */
final class FlexTvSources {

    private FlexTvSources() {}

    /** Of the first source that has any; none where there is no source. */
    static List<LiveStream> streams(SiteClient client, List<Json> sources, Map<String, String> headers)
            throws IOException, SiteRefusal {
        List<Ways.Way<List<LiveStream>>> ways = sources.stream()
                .sorted(Comparator.comparing(source -> !isIvs(source)))
                .filter(source ->
                        source.at("url").address() != null || !heights(source).isEmpty())
                .<Ways.Way<List<LiveStream>>>map(source -> () -> ofSource(client, source, headers))
                .toList();
        return ways.isEmpty() ? List.of() : Ways.first(ways);
    }

    private static List<LiveStream> ofSource(SiteClient client, Json source, Map<String, String> headers)
            throws IOException, SiteRefusal {
        List<LiveStream> streams = new ArrayList<>();
        int rank = 0;
        for (int height : heights(source)) {
            add(streams, Protocol.FLV, source, "flv", height, rank, headers);
            add(streams, Protocol.HLS, source, "hls", height, rank, headers);
            rank++;
        }
        if (!streams.isEmpty()) {
            return streams;
        }
        String url = source.at("url").text("");
        return isIvs(source) || url.contains(".m3u8")
                ? HlsLadder.ask(client, url, headers)
                : List.of(LiveStream.of(Protocol.FLV, Quality.OD, Quality.OD.name(), url)
                        .withHeaders(headers)
                        .withExpiry(StreamExpiry.of(url)));
    }

    private static void add(
            List<LiveStream> streams,
            Protocol protocol,
            Json source,
            String kind,
            int height,
            int rank,
            Map<String, String> headers) {
        String url = source.at("urlDetail", kind, "resolution", Integer.toString(height), "url")
                .address();
        if (url != null) {
            streams.add(LiveStream.of(protocol, Quality.onShortLadder(rank), height + "p", url)
                    .withPicture(null, height, null)
                    .withHeaders(headers)
                    .withExpiry(StreamExpiry.of(url)));
        }
    }

    private static boolean isIvs(Json source) {
        return "ivs".equals(source.at("format").text());
    }

    /** The heights for which there is an address, largest first. */
    private static TreeSet<Integer> heights(Json source) {
        TreeSet<Integer> heights = new TreeSet<>(Comparator.reverseOrder());
        for (String kind : List.of("flv", "hls")) {
            source.at("urlDetail", kind, "resolution").members().forEach((name, rung) -> {
                if (name.matches("\\d{2,4}") && rung.at("url").address() != null) {
                    heights.add(Integer.valueOf(name));
                }
            });
        }
        return heights;
    }
}
