package io.aircheck.music.export;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegException;
import io.aircheck.media.ffmpeg.PacketScan;
import io.aircheck.media.ffmpeg.PacketScan.Layout;
import io.aircheck.media.ffmpeg.PacketScan.Track;
import io.aircheck.media.ffmpeg.Probe;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A copy of a recording without ranges. Nothing is encoded anew, so pictures can only be cut at key frames: from the last one
 * before a range to the first one behind it, which the report says. Sound alone is cut at its packets.
 */
public final class Cut {

    private static final Duration LIMIT = Duration.ofHours(2);
    /** Times are rounded to milliseconds in some containers. */
    private static final double ROUNDING_SECONDS = 0.001;

    private Cut() {}

    /**
     * Makes the copy: written beside the target under a temporary name, its packets counted, renamed.
     *
     * @throws FileAlreadyExistsException if the target is there
     * @throws FFmpegException if FFmpeg cannot do it
     * @throws IOException if nothing would be left, or the copy is not as it must be; there is no target then
     */
    public static ExportReport run(FFmpeg ffmpeg, Path source, List<TimeRange> ranges, Path target)
            throws IOException, InterruptedException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString(), null, "is there already");
        }
        Layout layout = PacketScan.layout(ffmpeg, source);
        List<TimeRange> asked = TimeRange.merged(ranges);
        List<TimeRange> done = onKeyFrames(ffmpeg, source, layout, asked);
        Map<Integer, Long> kept = kept(ffmpeg, source, layout, done);
        if (kept.values().stream().allMatch(count -> count == 0)) {
            throw new IOException("nothing of " + source.getFileName() + " would be left");
        }
        Path fresh = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            ffmpeg.run(arguments(source, layout, done, fresh, target), LIMIT);
            check(ffmpeg, layout, kept, fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            return new ExportReport(source, target, layout.format(), ExportReport.Kind.CUT, asked, done, 0);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The ranges, widened to the key frames of the pictures. */
    private static List<TimeRange> onKeyFrames(FFmpeg ffmpeg, Path source, Layout layout, List<TimeRange> asked)
            throws IOException, InterruptedException {
        int pictures = layout.tracks().stream()
                .filter(track -> track.kind() == Probe.Kind.VIDEO)
                .mapToInt(Track::index)
                .findFirst()
                .orElse(-1);
        NavigableSet<Double> keys = new TreeSet<>();
        double[] end = {0};
        PacketScan.packets(ffmpeg, source, packet -> {
            double at = packet.seconds() - layout.startSeconds();
            if (packet.track() == pictures && packet.key()) {
                keys.add(at);
            }
            end[0] = Math.max(end[0], at + packet.duration());
        });
        // A cover is a picture with a single key frame; sound is then cut by itself.
        boolean moving = keys.size() > 1;
        List<TimeRange> done = new ArrayList<>();
        for (TimeRange range : asked) {
            if (range.startSeconds() < end[0]) {
                Double before =
                        moving ? keys.floor(range.startSeconds() + ROUNDING_SECONDS) : (Double) range.startSeconds();
                Double behind =
                        moving ? keys.ceiling(range.endSeconds() - ROUNDING_SECONDS) : (Double) range.endSeconds();
                done.add(new TimeRange(
                        duration(before == null ? 0 : before), duration(behind == null ? end[0] + 1 : behind)));
            }
        }
        return TimeRange.merged(done);
    }

    private static Map<Integer, Long> kept(FFmpeg ffmpeg, Path source, Layout layout, List<TimeRange> done)
            throws IOException, InterruptedException {
        Map<Integer, Long> kept = new HashMap<>();
        PacketScan.packets(ffmpeg, source, packet -> {
            double at = packet.seconds() - layout.startSeconds();
            if (done.stream().noneMatch(range -> isIn(range, at))) {
                kept.merge(packet.track(), 1L, Long::sum);
            }
        });
        return kept;
    }

    private static boolean isIn(TimeRange range, double at) {
        return at >= from(range) && at < range.endSeconds() - ROUNDING_SECONDS;
    }

    /** What lies before the beginning, such as the lead-in of an encoder, belongs to it. */
    private static double from(TimeRange range) {
        return range.start().isZero() ? -LIMIT.toSeconds() : range.startSeconds() - ROUNDING_SECONDS;
    }

    private static void check(FFmpeg ffmpeg, Layout layout, Map<Integer, Long> kept, Path fresh)
            throws IOException, InterruptedException {
        Map<Integer, Long> found = new HashMap<>();
        PacketScan.packets(ffmpeg, fresh, packet -> found.merge(packet.track(), 1L, Long::sum));
        List<Track> tracks = PacketScan.layout(ffmpeg, fresh).tracks();
        int sameKind = 0;
        for (Track track : layout.tracks()) {
            if (track.kind() == Probe.Kind.OTHER) {
                continue;
            }
            // Tracks that are neither picture nor sound are left out, so numbers may change, but not their order.
            while (sameKind < tracks.size() && tracks.get(sameKind).kind() == Probe.Kind.OTHER) {
                sameKind++;
            }
            long wanted = kept.getOrDefault(track.index(), 0L);
            long there = sameKind < tracks.size()
                    ? found.getOrDefault(tracks.get(sameKind).index(), 0L)
                    : -1;
            // At a cut, a packet may fall to either side by the rounding of its time.
            if (Math.abs(wanted - there) > 2) {
                throw new IOException(
                        "the copy has " + there + " packets of " + track.codec() + " instead of " + wanted);
            }
            sameKind++;
        }
    }

    private static List<String> arguments(Path source, Layout layout, List<TimeRange> done, Path fresh, Path target) {
        List<String> arguments = new ArrayList<>(List.of(
                "-nostdin",
                "-hide_banner",
                "-v",
                "error",
                "-y",
                "-i",
                "file:" + source.toAbsolutePath(),
                "-map",
                "0:v?",
                "-map",
                "0:a?",
                "-c",
                "copy"));
        if (!done.isEmpty()) {
            String filters = "noise=amount=0:drop='" + dropped(done) + "',setts=pts='" + moved("PTS", done) + "':dts='"
                    + moved("DTS", done) + "'";
            arguments.addAll(List.of("-bsf:v", filters, "-bsf:a", filters));
        }
        arguments.addAll(muxer(layout.format(), target));
        arguments.add("file:" + fresh.toAbsolutePath());
        return arguments;
    }

    private static List<String> muxer(String format, Path target) {
        String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
        if (format.contains("mp4")) {
            return List.of("-movflags", "+faststart", "-f", name.endsWith(".m4a") ? "ipod" : "mp4");
        }
        return List.of(
                "-f",
                switch (format) {
                    case "aac" -> "adts";
                    case "matroska,webm" -> name.endsWith(".webm") ? "webm" : "matroska";
                    default -> format;
                });
    }

    /** An expression that is not 0 for packets in a range. */
    private static String dropped(List<TimeRange> done) {
        return done.stream()
                .map(range -> "between(pts*tb," + number(from(range)) + ","
                        + number(range.endSeconds() - ROUNDING_SECONDS) + ")")
                .collect(Collectors.joining("+"));
    }

    /** A time, earlier by all ranges that lie before it. */
    private static String moved(String time, List<TimeRange> done) {
        return time + "-("
                + done.stream()
                        .map(range -> "gte(PTS*TB," + number(range.endSeconds() - ROUNDING_SECONDS) + ")*"
                                + number(range.endSeconds() - range.startSeconds()))
                        .collect(Collectors.joining("+"))
                + ")/TB";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(Math.max(0, seconds) * 1e9));
    }
}
