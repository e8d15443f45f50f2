package io.aircheck.music.search;

import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Peaks;

/**
 * Tests an alignment against all peaks that are stored of the track: is each of them heard where it should be? Chance is taken from
 * the audio itself. A place counts for less at a frequency that sounds all the time and at a moment when everything sounds, so that
 * sharing a key or the beat of a drum is no proof: only sharing which note sounds when is.
 */
final class Verifier {

    static final int BANDS = HeardMap.BANDS;

    private static final double CLEARLY = 2;
    private static final int FEWEST = 4;

    private final HeardMap map;
    private final double framesPerSecond;

    /** @param steps of the axis */
    Verifier(Heard audio, int steps, double framesPerSecond) {
        map = new HeardMap(audio, steps);
        this.framesPerSecond = framesPerSecond;
    }

    Evidence verify(Alignment alignment, Peaks track) {
        int seconds = (int) (map.frames() / framesPerSecond) + 1;
        double[] inBand = new double[BANDS];
        double[] varianceInBand = new double[BANDS];
        double[] inSecond = new double[seconds];
        int[] peaksInSecond = new int[seconds];
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
