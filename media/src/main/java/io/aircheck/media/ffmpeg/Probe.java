package io.aircheck.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What ffprobe finds in a file.
 *
 * @param format ffprobe's names of the container, for example {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param duration as the file's header or its last time stamps say; zero where it says nothing
 */
public record Probe(String format, Duration duration, List<Stream> streams) {

    public enum Kind {
        VIDEO,
        AUDIO,
        OTHER
    }

    /**
     * One elementary stream; what does not apply to its kind is 0.
     *
     * @param codec ffprobe's name, for example {@code h264}, {@code aac}
     * @param frameRate frames a second, on average
     */
    public record Stream(
            Kind kind, String codec, int width, int height, double frameRate, int sampleRate, int channels) {}

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration SCAN_LIMIT = Duration.ofHours(2);
    private static final Pattern LINE = Pattern.compile("(?:streams\\.stream\\.(\\d+)|format)\\.(\\w+)=\"?(.*?)\"?");

    public Probe {
        streams = List.copyOf(streams);
    }

    /**
     * Asks ffprobe, which reads the head of the file and, for some containers, its tail.
     *
     * @throws FFmpegException if it is no media file that FFmpeg can open
     */
    public static Probe of(FFmpeg ffmpeg, Path file) throws IOException, InterruptedException {
        var text = new ByteArrayOutputStream();
        ffmpeg.probe(
                List.of(
                        "-v",
                        "error",
                        "-print_format",
                        "flat",
                        "-show_entries",
                        "format=format_name,duration:stream=index,codec_type,codec_name,width,height,avg_frame_rate,sample_rate,"
                                + "channels",
                        Remux.fileUrl(file)),
                LIMIT,
                text::writeBytes);
        return parse(text.toString(StandardCharsets.UTF_8));
    }

    /**
     * The length of the longest stream of a file, found by reading all of it: right also where a header only guesses, as with
     * raw sound, or where timestamps jump (see {@link PacketTimes}). Zero for a file without a timed packet.
     */
    public static Duration scannedDuration(FFmpeg ffmpeg, Path file) throws IOException, InterruptedException {
        var packets = new PacketTimes();
        ffmpeg.probe(
                List.of(
                        "-v",
                        "error",
                        "-print_format",
                        "csv=print_section=0",
                        "-show_entries",
                        "packet=stream_index,dts_time,duration_time",
                        Remux.fileUrl(file)),
                SCAN_LIMIT,
                packets::add);
        return packets.length();
    }

    public long count(Kind kind) {
        return streams.stream().filter(stream -> stream.kind() == kind).count();
    }

    /** The first stream of its kind, or null. */
    public @Nullable Stream first(Kind kind) {
        return streams.stream()
                .filter(stream -> stream.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    /** Reads ffprobe's {@code flat} output: {@code streams.stream.0.codec_name="h264"}, a line a value. */
    static Probe parse(String flat) {
        Map<String, String> format = new TreeMap<>();
        Map<Integer, Map<String, String>> streams = new TreeMap<>();
        for (String line : flat.split("\\R")) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                String index = matcher.group(1);
                Map<String, String> values =
                        index == null ? format : streams.computeIfAbsent(Integer.valueOf(index), _ -> new TreeMap<>());
                values.put(matcher.group(2), matcher.group(3));
            }
        }
        List<Stream> parsed = new ArrayList<>();
        streams.values().forEach(values -> parsed.add(stream(values)));
        return new Probe(format.getOrDefault("format_name", ""), seconds(format.get("duration")), parsed);
    }

    private static Stream stream(Map<String, String> values) {
        Kind kind = switch (values.getOrDefault("codec_type", "")) {
            case "video" -> Kind.VIDEO;
            case "audio" -> Kind.AUDIO;
            default -> Kind.OTHER;
        };
        return new Stream(
                kind,
                values.getOrDefault("codec_name", ""),
                integer(values.get("width")),
                integer(values.get("height")),
                ratio(values.getOrDefault("avg_frame_rate", "")),
                integer(values.get("sample_rate")),
                integer(values.get("channels")));
    }

    private static int integer(@Nullable String value) {
        return value != null && value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
    }

    private static double ratio(String value) {
        String[] parts = value.split("/", -1);
        int divisor = parts.length == 2 ? integer(parts[1]) : 0;
        return divisor == 0 ? 0 : (double) integer(parts[0]) / divisor;
    }

    private static Duration seconds(@Nullable String value) {
        return value != null && value.matches("\\d{1,9}(\\.\\d+)?")
                ? Duration.ofNanos(Math.round(Double.parseDouble(value) * 1e9))
                : Duration.ZERO;
    }
}
