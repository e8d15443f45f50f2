package io.aircheck.recorder.session;

import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.platforms.LiveStream;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.ffmpeg.FFmpegEngine;
import io.aircheck.recorder.file.FileEngine;
import io.aircheck.recorder.flv.FlvEngine;
import io.aircheck.recorder.hls.Entry;
import io.aircheck.recorder.hls.HlsEngine;
import io.aircheck.recorder.hls.HlsSettings;
import io.aircheck.recorder.hls.SeparateSoundEngine;
import io.aircheck.recorder.icy.IcyEngine;
import io.aircheck.recorder.memory.MediaMemory;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Which engine takes which stream. */
@FunctionalInterface
public interface Engines {

    /** A fresh engine for one run. */
    StreamEngine of(LiveStream stream, Networks.Network network, Duration endAfterSilence);

    /**
     * Ours for what they speak, FFmpeg for the rest: other protocols, and HLS whose sound is a playlist of its own in a form
     * that does not go with its picture's.
     */
    static Engines usual(Supplier<FFmpegLookup> ffmpeg, Clock clock) {
        return of(Entry.WHOLE, FlvEngine.WHOLE_GROUPS, ffmpeg, clock);
    }

    /** The same for one who listens in: HLS begins at a place of its own choice, and nothing waits until a group is whole. */
    static Engines listeningIn(Entry entry, Supplier<FFmpegLookup> ffmpeg, Clock clock) {
        return of(entry, Duration.ofMillis(500), ffmpeg, clock);
    }

    private static Engines of(Entry entry, Duration longestGroup, Supplier<FFmpegLookup> ffmpeg, Clock clock) {
        MediaMemory memory = MediaMemory.forThisProcess();
        return (stream, network, endAfterSilence) -> switch (stream.protocol()) {
            case HLS -> {
                HlsSettings settings = HlsSettings.usual(endAfterSilence).from(entry);
                Supplier<HlsEngine> hls = () -> new HlsEngine(network.http(), clock, memory, settings);
                yield stream.audioUrl() == null
                        ? hls.get()
                        : new SeparateSoundEngine(
                                hls,
                                new FFmpegEngine(ffmpeg, network.http(), network.dialer(), clock, endAfterSilence));
            }
            case FLV -> new FlvEngine(network.http(), clock, memory, endAfterSilence, longestGroup);
            case ICY -> new IcyEngine(network.http(), clock, endAfterSilence);
            case PROGRESSIVE -> new FileEngine(network.http(), clock, endAfterSilence);
            case DASH, RTMP, RTSP, SRT ->
                new FFmpegEngine(ffmpeg, network.http(), network.dialer(), clock, endAfterSilence);
        };
    }
}
