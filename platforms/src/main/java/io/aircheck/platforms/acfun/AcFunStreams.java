package io.aircheck.platforms.acfun;

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

/**
 * What {@code videoPlayRes} lists, best first: by level where every quality has one, else by bit rate (the two are different
 * scales); the same quality on several networks in the order of the answer.
 */
final class AcFunStreams {

    private static final Map<String, Quality> RUNGS =
            Map.of("BLUE_RAY", Quality.OD, "SUPER", Quality.BD, "HIGH", Quality.UHD, "STANDARD", Quality.HD);

    private AcFunStreams() {}

    static List<LiveStream> of(Json videoPlayRes, Map<String, String> headers) {
        List<Json> offers = new ArrayList<>();
        for (Json manifest : videoPlayRes.at("liveAdaptiveManifest").items()) {
            for (Json offer : manifest.at("adaptationSet", "representation").items()) {
                if (!offer.at("hidden").isTrue() && offer.at("url").address() != null) {
                    offers.add(offer);
                }
            }
        }
        String measure = offers.stream().allMatch(offer -> offer.at("level").whole() != null) ? "level" : "bitrate";
        offers.sort(
                Comparator.comparing((Json offer) -> offer.at(measure).whole(0)).reversed());
        return offers.stream().map(offer -> stream(offer, headers)).toList();
    }

    private static LiveStream stream(Json offer, Map<String, String> headers) {
        String type = offer.at("qualityType").text("");
        Quality rung = RUNGS.getOrDefault(type, Quality.SD);
        String url = offer.at("url").text("");
        Long kilobits = offer.at("bitrate").whole();
        return LiveStream.of(Protocol.FLV, rung, offer.at("name").text(type.isEmpty() ? rung.chinese() : type), url)
                .withCodec(Codec.AVC)
                .withBitsPerSecond(kilobits == null ? null : kilobits * 1000)
                .withHeaders(headers)
                .withExpiry(StreamExpiry.of(url));
    }
}
