package io.aircheck.platforms.kugou;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a room, best first: by rate, H.264 before H.265, FLV before HLS, the default line before the others, of which
 * the last comes first as on the site.
 *
 * @param headers of the download
 */
record KugouStreams(Map<String, String> headers) {

    /** Rates are numbers whose meaning the site does not tell; the best that a room has is its original. */
    private static final List<Quality> RUNGS = List.of(Quality.OD, Quality.UHD, Quality.HD, Quality.SD, Quality.LD);

    private static final long H265 = 2;

    private record Offer(long rate, @Nullable Codec codec, Protocol protocol, int line, String url) {

        static final Comparator<Offer> BEST_FIRST = Comparator.comparing(Offer::rate, Comparator.reverseOrder())
                .thenComparing(Offer::codec, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(offer -> offer.protocol != Protocol.FLV)
                .thenComparing(Offer::line);
    }

    List<LiveStream> ofLines(Json data) {
        List<Json> lines = data.at("lines").items();
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean isDefault =
                    lines.get(i).at("sid").text("").equals(data.at("defLine").text());
            int line = isDefault ? 0 : lines.size() - i;
            for (Json profile : lines.get(i).at("streamProfiles").items()) {
                long rate = profile.at("rate").whole(0);
                Codec codec = profile.at("codec").whole(1) == H265 ? Codec.HEVC : Codec.AVC;
                urls(profile, "httpsFlv", "flv")
                        .forEach(url -> offers.add(new Offer(rate, codec, Protocol.FLV, line, url)));
                urls(profile, "httpsHls", "hls")
                        .forEach(url -> offers.add(new Offer(rate, codec, Protocol.HLS, line, url)));
            }
        }
        return bestFirst(offers);
    }

    List<LiveStream> ofOlderList(Json data) {
        List<Offer> offers = new ArrayList<>();
        for (Json line : Stream.of("horizontal", "vertical")
                .flatMap(name -> data.at(name).items().stream())
                .toList()) {
            urls(line, "httpsflv", "httpflv").forEach(url -> offers.add(new Offer(0, null, Protocol.FLV, 0, url)));
            urls(line, "httpshls", "httphls").forEach(url -> offers.add(new Offer(0, null, Protocol.HLS, 0, url)));
        }
        return bestFirst(offers);
    }

    /** The same address may be listed twice, and both with and without TLS. */
    private static List<String> urls(Json profile, String secure, String plain) {
        List<String> urls = addresses(profile.at(secure));
        return urls.isEmpty() ? addresses(profile.at(plain)) : urls;
    }

    private static List<String> addresses(Json list) {
        return list.items().stream()
                .flatMap(item -> Stream.ofNullable(item.address()))
                .distinct()
                .toList();
    }

    private List<LiveStream> bestFirst(List<Offer> offers) {
        List<Long> rates = offers.stream()
                .map(Offer::rate)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        return offers.stream()
                .sorted(Offer.BEST_FIRST)
                .map(offer -> {
                    Quality rung = RUNGS.get(Math.min(rates.indexOf(offer.rate), RUNGS.size() - 1));
                    return LiveStream.of(offer.protocol, rung, rung.chinese(), offer.url)
                            .withCodec(offer.codec)
                            .withHeaders(headers)
                            .withExpiry(StreamExpiry.of(offer.url));
                })
                .toList();
    }
}
