package io.aircheck.platforms.bilibili;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The streams that answers list, best first. One answer holds the addresses of one quality (a number, {@code qn}).
 *
 * <p>The order: original (10000) first, since that is what OD means here, then the finer ones (Dolby, 4K …), then what is below;
 * within a quality H.264 before the newer codecs, and FLV, which starts at once, before HLS in TS and HLS in fragmented MP4,
 * which appears some 10 to 60 s after the start; then the hosts as the site lists them.
 */
final class BilibiliStreams {

    static final int ORIGINAL = 10_000;

    private static final Map<Integer, String> NAMES = Map.of(
            30_000, "杜比", 25_000, "原画真彩", 20_000, "4K", 15_000, "2K", ORIGINAL, "原画", 400, "蓝光", 250, "超清", 150, "高清",
            80, "流畅");

    private static final Comparator<Offer> BEST_FIRST = Comparator.comparing((Offer offer) -> offer.qn != ORIGINAL)
            .thenComparing(Offer::qn, Comparator.reverseOrder())
            .thenComparing(Offer::codec)
            .thenComparing(Offer::format);

    private enum Format {
        FLV,
        TS,
        FMP4
    }

    private record Offer(int qn, Codec codec, Format format, String name, String url) {}

    private final List<Offer> offers = new ArrayList<>();
    private final Set<Integer> seen = new TreeSet<>();
    private final Set<Integer> accepted = new TreeSet<>(Comparator.reverseOrder());

    /** Takes what an answer of getRoomPlayInfo (S2, or the page) lists. Streams under DRM are left out. */
    void addPlayInfo(Json data) {
        Json play = data.at("playurl_info", "playurl");
        for (Json stream : play.at("stream").items()) {
            for (Json format : stream.at("format").items()) {
                for (Json codec : format.at("codec").items()) {
                    if (!codec.at("drm").isTrue()) {
                        add(play.at("g_qn_desc"), format.at("format_name").text(""), codec);
                    }
                }
            }
        }
        seen.addAll(offers.stream().map(Offer::qn).toList());
    }

    /** Takes what an answer of playUrl (S1) lists: FLV in H.264. The reference prefers the host {@code d1--cn-gotcha}. */
    void addPlayUrl(Json data) {
        int qn = (int) data.at("current_qn").whole(0);
        if (qn == 0 || !seen.add(qn)) {
            return;
        }
        List<String> urls = data.at("durl").items().stream()
                .flatMap(part -> Optional.ofNullable(part.at("url").address()).stream())
                .sorted(Comparator.comparing(url -> !url.contains("d1--cn-gotcha")))
                .toList();
        for (String url : urls) {
            offers.add(new Offer(qn, Codec.AVC, Format.FLV, name(data.at("quality_description"), qn), url));
        }
    }

    /** The qualities beside the original that the room has and of which no address is known yet, best first. */
    List<Integer> others() {
        return accepted.stream()
                .filter(qn -> qn != ORIGINAL && !seen.contains(qn))
                .limit(NAMES.size())
                .toList();
    }

    /** Whether the original is offered, yet the answer gave a lower one. */
    boolean lacksOriginal() {
        return accepted.contains(ORIGINAL) && !seen.contains(ORIGINAL);
    }

    boolean isEmpty() {
        return offers.isEmpty();
    }

    /** @param headers for the download */
    List<LiveStream> bestFirst(Map<String, String> headers) {
        return offers.stream()
                .sorted(BEST_FIRST)
                .map(offer -> LiveStream.of(
                                offer.format == Format.FLV ? Protocol.FLV : Protocol.HLS,
                                rung(offer.qn),
                                offer.name,
                                offer.url)
                        .withCodec(offer.codec)
                        .withHeaders(headers)
                        .withExpiry(expiry(offer.url)))
                .toList();
    }

    private void add(Json names, String formatName, Json codec) {
        int qn = (int) codec.at("current_qn").whole(0);
        codec.at("accept_qn").items().forEach(accept -> accepted.add((int) accept.whole(0)));
        Format format = switch (formatName) {
            case "flv" -> Format.FLV;
            case "ts" -> Format.TS;
            case "fmp4" -> Format.FMP4;
            default -> null;
        };
        Codec kind = switch (codec.at("codec_name").text("")) {
            case "avc" -> Codec.AVC;
            case "hevc" -> Codec.HEVC;
            case "av1" -> Codec.AV1;
            default -> null;
        };
        String base = codec.at("base_url").text("");
        if (format == null || kind == null || seen.contains(qn)) {
            return;
        }
        for (Json host : codec.at("url_info").items()) {
            String address = host.at("host").address();
            if (address != null) {
                offers.add(new Offer(
                        qn,
                        kind,
                        format,
                        name(names, qn),
                        address + base + host.at("extra").text("")));
            }
        }
    }

    /** The site has no rung of its own for SD: 80 stands for both. */
    private static Quality rung(int qn) {
        return qn >= ORIGINAL
                ? Quality.OD
                : switch (qn) {
                    case 400 -> Quality.BD;
                    case 250 -> Quality.UHD;
                    case 150 -> Quality.HD;
                    default -> Quality.LD;
                };
    }

    private static String name(Json descriptions, int qn) {
        return descriptions.items().stream()
                .filter(description -> description.at("qn").whole(0) == qn)
                .flatMap(description ->
                        Optional.ofNullable(description.at("desc").text()).stream())
                .findFirst()
                .orElse(NAMES.getOrDefault(qn, Integer.toString(qn)));
    }

    private static @Nullable Instant expiry(String url) {
        return Address.parse(url).map(address -> address.instant("expires")).orElse(null);
    }
}
