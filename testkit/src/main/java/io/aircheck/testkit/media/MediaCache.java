package io.aircheck.testkit.media;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.testkit.media.Programme.Audio;
import io.aircheck.testkit.media.Programme.Video;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * Encoded programmes in a folder, one sub-folder a programme, encoded at the first need. Any number of processes may share
 * the folder: a programme appears in it whole, by a rename.
 */
public final class MediaCache {

    /** Each encoder takes a core or more and a hundred MiB. */
    private static final int ENCODERS = 2;

    private final Path directory;
    private final FFmpeg ffmpeg;
    private final Semaphore encoders = new Semaphore(ENCODERS);
    private final Map<Programme, CompletableFuture<Path>> folders = new ConcurrentHashMap<>();
    private final Map<Programme, VideoLoop> videos = new ConcurrentHashMap<>();
    private final Map<Programme, AudioLoop> audios = new ConcurrentHashMap<>();

    /** @param directory created when needed */
    public MediaCache(Path directory, FFmpeg ffmpeg) {
        this.directory = directory.toAbsolutePath();
        this.ffmpeg = ffmpeg;
    }

    /** A picture's loop, encoded now if it has never been. */
    public VideoLoop video(Video video) throws IOException {
        VideoLoop known = videos.get(video);
        return known != null ? known : keep(videos, video, VideoLoop.load(folder(video), video.loop()));
    }

    /** A radio's loop, encoded now if it has never been. */
    public AudioLoop audio(Audio audio) throws IOException {
        AudioLoop known = audios.get(audio);
        return known != null
                ? known
                : keep(
                        audios,
                        audio,
                        AudioLoop.load(
                                folder(audio).resolve("audio." + audio.codec().extension()), audio));
    }

    /** Encodes what is missing, all at once, and returns when everything is there. */
    public void prepare(List<? extends Programme> programmes) throws IOException {
        programmes.forEach(this::begin);
        for (Programme programme : programmes) {
            folder(programme);
        }
    }

    private static <T> T keep(Map<Programme, T> loops, Programme programme, T loaded) {
        T first = loops.putIfAbsent(programme, loaded);
        return first != null ? first : loaded;
    }

    private Path folder(Programme programme) throws IOException {
        try {
            return begin(programme).join();
        } catch (CompletionException e) {
            folders.remove(programme);
            if (e.getCause() instanceof UncheckedIOException cause) {
                throw new IOException(cause.getMessage(), cause);
            }
            throw e;
        }
    }

    private CompletableFuture<Path> begin(Programme programme) {
        return folders.computeIfAbsent(
                programme,
                missing -> CompletableFuture.supplyAsync(
                        () -> encoded(missing),
                        task -> Thread.ofPlatform()
                                .name("encode-" + missing.key())
                                .daemon()
                                .start(task)));
    }

    private Path encoded(Programme programme) {
        Path folder = directory.resolve(programme.key());
        try {
            if (Files.isDirectory(folder)) {
                return folder;
            }
            Files.createDirectories(directory);
            Path fresh = Files.createTempDirectory(directory, programme.key() + ".");
            encoders.acquireUninterruptibly();
            try {
                new Encoder(ffmpeg, fresh).encode(programme);
                publish(fresh, folder);
            } finally {
                encoders.release();
                delete(fresh);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static void publish(Path fresh, Path folder) throws IOException {
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process was faster: its files are as good as ours.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
