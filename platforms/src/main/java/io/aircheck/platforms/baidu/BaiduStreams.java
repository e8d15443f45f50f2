package io.aircheck.platforms.baidu;

import io.aircheck.platforms.Codec;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a room, best first: the source, whose name has no suffix, then the transcodes. The site gives FLV; the HLS beside
 * it stands where the reference makes it to stand.
 */
final class BaiduStreams {

    private static final String HLS = "https://hls.liveshow.bdstatic.com/live/";
    private static final Pattern NAME = Pattern.compile("([^/]+?)(?:/playlist)?\\.(?:flv|m3u8)$");
    private static final Pattern HEIGHT = Pattern.compile("(\\d{3,4})p?");

    /** Their certificates are for other names, or incomplete. */
    private static final Pattern WITHOUT_TLS =
            Pattern.compile("https:(//(?:flv-live\\.bdstatic\\.com|[\\w.-]+\\.lss-user\\.baidubce\\.com)/.*)");

    private record Label(
            Quality rung, String name, @Nullable Integer height) {}

    private static final Label SOURCE = new Label(Quality.OD, Quality.OD.chinese(), null);

    private final Json video;
    private final Pattern sourceName;
    private final Map<String, String> headers;
    private final List<LiveStream> streams = new ArrayList<>();

    private BaiduStreams(Json video, String roomId, Map<String, String> headers) {
        this.video = video;
        this.sourceName = Pattern.compile("stream_bduid_\\d+_" + Pattern.quote(roomId));
        this.headers = headers;
    }

    static List<LiveStream> of(Json video, String roomId, Map<String, String> headers) {
        BaiduStreams of = new BaiduStreams(video, roomId, headers);
        of.addSource();
        of.addClarities();
        if (video.at("url_clarity_list").items().isEmpty()) {
            of.addLines();
        }
        if (of.streams.isEmpty()) {
            of.addWhatThereIs();
        }
        return of.streams.stream()
                .sorted(Comparator.comparing(LiveStream::quality))
                .toList();
    }

    private void addSource() {
        for (String field : List.of("avc_url", "play_url", "live_flv_url_origin")) {
            String url = video.at(field).address();
            if (url != null && sourceName.matcher(name(url)).matches()) {
                add(url, SOURCE, field.startsWith("live") ? null : Codec.AVC);
                break;
            }
        }
        String playlist = video.at("live_hls_url_origin").address();
        if (playlist != null && sourceName.matcher(name(playlist)).matches()) {
            add(playlist, SOURCE, streams.isEmpty() ? null : streams.getFirst().codec());
        }
        String newer = video.at("hevc_url").address();
        if (newer != null && sourceName.matcher(name(newer)).matches()) {
            add(newer, SOURCE, Codec.HEVC);
        }
    }

    private void addClarities() {
        for (Json clarity : video.at("url_clarity_list").items()) {
            Label label = label(clarity);
            Json urls = clarity.at("urls");
            String flv = urls.at("avc_flv").address() == null
                    ? urls.at("flv").address()
                    : urls.at("avc_flv").address();
            if (flv != null) {
                add(flv, label, Codec.AVC);
                add(HLS + name(flv) + ".m3u8", label, Codec.AVC);
            }
            String playlist = urls.at("hls").address();
            if (playlist != null) {
                add(playlist, label, Codec.AVC);
            }
            String newer = urls.at("hevc_flv").address();
            if (newer != null) {
                add(newer, label, Codec.HEVC);
            }
        }
    }

    /** The older list, each quality on two CDNs. */
    private void addLines() {
        for (Json quality : video.at("url_list").items()) {
            Label label = label(quality);
            List<Json> lines = quality.at("urls").items();
            for (Json line : lines) {
                addIfThere(line.at("flv"), label);
            }
            String first = lines.isEmpty() ? null : lines.getFirst().at("hls").address();
            if (first != null) {
                add(HLS + name(first) + ".m3u8", label, Codec.AVC);
            }
            for (Json line : lines) {
                addIfThere(line.at("hls"), label);
            }
        }
    }

    /** Transcodes that no list tells the quality of. */
    private void addWhatThereIs() {
        for (String field : List.of("avc_url", "play_url", "live_flv_url", "live_hls_url")) {
            String url = video.at(field).address();
            if (url != null && NAME.matcher(withoutQuery(url)).find()) {
                add(url, new Label(Quality.UHD, "auto", null), Codec.AVC);
            }
        }
    }

    private void addIfThere(Json address, Label label) {
        String url = address.address();
        if (url != null) {
            add(url, label, Codec.AVC);
        }
    }

    private void add(String address, Label label, @Nullable Codec codec) {
        Matcher withoutTls = WITHOUT_TLS.matcher(address);
        String url = withoutTls.matches() ? "http:" + withoutTls.group(1) : address;
        String bare = url.replaceFirst("^https?:", "");
        if (streams.stream()
                .anyMatch(stream -> stream.url().replaceFirst("^https?:", "").equals(bare))) {
            return;
        }
        streams.add(LiveStream.of(
                        withoutQuery(url).endsWith(".m3u8") ? Protocol.HLS : Protocol.FLV, label.rung, label.name, url)
                .withCodec(codec)
                .withPicture(null, label.height, null)
                .withHeaders(headers));
    }

    /** A file's name without its extension, which is the stream's. */
    private static String name(String url) {
        Matcher name = NAME.matcher(withoutQuery(url));
        return name.find() ? name.group(1) : "";
    }

    private static String withoutQuery(String url) {
        return url.replaceFirst("[?#].*", "");
    }

    private static Label label(Json quality) {
        String description = quality.at("description").text("");
        Matcher inText = HEIGHT.matcher(description);
        long told = quality.at("resolution").whole(inText.find() ? Long.parseLong(inText.group(1)) : 0);
        Integer height = told > 0 && told < 10_000 ? (Integer) (int) told : null;
        String name = description.isEmpty() || description.startsWith("画质") ? told + "p" : description;
        return new Label(rung(description, told), name, height);
    }

    private static Quality rung(String description, long height) {
        for (Quality quality : Quality.values()) {
            if (description.contains(quality.chinese())) {
                return quality;
            }
        }
        if (height >= 720) {
            return height >= 1080 ? Quality.BD : Quality.UHD;
        }
        return height > 540 ? Quality.HD : height >= 480 ? Quality.SD : Quality.LD;
    }
}
