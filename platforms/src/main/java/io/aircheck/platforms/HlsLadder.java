package io.aircheck.platforms;

import io.aircheck.media.hls.HlsPlaylist;
import io.aircheck.media.hls.MasterPlaylist;
import io.aircheck.media.hls.MediaPlaylist;
import io.aircheck.media.hls.Rendition;
import io.aircheck.media.hls.Resolution;
import io.aircheck.media.hls.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The streams of a site's HLS playlist, best first: by height, frame rate and bandwidth, sound alone last. Their rungs are those
 * of {@link Quality#onShortLadder}; their names are the playlist's own, else made of height and frame rate ("1080p60").
 */
public final class HlsLadder {

    private static final Comparator<Variant> BEST_LAST = Comparator.comparing(HlsLadder::hasPicture)
            .thenComparing(HlsLadder::height)
            .thenComparing(HlsLadder::frameRate)
            .thenComparing(Variant::bandwidth);

    private HlsLadder() {}

    /**
     * Asks for a playlist. One that is no master is the only stream, of its own address.
     *
     * @param headers of the download, which the request for the playlist sends too
     * @throws SiteRefusal if the answer is none
     */
    public static List<LiveStream> ask(SiteClient client, String url, Map<String, String> headers)
            throws IOException, SiteRefusal {
        return ask(client, url, headers, any -> false);
    }

    /** @param isSource which variant is the original and so the best, whatever its numbers */
    public static List<LiveStream> ask(
            SiteClient client, String url, Map<String, String> headers, Predicate<Variant> isSource)
            throws IOException, SiteRefusal {
        return of(client.askMedia(url, headers).playlist(), url, headers, isSource);
    }

    /** @param url of the playlist, which is the only stream where it is no master */
    public static List<LiveStream> of(HlsPlaylist playlist, String url, Map<String, String> headers) {
        return of(playlist, url, headers, any -> false);
    }

    private static List<LiveStream> of(
            HlsPlaylist playlist, String url, Map<String, String> headers, Predicate<Variant> isSource) {
        return switch (playlist) {
            case MasterPlaylist master -> of(master, headers, isSource);
            case MediaPlaylist media ->
                List.of(LiveStream.of(Protocol.HLS, Quality.OD, Quality.OD.name(), url)
                        .withHeaders(headers));
        };
    }

    private static List<LiveStream> of(
            MasterPlaylist master, Map<String, String> headers, Predicate<Variant> isSource) {
        List<Variant> bestFirst = master.variants().stream()
                .sorted(Comparator.comparing(isSource::test)
                        .thenComparing(BEST_LAST)
                        .reversed())
                .toList();
        List<LiveStream> streams = new ArrayList<>();
        for (Variant variant : bestFirst) {
            Quality rung =
                    hasPicture(variant) || streams.isEmpty() ? Quality.onShortLadder(streams.size()) : Quality.LD;
            Resolution picture = variant.resolution();
            streams.add(LiveStream.of(Protocol.HLS, rung, name(variant), variant.url())
                    .withCodec(VideoNames.codec(variant.codecs()))
                    .withPicture(
                            picture == null ? null : picture.width(),
                            picture == null ? null : picture.height(),
                            variant.frameRate())
                    .withBitsPerSecond(variant.bandwidth() == 0 ? null : variant.bandwidth())
                    .withAudioUrl(
                            master.separateAudioOf(variant).map(Rendition::url).orElse(null))
                    .withHeaders(headers));
        }
        return streams;
    }

    private static String name(Variant variant) {
        String own = variant.name();
        if (own != null && !own.isBlank()) {
            return own;
        }
        if (!hasPicture(variant)) {
            return VideoNames.AUDIO_ONLY;
        }
        Resolution picture = variant.resolution();
        return picture == null
                ? variant.bandwidth() / 1000 + "k"
                : VideoNames.ofPicture(picture.height(), variant.frameRate());
    }

    /** A variant that tells neither a size nor codecs is taken for one with a picture. */
    private static boolean hasPicture(Variant variant) {
        Codec codec = VideoNames.codec(variant.codecs());
        return variant.resolution() != null || codec == null || VideoNames.isVideo(codec);
    }

    private static int height(Variant variant) {
        Resolution picture = variant.resolution();
        return picture == null ? 0 : picture.height();
    }

    private static double frameRate(Variant variant) {
        Double rate = variant.frameRate();
        return rate == null ? 0 : rate;
    }
}
