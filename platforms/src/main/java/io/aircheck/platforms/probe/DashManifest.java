package io.aircheck.platforms.probe;

import io.aircheck.platforms.Codec;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.VideoNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The qualities of a DASH manifest (ISO/IEC 23009-1): its representations with a picture, or with sound where none has one.
 * All have the manifest's address, from which FFmpeg records.
 */
final class DashManifest {

    private static final int MOST_REPRESENTATIONS = 200;

    /** Values may stand on the representation or, for all of them, on its adaptation set. */
    private record Representation(
            String id,
            boolean video,
            boolean audio,
            long bandwidth,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double frameRate,
            List<String> codecs) {}

    private DashManifest() {}

    /**
     * @param xml stands on the root element, MPD
     * @param url of the manifest, after redirects
     * @return best first; empty where it has nothing to play
     */
    static List<LiveStream> streams(XMLStreamReader xml, String url) throws XMLStreamException {
        List<Representation> all = representations(xml);
        List<Representation> videos = all.stream().filter(Representation::video).toList();
        List<Representation> offered =
                videos.isEmpty() ? all.stream().filter(Representation::audio).toList() : videos;
        List<LiveStream> streams = new ArrayList<>();
        offered.stream()
                .sorted(Comparator.comparingLong(Representation::bandwidth).reversed())
                .forEach(one -> streams.add(LiveStream.of(Protocol.DASH, Quality.atRank(streams.size()), name(one), url)
                        .withCodec(VideoNames.codec(one.codecs()))
                        .withPicture(one.width(), one.height(), one.frameRate())
                        .withBitsPerSecond(one.bandwidth() == 0 ? null : one.bandwidth())));
        return streams;
    }

    private static String name(Representation one) {
        if (!one.video()) {
            return VideoNames.AUDIO_ONLY;
        }
        Integer height = one.height();
        return height == null ? one.bandwidth() / 1000 + "k" : VideoNames.ofPicture(height, one.frameRate());
    }

    /** Those of all periods, each once by its id: a later period usually goes on with the same ones. */
    private static List<Representation> representations(XMLStreamReader xml) throws XMLStreamException {
        Map<String, Representation> found = new LinkedHashMap<>();
        Map<String, String> set = Map.of();
        while (xml.hasNext() && found.size() < MOST_REPRESENTATIONS) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "AdaptationSet" -> set = attributes(xml, Map.of());
                case "ContentComponent" -> set = attributes(xml, set);
                case "Representation" -> {
                    Representation one = representation(attributes(xml, set));
                    found.putIfAbsent(one.id().isEmpty() ? "#" + found.size() : one.id(), one);
                }
                default -> {}
            }
        }
        return List.copyOf(found.values());
    }

    private static Map<String, String> attributes(XMLStreamReader xml, Map<String, String> inherited) {
        Map<String, String> attributes = new LinkedHashMap<>(inherited);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    private static Representation representation(Map<String, String> attributes) {
        List<String> codecs =
                Arrays.asList(attributes.getOrDefault("codecs", "").split(","));
        Codec codec = VideoNames.codec(codecs);
        String type = attributes.getOrDefault("contentType", "") + " " + attributes.getOrDefault("mimeType", "");
        boolean video = type.contains("video") || (codec != null && VideoNames.isVideo(codec));
        boolean audio = !video && (type.contains("audio") || codec != null);
        Long bandwidth = number(attributes.get("bandwidth"));
        return new Representation(
                attributes.getOrDefault("id", ""),
                video,
                audio,
                bandwidth == null ? 0 : bandwidth,
                size(attributes.get("width")),
                size(attributes.get("height")),
                rate(attributes.get("frameRate")),
                codecs);
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,15}") ? (Long) Long.parseLong(text) : null;
    }

    private static @Nullable Integer size(@Nullable String text) {
        return text != null && text.matches("\\d{1,5}") ? (Integer) Integer.parseInt(text) : null;
    }

    /** {@code 50}, {@code 29.97} or {@code 30000/1001}. */
    private static @Nullable Double rate(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,9}(\\.\\d{1,9})?(/[1-9]\\d{0,8})?")) {
            return null;
        }
        String[] fraction = text.split("/");
        double rate = Double.parseDouble(fraction[0]);
        return fraction.length == 1 ? (Double) rate : (Double) (rate / Integer.parseInt(fraction[1]));
    }
}
