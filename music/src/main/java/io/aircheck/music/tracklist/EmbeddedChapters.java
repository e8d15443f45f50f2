package io.aircheck.music.tracklist;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegException;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.media.ffmpeg.Probe.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The track list within the recording itself, as chapters that every player shows. MP4 and Matroska can hold them. */
public final class EmbeddedChapters {

    private static final Duration LIMIT = Duration.ofHours(2);
    private static final Duration READING_LIMIT = Duration.ofMinutes(1);

    private EmbeddedChapters() {}

    /** Whether a file's name is of a container that can hold chapters. */
    public static boolean fit(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(mp4|m4a|m4v|mov|mkv|mka|webm)");
    }

    /**
     * Puts the chapters into a file in place of those that it has: written beside it under a temporary name, compared packet for
     * packet and chapter for chapter, renamed. Whatever goes wrong, the file stays as it was.
     *
     * @throws FFmpegException if FFmpeg cannot do it
     * @throws IOException if the file cannot hold chapters or the copy differs
     */
    public static void put(FFmpeg ffmpeg, Path file, TrackList list, TrackListFormat.Setting setting)
            throws IOException, InterruptedException {
        if (!fit(file)) {
            throw new IOException(file.getFileName() + " cannot hold chapters; MP4 and MKV can");
        }
        String metadata = ChapterMetadata.write(list, setting);
        Path chapters = file.resolveSibling("." + file.getFileName() + ".chapters.tmp");
        Path fresh = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            Files.writeString(chapters, metadata);
            ffmpeg.run(arguments(file, chapters, fresh, Probe.of(ffmpeg, file)), LIMIT);
            compare(ffmpeg, file, fresh, metadata);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(chapters);
            Files.deleteIfExists(fresh);
        }
    }

    private static List<String> arguments(Path file, Path chapters, Path fresh, Probe probe) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        List<String> arguments = new ArrayList<>(List.of(
                "-nostdin",
                "-hide_banner",
                "-v",
                "error",
                "-y",
                "-i",
                url(file),
                "-f",
                "ffmetadata",
                "-i",
                url(chapters),
                "-map",
                "0:v?",
                "-map",
                "0:a?",
                "-map_metadata",
                "0",
                "-map_chapters",
                "1",
                "-c",
                "copy"));
        Probe.Stream video = probe.first(Kind.VIDEO);
        if (probe.format().contains("mp4")) {
            arguments.addAll(List.of("-movflags", "+faststart", "-f", name.endsWith(".m4a") ? "ipod" : "mp4"));
            if (video != null && video.codec().equals("hevc")) {
                arguments.addAll(List.of("-tag:v", "hvc1")); // as Apple's players want it
            }
        } else {
            arguments.addAll(List.of("-f", name.endsWith(".webm") ? "webm" : "matroska"));
        }
        arguments.add(url(fresh));
        return arguments;
    }

    private static void compare(FFmpeg ffmpeg, Path file, Path fresh, String metadata)
            throws IOException, InterruptedException {
        if (!packets(ffmpeg, file).equals(packets(ffmpeg, fresh))) {
            throw new IOException("the file with chapters has not the same pictures and sound");
        }
        String found = text(ffmpeg, List.of("-i", url(fresh), "-f", "ffmetadata", "-"), READING_LIMIT);
        if (count(found) != count(metadata)) {
            throw new IOException(
                    "the file with chapters has " + count(found) + " of them instead of " + count(metadata));
        }
    }

    /** A checksum of each track of pictures and sound. */
    private static String packets(FFmpeg ffmpeg, Path file) throws IOException, InterruptedException {
        return text(
                ffmpeg,
                List.of(
                        "-i",
                        url(file),
                        "-map",
                        "0:v?",
                        "-map",
                        "0:a?",
                        "-c",
                        "copy",
                        "-f",
                        "streamhash",
                        "-hash",
                        "sha256",
                        "-"),
                LIMIT);
    }

    private static String text(FFmpeg ffmpeg, List<String> arguments, Duration limit)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-nostdin", "-v", "error"));
        all.addAll(arguments);
        return new String(ffmpeg.run(all, limit), StandardCharsets.UTF_8);
    }

    private static long count(String metadata) {
        return metadata.lines().filter("[CHAPTER]"::equals).count();
    }

    private static String url(Path file) {
        return "file:" + file.toAbsolutePath();
    }
}
