package io.aircheck.media.hls;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variants of one programme.
 *
 * @param variants in the playlist's order, never empty
 * @param renditions every EXT-X-MEDIA, in the playlist's order
 * @param definitions what EXT-X-DEFINE named, which its media playlists may import
 */
public record MasterPlaylist(List<Variant> variants, List<Rendition> renditions, Map<String, String> definitions)
        implements HlsPlaylist {

    public MasterPlaylist {
        variants = List.copyOf(variants);
        renditions = List.copyOf(renditions);
        definitions = Map.copyOf(definitions);
    }

    public List<Rendition> audioRenditions() {
        return renditions.stream()
                .filter(rendition -> rendition.type().equals("AUDIO"))
                .toList();
    }

    /** The separate playlist that holds a variant's sound, if its sound is not within it. */
    public Optional<Rendition> separateAudioOf(Variant variant) {
        return audioRenditions().stream()
                .filter(rendition ->
                        rendition.url() != null && rendition.groupId().equals(variant.audioGroup()))
                .max(Comparator.comparing(Rendition::isDefault));
    }

    /** The variant of the highest peak bandwidth; among equals the largest picture. */
    public Variant best() {
        return variants.stream()
                .max(Comparator.comparingLong(Variant::bandwidth)
                        .thenComparingLong(variant -> pixels(variant.resolution())))
                .orElseThrow();
    }

    /**
     * The variant that was taken before, found again where addresses and bandwidths have changed: of the same picture and
     * codecs, and the nearest bandwidth; the best where there is none such.
     */
    public Variant like(Variant before) {
        return variants.stream()
                .filter(variant -> Objects.equals(variant.resolution(), before.resolution())
                        && Objects.equals(variant.frameRate(), before.frameRate())
                        && variant.codecs().equals(before.codecs()))
                .min(Comparator.comparingLong(variant -> Math.abs(variant.bandwidth() - before.bandwidth())))
                .orElseGet(this::best);
    }

    private static long pixels(@Nullable Resolution resolution) {
        return resolution == null ? 0 : resolution.pixels();
    }
}
