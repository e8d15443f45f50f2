package io.aircheck.platforms.probe;

import io.aircheck.media.hls.HlsPlaylist;
import io.aircheck.media.hls.MasterPlaylist;
import io.aircheck.media.hls.MediaPlaylist;
import io.aircheck.media.hls.Rendition;
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

/** The streams that an HLS playlist offers: each variant of a master, or the playlist itself. */
final class HlsStreams {

    private HlsStreams() {}

    /** @param url of the playlist, after redirects */
    static List<LiveStream> of(HlsPlaylist playlist, String url) {
        return switch (playlist) {
            case MediaPlaylist media -> List.of(LiveStream.of(Protocol.HLS, Quality.OD, Quality.OD.name(), url));
            case MasterPlaylist master -> variants(master);
        };
    }

    private static List<LiveStream> variants(MasterPlaylist master) {
        List<Variant> bestFirst = master.variants().stream()
                .sorted(Comparator.comparing(HlsStreams::hasPicture)
                        .thenComparingLong(Variant::bandwidth)
                        .thenComparingLong(HlsStreams::pixels)
                        .reversed())
                .toList();
        List<LiveStream> streams = new ArrayList<>();
        for (Variant variant : bestFirst) {
            Quality rung = hasPicture(variant) ? Quality.atRank(streams.size()) : lowestBelow(streams);
            Resolution resolution = variant.resolution();
            streams.add(LiveStream.of(Protocol.HLS, rung, name(variant), variant.url())
                    .withCodec(VideoNames.codec(variant.codecs()))
                    .withPicture(
                            resolution == null ? null : resolution.width(),
                            resolution == null ? null : resolution.height(),
                            variant.frameRate())
                    .withBitsPerSecond(variant.bandwidth() == 0 ? null : variant.bandwidth())
                    .withAudioUrl(
                            master.separateAudioOf(variant).map(Rendition::url).orElse(null)));
        }
        return streams;
    }

    /** Sound beside pictures is the least of them; alone it is what there is. */
    private static Quality lowestBelow(List<LiveStream> better) {
        boolean anyPicture = better.stream().anyMatch(stream -> !stream.name().equals(VideoNames.AUDIO_ONLY));
        return anyPicture ? Quality.LD : Quality.atRank(better.size());
    }

    private static String name(Variant variant) {
        Resolution resolution = variant.resolution();
        if (resolution != null) {
            return VideoNames.ofPicture(resolution.height(), variant.frameRate());
        }
        if (!hasPicture(variant)) {
            return VideoNames.AUDIO_ONLY;
        }
        String named = variant.name();
        return named != null ? named : variant.bandwidth() / 1000 + "k";
    }

    /** A variant that tells neither a size nor codecs is taken for one with a picture. */
    private static boolean hasPicture(Variant variant) {
        Codec codec = VideoNames.codec(variant.codecs());
        return variant.resolution() != null || codec == null || VideoNames.isVideo(codec);
    }

    private static long pixels(Variant variant) {
        Resolution resolution = variant.resolution();
        return resolution == null ? 0 : resolution.pixels();
    }
}
