package io.aircheck.media.hls;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The variants of one programme.
 *
 * @param variants in the playlist's order, never empty
 * @param renditions every EXT-X-MEDIA, in the playlist's order
 */
public record MasterPlaylist(List<Variant> variants, List<Rendition> renditions) implements HlsPlaylist {

    public MasterPlaylist {
        variants = List.copyOf(variants);
        renditions = List.copyOf(renditions);
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

    private static long pixels(@Nullable Resolution resolution) {
        return resolution == null ? 0 : resolution.pixels();
    }
}
