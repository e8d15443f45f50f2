package io.aircheck.server.web;

import io.aircheck.server.recordings.Recording.Phase;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.RunningFigures;
import java.time.Duration;

/**
 * The figures of a running recording; they are sent again whenever one of them changes.
 *
 * @param length as a timecode
 * @param lit how many of the meter's {@link #LAMPS} are lit
 * @param waiting whether the stream is gone and may come back
 */
public record LiveFigures(long recordingId, String length, String size, String rate, int lit, boolean waiting) {

    /** Lamps of the level meter. */
    public static final int LAMPS = 32;

    private static final double LOWEST = 24_000;
    private static final double HIGHEST = 24_000_000;

    static LiveFigures of(RecordingView it) {
        RunningFigures figures = it.figures();
        Duration length = figures == null ? it.recording().duration() : figures.duration();
        long bytes = figures == null ? it.recording().bytes() : figures.bytes();
        long rate = figures == null ? 0 : figures.bitsPerSecond();
        return new LiveFigures(
                it.recording().id(),
                Figures.timecode(length),
                Figures.size(bytes),
                Figures.rate(rate),
                lit(rate),
                it.recording().phase() == Phase.WAITING);
    }

    /** Only whose they are. */
    LiveFigures still() {
        return new LiveFigures(recordingId, "", "", "", 0, false);
    }

    /** Logarithmic, as loudness meters are: a radio's 64 kbit/s and a picture's 8 Mbit/s both move it visibly. */
    static int lit(long bitsPerSecond) {
        if (bitsPerSecond <= LOWEST) {
            return bitsPerSecond <= 0 ? 0 : 1;
        }
        double share = Math.log(bitsPerSecond / LOWEST) / Math.log(HIGHEST / LOWEST);
        return (int) Math.clamp(Math.round(share * LAMPS), 1, LAMPS);
    }
}
