package io.aircheck.platforms.neteasecc;

import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.StreamExpiry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The streams of a room, best first; within a quality FLV on each CDN before HLS. */
final class CcStreams {

    private static final Map<String, String> LABELS =
            Map.of("original", "原画", "blueray", "原画", "ultra", "超清", "high", "高清", "standard", "标清", "medium", "标清");

    private final Map<String, String> headers;
    private final Json channel;
    private final List<LiveStream> streams = new ArrayList<>();

    /** @param channel the room as {@code live/channel} or the page tells it */
    CcStreams(Json channel, Map<String, String> headers) {
        this.channel = channel;
        this.headers = headers;
    }

    /** Takes an answer of {@code video_play_url}, which gives one quality on two CDNs. */
    void add(Json answer, String code) {
        String label = answer.at("vbrname_mapping", code).text(LABELS.getOrDefault(code, code));
        long kilobits = answer.at("vbr_sel").whole(0);
        Quality rung = rung(code, true, streams.size());
        add(answer.at("videourl").address(), rung, label, kilobits);
        add(answer.at("bakvideourl").address(), rung, label, kilobits);
    }

    /** Takes the older list, which has all qualities at once. */
    void addQuickPlay() {
        Json quickPlay = channel.at("quickplay");
        Map<String, Json> resolutions = quickPlay.at("resolution").members();
        boolean hasOriginal = resolutions.containsKey("original");
        List<String> codes = resolutions.keySet().stream()
                .sorted(Comparator.comparing((String code) -> rung(code, hasOriginal, 0))
                        .thenComparing(
                                code -> quickPlay.at("resolution", code, "vbr").whole(0), Comparator.reverseOrder()))
                .toList();
        for (String code : codes) {
            Json resolution = quickPlay.at("resolution", code);
            Set<String> cdns = new LinkedHashSet<>();
            quickPlay.at("priority").items().forEach(cdn -> cdns.add(cdn.text("")));
            cdns.addAll(resolution.at("cdn").members().keySet());
            for (String cdn : cdns) {
                add(
                        resolution.at("cdn", cdn).address(),
                        rung(code, hasOriginal, streams.size()),
                        LABELS.getOrDefault(code, code),
                        resolution.at("vbr").whole(0));
            }
        }
    }

    /** Best first, with the HLS of the original behind its FLV. */
    List<LiveStream> all() {
        List<LiveStream> all = new ArrayList<>(streams);
        String playlist = channel.at("sharefile").address();
        if (playlist != null) {
            int place = (int) all.stream()
                    .takeWhile(stream -> stream.quality() == Quality.OD)
                    .count();
            all.add(place, stream(Protocol.HLS, playlist, Quality.OD, "原画", 0));
        }
        return all;
    }

    private void add(@Nullable String url, Quality rung, String label, long kilobits) {
        if (url != null && streams.stream().noneMatch(stream -> stream.url().equals(url))) {
            streams.add(stream(url.contains(".m3u8") ? Protocol.HLS : Protocol.FLV, url, rung, label, kilobits));
        }
    }

    private LiveStream stream(Protocol protocol, String url, Quality rung, String label, long kilobits) {
        boolean original = rung == Quality.OD;
        return LiveStream.of(protocol, rung, label, url)
                .withCodec(Codec.AVC)
                .withPicture(
                        original ? channel.at("width").pixels() : null,
                        original ? channel.at("height").pixels() : null,
                        null)
                .withBitsPerSecond(kilobits > 0 ? kilobits * 1000 : null)
                .withHeaders(headers)
                .withExpiry(StreamExpiry.of(url));
    }

    /** @param hasOriginal whether {@code blueray} is a quality of its own, or the older name of the original */
    private static Quality rung(String code, boolean hasOriginal, int rank) {
        return switch (code) {
            case "original" -> Quality.OD;
            case "blueray" -> hasOriginal ? Quality.BD : Quality.OD;
            case "ultra" -> Quality.UHD;
            case "high" -> Quality.HD;
            case "standard", "medium" -> Quality.SD;
            case "low" -> Quality.LD;
            default -> code.startsWith("blueray") ? Quality.BD : Quality.atRank(rank);
        };
    }
}
