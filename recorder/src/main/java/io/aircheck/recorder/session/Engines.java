package io.aircheck.recorder.session;

import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.platforms.LiveStream;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.ffmpeg.FFmpegEngine;
import io.aircheck.recorder.flv.FlvEngine;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Which engine takes which stream. */
@FunctionalInterface
public interface Engines {

    /** A fresh engine for one run. */
    StreamEngine of(LiveStream stream, Networks.Network network, Duration endAfterSilence);

    /** Ours for what they speak, FFmpeg for the rest. */
    static Engines usual(Supplier<FFmpegLookup> ffmpeg, Clock clock) {
        return (stream, network, endAfterSilence) -> switch (stream.protocol()) {
            case FLV -> new FlvEngine(network.http(), clock, endAfterSilence);
            case HLS, PROGRESSIVE, ICY, DASH, RTMP, RTSP, SRT ->
                new FFmpegEngine(ffmpeg, network.proxy(), clock, endAfterSilence);
        };
    }
}
