package io.aircheck.platforms.tiktok;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.VideoNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a room, best first: {@code origin} whatever its numbers, then by bit rate and size. Of a quality H.264 comes
 * before H.265 and FLV, which is one connection and starts at once, before HLS. Sound alone ({@code ao}) is last; other entries
 * without a bit rate or a size are no qualities.
 */
final class TikTokStreams {

    private static final Pattern SIZE = Pattern.compile("(\\d{2,5})x(\\d{2,5})");
    private static final String ORIGIN = "origin";
    private static final String SOUND = "ao";

    /** One quality in one codec. */
    private record Entry(
            String key,
            String name,
            @Nullable Codec codec,
            long bitsPerSecond,
            int width,
            int height,
            @Nullable String flv,
            @Nullable String hls) {

        boolean isPicture() {
            return key.equals(ORIGIN) || !key.equals(SOUND) && bitsPerSecond > 0 && width > 0;
        }
    }

    private static final Comparator<Entry> BEST_FIRST = Comparator.comparing((Entry entry) -> entry.key.equals(ORIGIN))
            .thenComparing(Entry::bitsPerSecond)
            .thenComparing(Entry::width)
            .thenComparing(Entry::height)
            .reversed();

    private TikTokStreams() {}

    /** @param headers of the download */
    static List<LiveStream> of(@Nullable TikTokRoom room, Map<String, String> headers) {
        if (room == null) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>(entries(room.pull()));
        entries.addAll(entries(room.hevcPull()));
        List<LiveStream> streams = new ArrayList<>();
        List<String> qualities = entries.stream()
                .filter(Entry::isPicture)
                .sorted(BEST_FIRST)
                .map(Entry::key)
                .distinct()
                .toList();
        for (int rank = 0; rank < qualities.size(); rank++) {
            String key = qualities.get(rank);
            for (Entry entry : entries) {
                if (entry.key.equals(key)) {
                    add(streams, entry, Quality.onShortLadder(rank), headers);
                }
            }
        }
        String only = room.hlsUrl();
        if (streams.isEmpty() && only != null) {
            streams.add(LiveStream.of(Protocol.HLS, Quality.OD, ORIGIN, only).withHeaders(headers));
        }
        entries.stream()
                .filter(entry -> entry.key.equals(SOUND))
                .limit(1)
                .forEach(entry -> add(streams, entry, streams.isEmpty() ? Quality.OD : Quality.LD, headers));
        return streams;
    }

    private static void add(List<LiveStream> streams, Entry entry, Quality quality, Map<String, String> headers) {
        add(streams, entry, quality, Protocol.FLV, entry.flv, headers);
        add(streams, entry, quality, Protocol.HLS, entry.hls, headers);
    }

    private static void add(
            List<LiveStream> streams,
            Entry entry,
            Quality quality,
            Protocol protocol,
            @Nullable String url,
            Map<String, String> headers) {
        if (url == null) {
            return;
        }
        Instant expires =
                Address.parse(url).map(address -> address.instant("expire")).orElse(null);
        streams.add(LiveStream.of(protocol, quality, entry.name, url)
                .withCodec(entry.codec)
                .withPicture(
                        entry.width == 0 ? null : entry.width,
                        entry.height == 0 ? null : entry.height,
                        entry.key.endsWith("_60") ? 60.0 : null)
                .withBitsPerSecond(entry.bitsPerSecond == 0 ? null : entry.bitsPerSecond)
                .withHeaders(headers)
                .withExpiry(expires));
    }

    private static List<Entry> entries(Json pull) {
        List<Json> named = pull.at("options", "qualities").items();
        List<Entry> entries = new ArrayList<>();
        pull.at("stream_data").unwrapped().at("data").members().forEach((key, value) -> {
            Json main = value.at("main");
            Json parameters = main.at("sdk_params").unwrapped();
            Matcher size = SIZE.matcher(parameters.at("resolution").text(""));
            boolean sized = size.matches();
            entries.add(new Entry(
                    key,
                    key.equals(SOUND) ? VideoNames.AUDIO_ONLY : name(named, key),
                    key.equals(SOUND)
                            ? Codec.AAC
                            : codec(parameters.at("VCodec").text("")),
                    Math.max(0, parameters.at("vbitrate").whole(0)),
                    sized ? Integer.parseInt(size.group(1)) : 0,
                    sized ? Integer.parseInt(size.group(2)) : 0,
                    main.at("flv").address(),
                    main.at("hls").address()));
        });
        return entries;
    }

    private static String name(List<Json> named, String key) {
        return named.stream()
                .filter(quality -> key.equals(quality.at("sdk_key").text()))
                .map(quality -> quality.at("name").text(key))
                .findFirst()
                .orElse(key);
    }

    private static @Nullable Codec codec(String name) {
        return switch (name) {
            case "h264" -> Codec.AVC;
            case "h265" -> Codec.HEVC;
            default -> null;
        };
    }
}
