package io.aircheck.music.search;

import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Peaks;
import java.util.Arrays;

/**
 * Tests an alignment against all peaks that are stored of the track: is each of them heard where it should be? Chance is taken from
 * the audio itself. A place counts for less at a frequency that sounds all the time and at a moment when everything sounds, so that
 * sharing a key or the beat of a drum is no proof: only sharing which note sounds when is.
 */
final class Verifier {

    static final int BANDS = HeardMap.BANDS;

    private static final double CLEARLY = 2;
    /** Peaks in a row in which the agreement is looked for where it is fullest: about a third of a second. */
    private static final int RUN = 8;

    private static final double BEST_PART = 0.9;
    private static final int USUAL_PEAKS = 256;

    private final HeardMap map;

    /** @param steps of the axis */
    Verifier(Heard audio, int steps) {
        map = new HeardMap(audio, steps);
    }

    Evidence verify(Alignment alignment, Peaks track) {
        double[] inBand = new double[BANDS];
        double[] varianceInBand = new double[BANDS];
        double[] surplus = new double[USUAL_PEAKS];
        int peaks = 0;
        int matched = 0;
        double expected = 0;
        for (int i = firstHeard(alignment, track); i < track.size(); i++) {
            int frame = (int) Math.floor(alignment.heardAt(track.frames()[i]) + 0.5);
            int cell = map.cell(track.steps()[i] + alignment.pitch());
            if (frame >= map.frames()) {
                break;
            }
            if (frame < 0 || cell < 0 || cell >= map.cells()) {
                continue;
            }
            int band = map.band(cell);
            double chance = map.chance(frame, cell);
            int hit = map.heard(frame, cell) ? 1 : 0;
            if (peaks == surplus.length) {
                surplus = Arrays.copyOf(surplus, 2 * peaks);
            }
            surplus[peaks++] = hit - chance;
            matched += hit;
            expected += chance;
            inBand[band] += hit - chance;
            varianceInBand[band] += chance * (1 - chance);
        }
        return new Evidence(
                peaks,
                matched,
                expected,
                (matched - expected) / Math.sqrt(sum(varianceInBand) + 1),
                bands(inBand, varianceInBand),
                fullest(surplus, peaks));
    }

    private static double fullest(double[] surplus, int peaks) {
        int length = Math.clamp(peaks, 1, RUN);
        double[] runs = new double[Math.max(1, peaks - length + 1)];
        double sum = 0;
        for (int i = 0; i < peaks; i++) {
            sum += surplus[i] - (i >= length ? surplus[i - length] : 0);
            if (i >= length - 1) {
                runs[i - length + 1] = sum / length;
            }
        }
        Arrays.sort(runs);
        return runs[(int) (BEST_PART * (runs.length - 1))];
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

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
