package io.aircheck.music.search;

import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Maxima;
import io.aircheck.music.fingerprint.Peaks;

/**
 * Tests an alignment against all peaks that are stored of the track: is each of them heard where it should be? Chance is taken from
 * the audio itself. A place counts for less at a frequency that sounds all the time and at a moment when everything sounds, so that
 * sharing a key or the beat of a drum is no proof: only sharing which note sounds when is.
 */
final class Verifier {

    static final int BANDS = 5;
    /** Cells a step: places are known to half a step. */
    private static final int FINENESS = 2;
    /** A stored step is rounded, and what is heard is off by a little. */
    private static final float TOLERANCE = 0.9f;

    private static final double CLEARLY = 2;
    private static final double MOST_CHANCE = 0.9;
    private static final int FEWEST = 4;

    private final int frames;
    private final int cells;
    private final boolean[] heard;
    private final float[] byCell;
    private final float[][] byFrame;
    private final float[] byBand;
    private final double framesPerSecond;

    /** @param steps of the axis */
    Verifier(Heard audio, int steps, double framesPerSecond) {
        frames = audio.frames();
        cells = steps * FINENESS;
        this.framesPerSecond = framesPerSecond;
        heard = new boolean[frames * cells];
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
                    if (!heard[frame * cells + cell]) {
                        heard[frame * cells + cell] = true;
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

    private int band(int cell) {
        return cell * BANDS / cells;
    }

    Evidence verify(Alignment alignment, Peaks track) {
        int seconds = (int) (frames / framesPerSecond) + 1;
        double[] inBand = new double[BANDS];
        double[] varianceInBand = new double[BANDS];
        double[] inSecond = new double[seconds];
        int[] peaksInSecond = new int[seconds];
        int peaks = 0;
        int matched = 0;
        double expected = 0;
        for (int i = firstHeard(alignment, track); i < track.size(); i++) {
            int frame = (int) Math.floor(alignment.heardAt(track.frames()[i]) + 0.5);
            int cell = (int) Math.floor((track.steps()[i] + alignment.pitch()) * FINENESS + 0.5);
            if (frame >= frames) {
                break;
            }
            if (frame < 0 || cell < 0 || cell >= cells) {
                continue;
            }
            int band = band(cell);
            double chance = Math.min(MOST_CHANCE, byCell[cell] * byFrame[band][frame] / byBand[band]);
            int hit = heard[frame * cells + cell] ? 1 : 0;
            peaks++;
            matched += hit;
            expected += chance;
            inBand[band] += hit - chance;
            varianceInBand[band] += chance * (1 - chance);
            int second = (int) (frame / framesPerSecond);
            inSecond[second] += hit - chance;
            peaksInSecond[second]++;
        }
        return new Evidence(
                peaks,
                matched,
                expected,
                (matched - expected) / Math.sqrt(sum(varianceInBand) + 1),
                bands(inBand, varianceInBand),
                coverage(inSecond, peaksInSecond));
    }

    private static int firstHeard(Alignment alignment, Peaks track) {
        int low = 0;
        int high = track.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (track.frames()[middle] < alignment.beginning() - 1) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int bands(double[] surplus, double[] variance) {
        int bands = 0;
        for (int band = 0; band < BANDS; band++) {
            if (surplus[band] > CLEARLY * Math.sqrt(variance[band] + 0.5)) {
                bands++;
            }
        }
        return bands;
    }

    private static double coverage(double[] surplus, int[] peaks) {
        int full = 0;
        int covered = 0;
        for (int second = 0; second < surplus.length; second++) {
            if (peaks[second] >= FEWEST) {
                full++;
                if (surplus[second] > 0.1 * peaks[second]) {
                    covered++;
                }
            }
        }
        return full == 0 ? 0 : (double) covered / full;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
