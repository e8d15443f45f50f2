package io.aircheck.music.search;

import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Maxima;

/**
 * Which places in time and frequency were heard, and how probable it is at each that something is heard by chance. That is taken from
 * the audio itself: it is more probable at a frequency that sounds all the time and at a moment when everything sounds. Immutable.
 */
public final class HeardMap {

    static final int BANDS = 5;
    /** Cells a step: places are known to half a step. */
    private static final int FINENESS = 2;
    /** A stored step is rounded, and what is heard is off by a little. */
    private static final float TOLERANCE = 0.9f;

    private static final double MOST_CHANCE = 0.9;

    private final int frames;
    private final int cells;
    private final long[] heard;
    private final float[] byCell;
    private final float[][] byFrame;
    private final float[] byBand;

    /** @param steps of the axis */
    public HeardMap(Heard audio, int steps) {
        frames = audio.frames();
        cells = steps * FINENESS;
        heard = new long[(frames * cells + 63) / 64];
        byCell = new float[cells];
        byFrame = new float[BANDS][frames];
        byBand = new float[BANDS];
        mark(audio.details());
        countsToParts();
    }

    private void mark(Maxima details) {
        for (int i = 0; i < details.size(); i++) {
            int from = Math.max(0, (int) Math.ceil((details.step(i) - TOLERANCE) * FINENESS));
            int to = Math.min(cells - 1, (int) Math.floor((details.step(i) + TOLERANCE) * FINENESS));
            int last = Math.min(frames - 1, details.frame(i) + 1);
            for (int frame = Math.max(0, details.frame(i) - 1); frame <= last; frame++) {
                for (int cell = from; cell <= to; cell++) {
                    int place = frame * cells + cell;
                    if ((heard[place >> 6] & 1L << place) == 0) {
                        heard[place >> 6] |= 1L << place;
                        int band = band(cell);
                        byCell[cell]++;
                        byFrame[band][frame]++;
                        byBand[band]++;
                    }
                }
            }
        }
    }

    private void countsToParts() {
        float width = (float) cells / BANDS;
        for (int cell = 0; cell < cells; cell++) {
            byCell[cell] /= Math.max(1, frames);
        }
        for (int band = 0; band < BANDS; band++) {
            byBand[band] = Math.max(1e-4f, byBand[band] / Math.max(1, frames * width));
            for (int frame = 0; frame < frames; frame++) {
                byFrame[band][frame] /= width;
            }
        }
    }

    public int frames() {
        return frames;
    }

    /** Places at one moment. */
    public int cells() {
        return cells;
    }

    /** The place of a frequency at any moment; it lies between 0 and below {@link #cells} where the frequency is on the axis. */
    public int cell(double step) {
        return (int) Math.floor(step * FINENESS + 0.5);
    }

    int band(int cell) {
        return cell * BANDS / cells;
    }

    /** Whether something was heard there. */
    public boolean heard(int frame, int cell) {
        int place = frame * cells + cell;
        return (heard[place >> 6] & 1L << place) != 0;
    }

    /** How probable it is that something is heard there, whatever is played. */
    public double chance(int frame, int cell) {
        int band = band(cell);
        return Math.min(MOST_CHANCE, byCell[cell] * byFrame[band][frame] / byBand[band]);
    }
}
