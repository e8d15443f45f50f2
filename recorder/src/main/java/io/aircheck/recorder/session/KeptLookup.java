package io.aircheck.recorder.session;

import io.aircheck.media.ffmpeg.FFmpegLookup;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks for FFmpeg when it is first needed and remembers what was found; where nothing was, it looks again next time. */
public final class KeptLookup implements Supplier<FFmpegLookup> {

    private final Supplier<FFmpegLookup> lookup;
    private FFmpegLookup.@Nullable Found found;

    public KeptLookup(Supplier<FFmpegLookup> lookup) {
        this.lookup = lookup;
    }

    @Override
    public synchronized FFmpegLookup get() {
        if (found != null) {
            return found;
        }
        FFmpegLookup result = lookup.get();
        if (result instanceof FFmpegLookup.Found now) {
            found = now;
        }
        return result;
    }
}
