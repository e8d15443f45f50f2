package io.aircheck.recorder.session;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Order;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** A conversion in a process of its own, made to be killed. */
final class KilledConversion {

    private KilledConversion() {}

    /** Arguments: ffmpeg, ffprobe, the file to be converted. */
    public static void main(String[] arguments) throws InterruptedException {
        var ffmpeg =
                new FFmpeg(Path.of(arguments[0]), Path.of(arguments[1]), "5.1", FFmpeg.Origin.CONFIGURED, Map.of());
        var delivery = new Delivery(() -> new FFmpegLookup.Found(ffmpeg), new Semaphore(1), new Semaphore(1));
        delivery.deliver(Path.of(arguments[2]), Container.TS, new Order(Format.MP4, false), _ -> {});
    }
}
