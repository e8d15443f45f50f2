package io.aircheck.media.ffmpeg;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Follows ffprobe's list of packets, a line {@code pts,duration} in seconds each, without keeping it. */
final class PacketTimes {

    private final StringBuilder rest = new StringBuilder();
    private double first = Double.POSITIVE_INFINITY;
    private double last = Double.NEGATIVE_INFINITY;

    void add(byte[] block) {
        rest.append(new String(block, StandardCharsets.US_ASCII));
        int from = 0;
        for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", from)) {
            line(rest.substring(from, end).strip());
            from = end + 1;
        }
        rest.delete(0, from);
    }

    Duration span() {
        return last > first ? Duration.ofNanos(Math.round((last - first) * 1e9)) : Duration.ZERO;
    }

    private void line(String line) {
        String[] values = line.split(",", -1);
        if (isNumber(values[0])) {
            double pts = Double.parseDouble(values[0]);
            double duration = values.length > 1 && isNumber(values[1]) ? Double.parseDouble(values[1]) : 0;
            first = Math.min(first, pts);
            last = Math.max(last, pts + duration);
        }
    }

    /** ffprobe writes {@code N/A} for a packet without one. */
    private static boolean isNumber(String value) {
        return value.matches("-?\\d+(\\.\\d+)?");
    }
}
