package io.aircheck.recorder.session;

import io.aircheck.media.ffmpeg.Concatenation;
import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.media.ffmpeg.Remux;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.files.Conversion;
import io.aircheck.recorder.files.Manifest;
import io.aircheck.recorder.files.Manifest.Delivered;
import io.aircheck.recorder.files.Manifest.PartEntry;
import io.aircheck.recorder.files.ManifestJson;
import io.aircheck.recorder.files.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one file of a broadcast's parts where a player could not tell: all have the same decoder configuration. It is called
 * {@code base.joined.mp4} ({@code base.joined.2.mp4} where it went on afterwards), and what it is made of goes only once it was
 * verified and noted.
 */
final class Joining {

    private static final String MARK = ".joined.";

    private final FFmpeg ffmpeg;
    private final Path manifestFile;
    private final Manifest manifest;
    private final Order order;

    Joining(FFmpeg ffmpeg, Path manifestFile, Manifest manifest, Order order) {
        this.ffmpeg = ffmpeg;
        this.manifestFile = manifestFile;
        this.manifest = manifest;
        this.order = order;
    }

    /** Whether a recording has several files. */
    static boolean isNeeded(Manifest manifest) {
        return manifest.parts().stream().map(Joining::name).distinct().count() > 1;
    }

    /** @return a sentence that says why the parts stay; null where they are one file now */
    @Nullable
    String join() throws InterruptedException {
        List<PartEntry> parts = manifest.parts();
        PartEntry first = parts.getFirst();
        PartEntry unlike = manifest.unlikeTheFirst().orElse(null);
        if (unlike != null) {
            return "the parts stay several files, because " + name(unlike)
                    + " has another picture or sound than the first; a player would have to begin anew there";
        }
        Remux.Target form = form(first);
        if (form == null) {
            return "the parts stay several files, because this form is not joined; take m4a or mp3";
        }
        try {
            join(parts, form);
            return null;
        } catch (IOException e) {
            return "the parts stay several files, because they could not be joined: " + e.getMessage();
        }
    }

    private Remux.@Nullable Target form(PartEntry part) {
        return switch (part.delivered() == null ? Format.ORIGINAL : order.form()) {
            case ORIGINAL ->
                switch (part.container()) {
                    case TS -> Remux.Target.TS;
                    case FMP4, FILE -> Remux.Target.MP4;
                    case FLV -> Remux.Target.FLV;
                    case MP3 -> Remux.Target.MP3;
                    case AAC, OGG, FLAC -> null;
                };
            case TS -> Remux.Target.TS;
            case FMP4 -> Remux.Target.FMP4;
            case FLV -> Remux.Target.FLV;
            case MP4 -> Remux.Target.MP4;
            case MKV -> Remux.Target.MKV;
            case M4A -> Remux.Target.M4A;
            case MP3 -> Remux.Target.MP3;
        };
    }

    private void join(List<PartEntry> parts, Remux.Target form) throws IOException, InterruptedException {
        // A recording that went on after it was joined has several parts in one file.
        List<Path> files =
                parts.stream().map(Joining::name).distinct().map(this::beside).toList();
        Path target = free(name(parts.getFirst()));
        try (Workshop workshop = Workshop.beside(target)) {
            Path fresh = workshop.file("joined");
            long bytes = 0;
            Duration length = Duration.ZERO;
            for (Path file : files) {
                bytes += Files.size(file);
                length = length.plus(Probe.scannedDuration(ffmpeg, file));
            }
            Probe before = Probe.of(ffmpeg, files.getFirst());
            Concatenation.run(ffmpeg, files, before, form, fresh, workshop.file("list"), Delivery.limit(bytes));
            Delivery.compare(ffmpeg, before, length, Delivery.TOLERANCE.multipliedBy(files.size()), fresh, form);
            Delivery.force(fresh);
            note(parts, target.getFileName().toString(), fresh, length);
        }
    }

    private Path free(String firstName) {
        String extension = firstName.substring(firstName.lastIndexOf('.') + 1);
        Path target = beside(base() + MARK + extension);
        for (int number = 2; Files.exists(target); number++) {
            target = beside(base() + MARK + number + "." + extension);
        }
        return target;
    }

    private void note(List<PartEntry> parts, String joined, Path fresh, Duration length) throws IOException {
        long bytes = Files.size(fresh);
        List<PartEntry> noted = parts.stream()
                .map(part -> part.withDelivered(new Delivered(joined, bytes, length.toMillis(), kept(part))))
                .toList();
        Delivered whole = new Delivered(joined, bytes, length.toMillis(), null);
        Conversion made = Conversion.of(beside(parts.getFirst().file()), whole, fresh);
        try {
            ManifestJson.write(manifest.withParts(noted), manifestFile);
        } catch (IOException e) {
            made.drop();
            throw e;
        }
        for (int i = 0; i < parts.size(); i++) {
            Delivered delivered = noted.get(i).delivered();
            if (delivered != null) {
                new Conversion(beside(parts.get(i).file()), delivered).arrive();
            }
            if (parts.get(i).delivered() != null) {
                Files.deleteIfExists(beside(name(parts.get(i))));
            }
        }
    }

    private @Nullable String kept(PartEntry part) {
        return part.delivered() != null ? part.delivered().source() : order.keepSource() ? part.file() : null;
    }

    private static String name(PartEntry part) {
        return part.delivered() == null ? part.file() : part.delivered().file();
    }

    private String base() {
        String name = manifestFile.getFileName().toString();
        return name.substring(0, name.length() - ".manifest.json".length());
    }

    private Path beside(String name) {
        return manifestFile.resolveSibling(Path.of(name).getFileName());
    }
}
