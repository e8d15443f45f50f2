package io.aircheck.media.hls;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One variant of a master playlist (EXT-X-STREAM-INF, RFC 8216 §4.3.4.2).
 *
 * @param url of its media playlist
 * @param bandwidth peak bits a second; 0 where the playlist does not say
 * @param averageBandwidth bits a second, or null
 * @param resolution null for sound alone, or where the playlist does not say
 * @param frameRate frames a second, or null
 * @param codecs as in RFC 6381, empty where the playlist does not say
 * @param audioGroup the group of audio renditions that belong to it, or null where its sound is within it
 * @param videoGroup the VIDEO group, or null
 * @param name what the site calls it (NAME of its VIDEO group, IVS-NAME, NAME), or null
 * @param attributes every attribute as it stands, without quotes
 */
public record Variant(
        String url,
        long bandwidth,
        @Nullable Long averageBandwidth,
        @Nullable Resolution resolution,
        @Nullable Double frameRate,
        List<String> codecs,
        @Nullable String audioGroup,
        @Nullable String videoGroup,
        @Nullable String name,
        Map<String, String> attributes) {

    public Variant {
        codecs = List.copyOf(codecs);
        attributes = Map.copyOf(attributes);
    }

    static Variant of(String url, AttributeList attributes, @Nullable String groupName) {
        String codecs = attributes.get("CODECS");
        return new Variant(
                url,
                attributes.longValue("BANDWIDTH", 0),
                attributes.has("AVERAGE-BANDWIDTH") ? (Long) attributes.longValue("AVERAGE-BANDWIDTH", 0) : null,
                Resolution.parse(attributes.get("RESOLUTION")),
                attributes.positiveDouble("FRAME-RATE"),
                codecs == null
                        ? List.of()
                        : Arrays.stream(codecs.split(","))
                                .map(String::strip)
                                .filter(codec -> !codec.isEmpty())
                                .toList(),
                attributes.get("AUDIO"),
                attributes.get("VIDEO"),
                groupName != null ? groupName : attributes.first("IVS-NAME", "NAME"),
                attributes.all());
    }
}
