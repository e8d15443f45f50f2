package io.aircheck.media.hls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lines of a master playlist, one after the other. */
final class MasterParser {

    private static final int MAX_VARIANTS = 1_000;

    private final String baseUrl;
    private final Variables variables = new Variables(Map.of());
    private final List<Rendition> renditions = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();

    /** A variant of which the address is known; groups may be declared after it. */
    private record Pending(String url, AttributeList attributes) {}

    MasterParser(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    MasterPlaylist parse(List<String> lines) throws PlaylistException {
        AttributeList open = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int number = i + 1;
            Tag tag = Tag.of(line);
            if (tag != null) {
                switch (tag.name()) {
                    case "#EXT-X-DEFINE" -> variables.define(attributes(tag), baseUrl);
                    case "#EXT-X-STREAM-INF" -> open = attributes(tag);
                    case "#EXT-X-MEDIA" -> addRendition(attributes(tag), number);
                    default -> {}
                }
            } else if (!line.isEmpty() && !line.startsWith("#") && open != null) {
                if (pending.size() == MAX_VARIANTS) {
                    throw new PlaylistException(number, "the playlist has more variants than any stream needs");
                }
                pending.add(new Pending(HlsParser.webAddress(baseUrl, variables.replaceIn(line), number), open));
                open = null;
            }
        }
        if (pending.isEmpty()) {
            throw new PlaylistException(0, "the master playlist names no address for its variants");
        }
        List<Variant> variants = pending.stream()
                .map(each -> Variant.of(each.url(), each.attributes(), videoGroupName(each.attributes())))
                .toList();
        return new MasterPlaylist(variants, renditions, variables.values());
    }

    private AttributeList attributes(Tag tag) {
        return AttributeList.parse(tag.value(), variables::replaceIn);
    }

    private void addRendition(AttributeList attributes, int line) throws PlaylistException {
        String uri = attributes.get("URI");
        if (renditions.size() < MAX_VARIANTS) {
            renditions.add(new Rendition(
                    attributes.get("TYPE", ""),
                    attributes.get("GROUP-ID", ""),
                    attributes.get("NAME"),
                    attributes.get("LANGUAGE"),
                    uri == null ? null : HlsParser.webAddress(baseUrl, uri, line),
                    attributes.isYes("DEFAULT"),
                    attributes.all()));
        }
    }

    private @Nullable String videoGroupName(AttributeList variant) {
        String group = variant.get("VIDEO");
        return renditions.stream()
                .filter(rendition ->
                        rendition.type().equals("VIDEO") && rendition.groupId().equals(group))
                .map(Rendition::name)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
