package io.aircheck.music.export;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.PacketScan;
import io.aircheck.media.ffmpeg.PacketScan.Layout;
import io.aircheck.media.ffmpeg.PacketScan.Packet;
import io.aircheck.media.ffmpeg.PacketScan.Track;
import io.aircheck.media.ffmpeg.Probe;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a recording in which ranges are silent. Their packets of sound are overwritten in a copy of the file; pictures,
 * times, indexes and all other packets stay byte for byte. AAC and MP3 can be made silent so, in every container in which FFmpeg
 * finds their packets.
 *
 * <p>What a decoder makes of one packet reaches into the next, so only packets whose sound ends within a range become silent:
 * outside the ranges every sample is as it was, and silence is complete a frame or two within them. What cannot be kept: the
 * treble of HE-AAC may take some frames after a range to be as it was, noise that a decoder makes up itself (AAC's substitution)
 * differs from run to run anyway, and LAME's own checksum of a whole MP3 no longer fits.
 */
public final class Mute {

    /** FFmpeg takes jumps of more than this out of a transport stream's times. */
    private static final double JUMP_SECONDS = 10;

    private final Layout layout;
    private final List<TimeRange> ranges;
    private final Map<Integer, Progress> progress = new HashMap<>();
    private final Fingerprints before = new Fingerprints();

    /** What is known of a track while its packets pass. */
    private static final class Progress {
        double expected = Double.NaN;
        double jumps;
        int range;
        long packets;
        final List<double[]> done = new ArrayList<>();
    }

    private Mute(Layout layout, List<TimeRange> ranges) {
        this.layout = layout;
        this.ranges = ranges;
    }

    /**
     * Makes the copy: written beside the target under a temporary name, compared with the source packet by packet, renamed.
     *
     * @throws FileAlreadyExistsException if the target is there
     * @throws IOException if the file has no sound that can be made silent, or anything turned out otherwise than it must; there
     *     is no target then
     */
    public static ExportReport run(FFmpeg ffmpeg, Path source, List<TimeRange> ranges, Path target)
            throws IOException, InterruptedException {
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString(), null, "is there already");
        }
        Layout layout = PacketScan.layout(ffmpeg, source);
        checkSound(source, layout);
        var mute = new Mute(layout, TimeRange.merged(ranges));
        Path fresh = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            Files.copy(source, fresh, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel file = FileChannel.open(fresh, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                Payloads payloads = mute.payloads(file);
                PacketScan.packets(ffmpeg, source, packet -> mute.pass(packet, payloads));
                file.force(true);
            }
            var after = new Fingerprints();
            PacketScan.packets(ffmpeg, fresh, after::add);
            mute.before.compare(after);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            return mute.report(source, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void checkSound(Path source, Layout layout) throws IOException {
        List<Track> sounds = layout.tracks().stream()
                .filter(track -> track.kind() == Probe.Kind.AUDIO)
                .toList();
        if (sounds.isEmpty()) {
            throw new IOException(source.getFileName() + " has no sound");
        }
        String others = sounds.stream()
                .filter(track -> !SoundFrames.areKnown(track))
                .map(Track::codec)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new IOException(
                    "the sound of " + source.getFileName() + " is " + others
                            + "; only AAC and MP3 can be made silent without encoding anew. Convert it first, or cut the ranges out");
        }
    }

    private Payloads payloads(FileChannel file) {
        return isTransportStream()
                ? new TsPayloads(
                        file,
                        layout.tracks().stream()
                                .filter(track -> track.kind() == Probe.Kind.AUDIO)
                                .map(Track::id)
                                .toList())
                : new FilePayloads(file);
    }

    private boolean isTransportStream() {
        return layout.format().equals("mpegts");
    }

    private void pass(Packet packet, Payloads payloads) throws IOException {
        Track track = track(packet.track());
        if (track == null || track.kind() != Probe.Kind.AUDIO) {
            before.add(packet);
            return;
        }
        Progress state = progress.computeIfAbsent(track.index(), _ -> new Progress());
        double length = packet.duration() > 0 ? packet.duration() : SoundFrames.seconds(track);
        double at = position(state, packet, length);
        int place = isTransportStream() ? track.id() : track.index();
        if (!isWithin(state, at, at + length + SoundFrames.tail(track, length))) {
            before.add(packet);
            if (isTransportStream()) {
                payloads.find(place, packet.position(), packet.size(), packet.crc32());
            }
            return;
        }
        Payloads.Payload payload = payloads.find(place, packet.position(), packet.size(), packet.crc32());
        byte[] silent = payload.bytes().clone();
        SoundFrames.silence(track, silent);
        payload.replace(silent);
        before.addChanged(packet, silent);
        state.packets++;
        double[] last = state.done.isEmpty() ? null : state.done.getLast();
        if (last != null && at - last[1] < length / 2) {
            last[1] = at + length;
        } else {
            state.done.add(new double[] {at, at + length});
        }
    }

    private @Nullable Track track(int index) {
        return layout.tracks().stream()
                .filter(track -> track.index() == index)
                .findFirst()
                .orElse(null);
    }

    /** Seconds from the beginning of the file, as players count. */
    private double position(Progress state, Packet packet, double length) {
        double at = packet.seconds() - layout.startSeconds();
        if (Double.isNaN(at)) {
            at = Double.isNaN(state.expected) ? 0 : state.expected + state.jumps;
        }
        if (isTransportStream() && Math.abs(at - state.jumps - state.expected) > JUMP_SECONDS) {
            state.jumps = at - state.expected;
        }
        state.expected = at - state.jumps + length;
        return at - state.jumps;
    }

    private boolean isWithin(Progress state, double from, double to) {
        while (state.range < ranges.size() && ranges.get(state.range).endSeconds() <= from) {
            state.range++;
        }
        return state.range < ranges.size()
                && from >= ranges.get(state.range).startSeconds()
                && to <= ranges.get(state.range).endSeconds();
    }

    private ExportReport report(Path source, Path target) {
        List<TimeRange> done = progress.values().stream()
                .filter(state -> !state.done.isEmpty())
                .findFirst()
                .map(state -> state.done.stream()
                        .map(range -> new TimeRange(seconds(range[0]), seconds(range[1])))
                        .toList())
                .orElse(List.of());
        long packets =
                progress.values().stream().mapToLong(state -> state.packets).sum();
        return new ExportReport(source, target, layout.format(), ExportReport.Kind.MUTE, ranges, done, packets);
    }

    private static Duration seconds(double value) {
        return Duration.ofNanos(Math.round(Math.max(0, value) * 1e9));
    }
}
