package io.aircheck.platforms.twitch;

import io.aircheck.media.hls.MasterPlaylist;
import io.aircheck.media.hls.Resolution;
import io.aircheck.media.hls.Variant;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.VideoNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a master playlist, best first: the source, then by height, frame rate and bandwidth, sound alone last. The
 * bandwidth alone would be wrong, since a transcode can declare more than the source. The source is OD, what follows it UHD,
 * HD, SD and LD, as DouyinLiveRecorder has it.
 */
final class Ladder {

    private static final Comparator<Variant> BEST_FIRST = Comparator.comparing(Ladder::isSoundOnly)
            .thenComparing(Ladder::isSource, Comparator.reverseOrder())
            .thenComparing(Ladder::height, Comparator.reverseOrder())
            .thenComparing(Ladder::frameRate, Comparator.reverseOrder())
            .thenComparing(Variant::bandwidth, Comparator.reverseOrder());

    private Ladder() {}

    /**
     * @param restricted names that the token says are for subscribers only; they are left out
     * @param headers for the download
     */
    static List<LiveStream> streams(MasterPlaylist master, Set<String> restricted, Map<String, String> headers) {
        List<LiveStream> streams = new ArrayList<>();
        int pictures = 0;
        for (Variant variant : master.variants().stream().sorted(BEST_FIRST).toList()) {
            if (restricted.contains(name(variant)) || restricted.contains(group(variant))) {
                continue;
            }
            Quality quality = isSoundOnly(variant) ? Quality.LD : Quality.onShortLadder(pictures++);
            Resolution picture = variant.resolution();
            streams.add(LiveStream.of(Protocol.HLS, quality, name(variant), variant.url())
                    .withCodec(codec(variant))
                    .withPicture(
                            picture == null ? null : picture.width(),
                            picture == null ? null : picture.height(),
                            variant.frameRate())
                    .withBitsPerSecond(variant.bandwidth() == 0 ? null : variant.bandwidth())
                    .withHeaders(headers));
        }
        return streams;
    }

    private static boolean isSource(Variant variant) {
        return "source".equals(variant.attributes().get("IVS-VARIANT-SOURCE"))
                || "chunked".equals(variant.videoGroup())
                || variant.name() != null && variant.name().endsWith("(source)");
    }

    private static boolean isSoundOnly(Variant variant) {
        return variant.resolution() == null
                && (name(variant).toLowerCase(Locale.ROOT).startsWith("audio")
                        || !variant.codecs().isEmpty()
                                && variant.codecs().stream().allMatch(codec -> codec.startsWith("mp4a")));
    }

    private static int height(Variant variant) {
        Resolution picture = variant.resolution();
        return picture == null ? 0 : picture.height();
    }

    private static double frameRate(Variant variant) {
        Double rate = variant.frameRate();
        return rate == null ? 0 : rate;
    }

    private static String group(Variant variant) {
        String group = variant.videoGroup();
        return group == null ? "" : group;
    }

    private static String name(Variant variant) {
        String name = variant.name();
        if (name == null) {
            return group(variant).isEmpty() ? height(variant) + "p" : group(variant);
        }
        return name.endsWith(" (source)") ? name.substring(0, name.length() - " (source)".length()) : name;
    }

    private static @Nullable Codec codec(Variant variant) {
        Codec codec = VideoNames.codec(variant.codecs());
        return codec == null && isSoundOnly(variant) ? (Codec) Codec.AAC : codec;
    }
}
