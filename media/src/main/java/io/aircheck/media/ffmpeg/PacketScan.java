package io.aircheck.media.ffmpeg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every packet of a file as ffprobe finds it: when it is, where it lies and a checksum of what it holds. */
public final class PacketScan {

    /**
     * What the times and numbers of packets refer to.
     *
     * @param format ffprobe's names of the container, for example {@code mpegts}
     * @param startSeconds the first time stamp of the file, which players call 0
     */
    public record Layout(String format, double startSeconds, List<Track> tracks) {

        public Layout {
            tracks = List.copyOf(tracks);
        }
    }

    /**
     * A stream of packets.
     *
     * @param index its number in {@link Packet#track}
     * @param id the container's own number, in a transport stream the PID; -1 where there is none
     */
    public record Track(int index, Probe.Kind kind, String codec, int id, int sampleRate, int channels) {}

    /**
     * @param seconds when it is presented, else decoded; not a number where the file does not say
     * @param duration in seconds; 0 where the file does not say
     * @param position of it, or of something just before it, in the file; -1 where that is unknown
     * @param crc32 of its bytes
     */
    public record Packet(int track, double seconds, double duration, long position, int size, boolean key, int crc32) {}

    /** Takes packets in the order of the file. */
    @FunctionalInterface
    public interface Reader {
        void packet(Packet packet) throws IOException;
    }

    private static final Duration HEAD_LIMIT = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofHours(2);

    private final StringBuilder rest = new StringBuilder();
    private final Map<String, String> pending = new HashMap<>();
    private final Reader reader;

    private PacketScan(Reader reader) {
        this.reader = reader;
    }

    /** @throws FFmpegException if it is no media file that FFmpeg can open */
    public static Layout layout(FFmpeg ffmpeg, Path file) throws IOException, InterruptedException {
        var text = new StringBuilder();
        ffmpeg.probe(
                List.of(
                        "-v",
                        "error",
                        "-of",
                        "compact=p=1:nk=0",
                        "-show_entries",
                        "format=format_name,start_time:stream=index,codec_type,codec_name,id,sample_rate,channels",
                        Remux.fileUrl(file)),
                HEAD_LIMIT,
                block -> text.append(new String(block, StandardCharsets.UTF_8)));
        String format = "";
        double start = 0;
        Map<Integer, Track> tracks = new TreeMap<>();
        for (String line : text.toString().split("\\R")) {
            Map<String, String> values = values(line);
            if (line.startsWith("format|")) {
                format = values.getOrDefault("format_name", "");
                start = number(values.get("start_time"), 0);
            } else if (line.startsWith("stream|") && values.containsKey("index")) {
                Track track = track(values);
                tracks.put(track.index(), track);
            }
        }
        return new Layout(format, start, new ArrayList<>(tracks.values()));
    }

    /**
     * Reads all of a file; an hour of video takes some seconds.
     *
     * @throws FFmpegException if FFmpeg cannot read it
     */
    public static void packets(FFmpeg ffmpeg, Path file, Reader reader) throws IOException, InterruptedException {
        var scan = new PacketScan(reader);
        try {
            ffmpeg.probe(
                    List.of(
                            "-v",
                            "error",
                            "-of",
                            "compact=p=0:nk=0",
                            "-show_data_hash",
                            "crc32",
                            "-show_entries",
                            "packet=stream_index,pts_time,dts_time,duration_time,size,pos,flags,data_hash",
                            Remux.fileUrl(file)),
                    LIMIT,
                    scan::block);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void block(byte[] bytes) {
        rest.append(new String(bytes, StandardCharsets.ISO_8859_1));
        int from = 0;
        for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", from)) {
            line(rest.substring(from, end).strip());
            from = end + 1;
        }
        rest.delete(0, from);
    }

    /** Side data that was not asked for leaves a break within a packet's line, so a packet is whole with its checksum. */
    private void line(String line) {
        if (line.startsWith("stream_index=")) {
            pending.clear();
        }
        values(line).forEach(pending::putIfAbsent);
        if (pending.containsKey("data_hash") && pending.containsKey("stream_index")) {
            try {
                reader.packet(packet(pending));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            pending.clear();
        }
    }

    private static Packet packet(Map<String, String> values) {
        String hash = values.getOrDefault("data_hash", "");
        return new Packet(
                (int) number(values.get("stream_index"), -1),
                number(values.get("pts_time"), number(values.get("dts_time"), Double.NaN)),
                number(values.get("duration_time"), 0),
                (long) number(values.get("pos"), -1),
                (int) number(values.get("size"), 0),
                values.getOrDefault("flags", "").startsWith("K"),
                hash.matches("CRC32:[0-9a-f]{8}") ? Integer.parseUnsignedInt(hash.substring(6), 16) : 0);
    }

    private static Track track(Map<String, String> values) {
        Probe.Kind kind = switch (values.getOrDefault("codec_type", "")) {
            case "video" -> Probe.Kind.VIDEO;
            case "audio" -> Probe.Kind.AUDIO;
            default -> Probe.Kind.OTHER;
        };
        String id = values.getOrDefault("id", "");
        return new Track(
                (int) number(values.get("index"), -1),
                kind,
                values.getOrDefault("codec_name", ""),
                id.matches("0x[0-9a-f]{1,7}") ? Integer.parseInt(id.substring(2), 16) : -1,
                (int) number(values.get("sample_rate"), 0),
                (int) number(values.get("channels"), 0));
    }

    private static Map<String, String> values(String line) {
        Map<String, String> values = new HashMap<>();
        for (String pair : line.split("\\|", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                // Of a packet's own values the first counts; side data may use the same names.
                values.putIfAbsent(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return values;
    }

    /** ffprobe writes {@code N/A} where there is no number. */
    private static double number(@Nullable String value, double absent) {
        return value != null && value.matches("-?\\d{1,18}(\\.\\d{1,12})?") ? Double.parseDouble(value) : absent;
    }
}
