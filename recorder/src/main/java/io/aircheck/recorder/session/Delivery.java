package io.aircheck.recorder.session;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.media.ffmpeg.Reencoding;
import io.aircheck.media.ffmpeg.Remux;
import io.aircheck.media.flv.FlvToMatroska;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.Subtitles;
import io.aircheck.recorder.files.Conversion;
import io.aircheck.recorder.files.Manifest.Delivered;
import io.aircheck.recorder.files.Workshop;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleConsumer;
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
    static final Duration TOLERANCE = Duration.ofSeconds(1);
    /** A slow network disk reads and writes as much in a second. */
    private static final long LEAST_BYTES_A_SECOND = 2_000_000;
    /** How much longer than the film itself its encoding may take, on the slowest machine that should try. */
    private static final int SLOWEST_ENCODING = 20;

    private final Supplier<FFmpegLookup> ffmpeg;
    private final Semaphore copies;
    private final Semaphore encodings;

    /**
     * @param copies how many conversions by copy may run at once on this machine
     * @param encodings how many films may be encoded at once, for each takes all there is of a processor
     */
    Delivery(Supplier<FFmpegLookup> ffmpeg, Semaphore copies, Semaphore encodings) {
        this.ffmpeg = ffmpeg;
        this.copies = copies;
        this.encodings = encodings;
    }

    /** Whether there is anything to do for a part. */
    static boolean isNeeded(Order order, Container container) {
        return target(order, container) != null || order.thumbnail() || order.subtitles() != Subtitles.NONE;
    }

    /** The tool, where there is one. */
    Optional<FFmpeg> tool() {
        return ffmpeg.get().toOptional();
    }

    /** The conversion that a part needs, or null where it is as wanted. */
    static Remux.@Nullable Target target(Order order, Container container) {
        if (isEncoded(order, container)) {
            return target(order.form());
        }
        return switch (order.format()) {
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

    private static Remux.Target target(Format form) {
        return switch (form) {
            case ORIGINAL, MP4 -> Remux.Target.MP4;
            case FMP4 -> Remux.Target.FMP4;
            case MKV -> Remux.Target.MKV;
            case TS -> Remux.Target.TS;
            case FLV -> Remux.Target.FLV;
            case M4A -> Remux.Target.M4A;
            case MP3 -> Remux.Target.MP3;
        };
    }

    /** Sound has nothing to be encoded anew. */
    private static boolean isEncoded(Order order, Container container) {
        return order.reencode()
                && !target(order.form()).isAudioOnly()
                && switch (container) {
                    case TS, FMP4, FLV, FILE -> true;
                    case AAC, MP3, OGG, FLAC -> false;
                };
    }

    /**
     * Converts one finished part; whatever goes wrong, the source is still there.
     *
     * @param progress told how much is done, from 0 to 1, where that takes long
     */
    Outcome deliver(Path source, Container container, Order order, DoubleConsumer progress)
            throws InterruptedException {
        Remux.Target form = target(order, container);
        if (form == null) {
            return new Outcome.Unchanged();
        }
        return switch (ffmpeg.get()) {
            case FFmpegLookup.Missing(String reason) ->
                new Outcome.SourceKept(source.getFileName() + " was kept as it is. " + reason);
            case FFmpegLookup.Found(FFmpeg tool) -> {
                boolean encoded = isEncoded(order, container);
                Semaphore slots = encoded ? encodings : copies;
                slots.acquire();
                try {
                    yield convert(tool, source, container, form, order, encoded, progress);
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

    private static Outcome convert(
            FFmpeg tool,
            Path source,
            Container container,
            Remux.Target form,
            Order order,
            boolean encoded,
            DoubleConsumer progress)
            throws IOException, InterruptedException {
        String stem = stem(source);
        String extension = order.form().extension();
        Path target = source.resolveSibling(stem + "." + extension);
        boolean sameName = target.equals(source);
        if (!sameName && Files.exists(target)) {
            throw new FileAlreadyExistsException(target + " is there already");
        }
        try (Workshop workshop = Workshop.beside(target)) {
            Path fresh = workshop.file("part." + extension);
            Path readable = readable(source, container, workshop);
            Probe before = Probe.of(tool, readable);
            Duration limit = limit(Files.size(source));
            if (encoded && before.count(Probe.Kind.VIDEO) > 0) {
                Duration patience = limit.plus(before.duration().multipliedBy(SLOWEST_ENCODING));
                Reencoding.run(tool, readable, before, form, fresh, patience, progress);
            } else {
                Remux.run(tool, readable, before, form, fresh, limit);
            }
            Probe after = Probe.of(tool, fresh);
            // A header may only guess (raw sound), so look at the packets before calling it wrong.
            Duration length = differ(before.duration(), after.duration(), TOLERANCE)
                    ? Probe.scannedDuration(tool, readable)
                    : before.duration();
            compare(tool, before, length, TOLERANCE, fresh, form);
            Path kept = sameName ? source.resolveSibling(stem + ".original." + extension) : source;
            force(fresh);
            Delivered delivered = new Delivered(
                    target.getFileName().toString(),
                    Files.size(fresh),
                    after.duration().toMillis(),
                    order.keepSource() ? kept.getFileName().toString() : null);
            return new Outcome.Done(Conversion.of(source, delivered, fresh));
        }
    }

    /** What FFmpeg does not find in FLV is taken out of it first. */
    private static Path readable(Path source, Container container, Workshop workshop) throws IOException {
        if (container != Container.FLV || !FlvToMatroska.isNeeded(() -> Files.newInputStream(source))) {
            return source;
        }
        Path taken = workshop.file("taken.mkv");
        FlvToMatroska.write(() -> Files.newInputStream(source), Files.newOutputStream(taken));
        return taken;
    }

    /** Its source may be removed next, so it must survive a power cut. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** How long the copying of so many bytes may take. */
    static Duration limit(long bytes) {
        return Duration.ofSeconds(600 + bytes / LEAST_BYTES_A_SECOND);
    }

    /** Makes sure that a fresh file has the tracks and the length that it is to have. */
    static void compare(FFmpeg tool, Probe before, Duration length, Duration tolerance, Path fresh, Remux.Target form)
            throws IOException, InterruptedException {
        Probe after = Probe.of(tool, fresh);
        long pictures = form.isAudioOnly() ? 0 : before.count(Probe.Kind.VIDEO);
        long sounds = form.isAudioOnly() ? 1 : before.count(Probe.Kind.AUDIO);
        if (after.count(Probe.Kind.VIDEO) != pictures || after.count(Probe.Kind.AUDIO) != sounds) {
            throw new IOException("the converted file has not the same tracks");
        }
        if (differ(length, after.duration(), tolerance)) {
            Duration is = Probe.scannedDuration(tool, fresh);
            if (differ(length, is, tolerance)) {
                throw new IOException("the converted file is " + is.toMillis() / 1000.0 + " s long instead of "
                        + length.toMillis() / 1000.0 + " s");
            }
        }
    }

    private static boolean differ(Duration one, Duration other, Duration tolerance) {
        return one.minus(other).abs().compareTo(tolerance) > 0;
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
