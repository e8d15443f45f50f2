package io.aircheck.media.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Follows ffprobe's list of packets, a line {@code stream,dts,duration} each, without keeping it: how long each stream is,
 * not counting jumps. FFmpeg takes jumps of more than ten seconds out of a transport stream, too.
 */
final class PacketTimes {

    private static final double JUMP_SECONDS = 10;

    private static final class Track {
        double length;
        double last = Double.NaN;
        double lastDuration;
    }

    private final StringBuilder rest = new StringBuilder();
    private final Map<String, Track> tracks = new HashMap<>();

    void add(byte[] block) {
        rest.append(new String(block, StandardCharsets.US_ASCII));
        int from = 0;
        for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", from)) {
            line(rest.substring(from, end).strip());
            from = end + 1;
        }
        rest.delete(0, from);
    }

    /** Of the longest stream. */
    Duration length() {
        double seconds = tracks.values().stream()
                .mapToDouble(track -> track.length + track.lastDuration)
                .max()
                .orElse(0);
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private void line(String line) {
        String[] values = line.split(",", -1);
        if (values.length < 3 || !isNumber(values[1])) {
            return;
        }
        Track track = tracks.computeIfAbsent(values[0], _ -> new Track());
        double dts = Double.parseDouble(values[1]);
        double step = dts - track.last;
        if (step > 0 && step <= JUMP_SECONDS) {
            track.length += step;
        } else if (!Double.isNaN(track.last)) {
            track.length += track.lastDuration;
        }
        track.last = dts;
        track.lastDuration = isNumber(values[2]) ? Double.parseDouble(values[2]) : 0;
    }

    /** ffprobe writes {@code N/A} for a packet without one. */
    private static boolean isNumber(String value) {
        return value.matches("-?\\d+(\\.\\d+)?");
    }
}
