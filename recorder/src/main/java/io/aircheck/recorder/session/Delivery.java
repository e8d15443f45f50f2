package io.aircheck.recorder.session;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.media.ffmpeg.Remux;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.files.Conversion;
import io.aircheck.recorder.files.Manifest.Delivered;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the file that the user wants of a finished part: written beside it under a temporary name, compared with its source,
 * renamed, and only then is the source removed, where that is wanted.
 */
final class Delivery {

    /** What became of a part. */
    sealed interface Outcome {
        /** It is what was wanted already. */
        record Unchanged() implements Outcome {}

        /** Made and verified, not yet in its place. */
        record Done(Conversion conversion) implements Outcome {}

        /** @param why a sentence */
        record SourceKept(String why) implements Outcome {}
    }

    /** Durations differ by the last frame of the shorter track and by rounding. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    /** A slow network disk reads and writes as much in a second. */
    private static final long LEAST_BYTES_A_SECOND = 2_000_000;

    private final Supplier<FFmpegLookup> ffmpeg;
    private final Semaphore slots;

    /** @param slots how many conversions may run at once on this machine */
    Delivery(Supplier<FFmpegLookup> ffmpeg, Semaphore slots) {
        this.ffmpeg = ffmpeg;
        this.slots = slots;
    }

    /** The conversion that a part needs, or null where it is as wanted. */
    static Remux.@Nullable Target target(Format format, Container container) {
        return switch (format) {
            case ORIGINAL -> null;
            case TS -> container == Container.TS ? null : Remux.Target.TS;
            case FMP4 -> container == Container.FMP4 ? null : Remux.Target.FMP4;
            case FLV -> container == Container.FLV ? null : Remux.Target.FLV;
            case MP4 -> container == Container.FILE ? null : Remux.Target.MP4;
            case MKV -> Remux.Target.MKV;
            case M4A -> Remux.Target.M4A;
            case MP3 -> container == Container.MP3 ? null : Remux.Target.MP3;
        };
    }

    /** Converts one finished part; whatever goes wrong, the source is still there. */
    Outcome deliver(Path source, Container container, Order order) throws InterruptedException {
        Remux.Target form = target(order.format(), container);
        if (form == null) {
            return new Outcome.Unchanged();
        }
        return switch (ffmpeg.get()) {
            case FFmpegLookup.Missing(String reason) ->
                new Outcome.SourceKept(source.getFileName() + " was kept as it is. " + reason);
            case FFmpegLookup.Found(FFmpeg tool) -> {
                slots.acquire();
                try {
                    yield convert(tool, source, form, order);
                } catch (IOException e) {
                    yield new Outcome.SourceKept(
                            source.getFileName() + " was kept as it is, because it could not be made "
                                    + form.name().toLowerCase(Locale.ROOT) + ": " + e.getMessage());
                } finally {
                    slots.release();
                }
            }
        };
    }

    private static Outcome convert(FFmpeg tool, Path source, Remux.Target form, Order order)
            throws IOException, InterruptedException {
        String stem = stem(source);
        Path target = source.resolveSibling(stem + "." + order.format().extension());
        Path fresh = Conversion.temporary(target);
        boolean sameName = target.equals(source);
        if (!sameName && Files.exists(target)) {
            throw new FileAlreadyExistsException(target + " is there already");
        }
        // An FFmpeg that outlived a crash may still write there; it keeps what it has open.
        Files.deleteIfExists(fresh);
        boolean made = false;
        try {
            Probe before = Probe.of(tool, source);
            Duration limit = Duration.ofSeconds(600 + Files.size(source) / LEAST_BYTES_A_SECOND);
            Remux.run(tool, source, before, form, fresh, limit);
            Probe after = Probe.of(tool, fresh);
            compare(tool, source, before, fresh, after, form);
            Path kept = sameName ? source.resolveSibling(stem + ".original." + order.format().extension()) : source;
            force(fresh);
            Delivered delivered = new Delivered(
                    target.getFileName().toString(),
                    Files.size(fresh),
                    after.duration().toMillis(),
                    order.keepSource() ? kept.getFileName().toString() : null);
            made = true;
            return new Outcome.Done(new Conversion(source, delivered));
        } finally {
            if (!made) {
                Files.deleteIfExists(fresh);
            }
        }
    }

    /** Its source may be removed next, so it must survive a power cut. */
    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void compare(FFmpeg tool, Path source, Probe before, Path fresh, Probe after, Remux.Target form)
            throws IOException, InterruptedException {
        long pictures = form.isAudioOnly() ? 0 : before.count(Probe.Kind.VIDEO);
        long sounds = form.isAudioOnly() ? 1 : before.count(Probe.Kind.AUDIO);
        if (after.count(Probe.Kind.VIDEO) != pictures || after.count(Probe.Kind.AUDIO) != sounds) {
            throw new IOException("the converted file has not the same tracks");
        }
        if (differ(before.duration(), after.duration())) {
            // A header may only guess (raw sound), so look at the packets before calling it wrong.
            Duration was = Probe.scannedDuration(tool, source);
            Duration is = Probe.scannedDuration(tool, fresh);
            if (differ(was, is)) {
                throw new IOException("the converted file is " + is.toMillis() / 1000.0 + " s long instead of "
                        + was.toMillis() / 1000.0 + " s");
            }
        }
    }

    private static boolean differ(Duration one, Duration other) {
        return one.minus(other).abs().compareTo(TOLERANCE) > 0;
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
