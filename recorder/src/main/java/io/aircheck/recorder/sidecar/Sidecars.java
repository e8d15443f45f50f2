package io.aircheck.recorder.sidecar;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.media.ffmpeg.Thumbnail;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import io.aircheck.recorder.files.Workshop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Puts beside a finished file what was asked for.
 *
 * @param zone of the clock that subtitles show
 */
public record Sidecars(ZoneId zone) {

    /**
     * Makes them, replacing those that are there.
     *
     * @param file the picture is taken of
     * @param ffmpeg takes the picture; empty where there is none
     * @param units of the file
     */
    public void make(
            Order order, Path file, Optional<FFmpeg> ffmpeg, Instant startedAt, Duration length, List<UnitEntry> units)
            throws IOException, InterruptedException {
        switch (order.subtitles()) {
            case NONE -> {}
            case ELAPSED -> write(file, ClockSubtitles.ofElapsedTime(startedAt, length, zone));
            case MEDIA -> write(file, ClockSubtitles.ofMediaTime(units, zone));
        }
        if (order.thumbnail() && ffmpeg.isPresent()) {
            picture(ffmpeg.get(), file);
        }
    }

    private static void picture(FFmpeg ffmpeg, Path file) throws IOException, InterruptedException {
        if (Probe.of(ffmpeg, file).count(Probe.Kind.VIDEO) == 0) {
            return;
        }
        try (Workshop workshop = Workshop.beside(file)) {
            Path fresh = workshop.file("picture.jpg");
            Thumbnail.take(ffmpeg, file, fresh);
            Files.move(fresh, beside(file, ".jpg"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(beside(file, ".srt"), text, StandardCharsets.UTF_8);
    }

    private static Path beside(Path file, String ending) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }
}
