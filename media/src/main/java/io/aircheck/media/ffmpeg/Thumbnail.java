package io.aircheck.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A small JPEG of a film. */
public final class Thumbnail {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Thumbnail() {}

    /**
     * Takes the most typical of the key frames of the first half minute, so that a black beginning is no picture of the show,
     * at most 1280 wide.
     *
     * @param target replaced where it is there
     * @throws FFmpegException if there is no picture in the file
     */
    public static void take(FFmpeg ffmpeg, Path file, Path target) throws IOException, InterruptedException {
        ffmpeg.run(
                List.of(
                        "-nostdin",
                        "-hide_banner",
                        "-v",
                        "error",
                        "-y",
                        "-skip_frame",
                        "nokey",
                        "-t",
                        "30",
                        "-i",
                        Remux.fileUrl(file),
                        "-map",
                        "0:v:0",
                        "-vf",
                        "thumbnail=8,scale='min(1280,iw)':-2",
                        "-frames:v",
                        "1",
                        "-c:v",
                        "mjpeg",
                        "-pix_fmt",
                        "yuvj420p",
                        "-q:v",
                        "4",
                        "-f",
                        "mjpeg",
                        Remux.fileUrl(target)),
                LIMIT);
    }
}
