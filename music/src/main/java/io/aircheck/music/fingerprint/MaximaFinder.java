package io.aircheck.music.fingerprint;

import java.util.Arrays;

/**
 * Finds what is the strongest of its surroundings in time and frequency, spectrum by spectrum. The widest surroundings of a place
 * are the maximum of two overlapping ranges whose lengths are a power of two, so that the work does not grow with their width.
 */
final class MaximaFinder {

    /** The spectrum around a maximum that it must stand out of reaches this part of its frequency to both sides. */
    private static final double AROUND = 0.25;

    private static final float LEAST_PROMINENCE = 0.5f;
    private static final int FRACTION_BITS = 13;
    private static final float OCTAVE = 1 << 23 - FRACTION_BITS;

    private final Axis axis;
    private final int radius;
    private final Maxima found = new Maxima();
    private final int[][] spectra;
    private final int[][] widest;
    private final int[][] ranges;
    private final int[] level;
    private final int[] left;
    private final int[] right;
    private final int[] before;
    private final int[] after;
    private final int[] sums;
    private int frames;

    /**
     * @param frames how many spectra before and after a maximum it must exceed
     * @param width and which part of its frequency below and above
     */
    MaximaFinder(Axis axis, int frames, double width) {
        this.axis = axis;
        radius = frames;
        int bins = axis.bins();
        spectra = new int[2 * radius + 1][bins];
        widest = new int[2 * radius + 1][bins];
        level = new int[bins];
        left = new int[bins];
        right = new int[bins];
        before = new int[bins];
        after = new int[bins];
        sums = new int[bins + 1];
        int levels = 1;
        for (int i = 0; i < bins; i++) {
            int reach = axis.radius(i, width);
            int from = Math.max(0, i - reach);
            int to = Math.min(bins - 1, i + reach);
            level[i] = 31 - Integer.numberOfLeadingZeros(to - from + 1);
            left[i] = from;
            right[i] = to + 1 - (1 << level[i]);
            levels = Math.max(levels, level[i] + 1);
        }
        ranges = new int[levels][bins];
    }

    /** Hands over what was found since the last time; the last {@code frames} spectra are still undecided. */
    void moveTo(Maxima all) {
        all.addAll(found);
        found.clear();
    }

    void accept(int[] spectrum) {
        int row = frames % spectra.length;
        System.arraycopy(spectrum, 0, spectra[row], 0, spectrum.length);
        widen(spectrum, widest[row]);
        frames++;
        decide(frames - 1 - radius);
    }

    void finish() {
        for (int i = 0; i < radius; i++) {
            int row = frames % spectra.length;
            Arrays.fill(spectra[row], 0);
            Arrays.fill(widest[row], 0);
            frames++;
            decide(frames - 1 - radius);
        }
    }

    private void widen(int[] spectrum, int[] result) {
        System.arraycopy(spectrum, 0, ranges[0], 0, spectrum.length);
        for (int l = 1; l < ranges.length; l++) {
            maximum(ranges[l - 1], ranges[l], 1 << l - 1);
        }
        for (int i = 0; i < result.length; i++) {
            int[] range = ranges[level[i]];
            result[i] = Math.max(range[left[i]], range[right[i]]);
        }
    }

    private static void maximum(int[] from, int[] to, int distance) {
        for (int i = 0; i < from.length - distance; i++) {
            to[i] = Math.max(from[i], from[i + distance]);
        }
    }

    private void decide(int frame) {
        if (frame < 0) {
            return;
        }
        Arrays.fill(before, 0);
        Arrays.fill(after, 0);
        for (int d = 1; d <= radius; d++) {
            raise(before, widest[Math.floorMod(frame - d, spectra.length)]);
            raise(after, widest[(frame + d) % spectra.length]);
        }
        int[] spectrum = spectra[frame % spectra.length];
        int[] own = widest[frame % spectra.length];
        boolean summed = false;
        for (int i = axis.lowest(); i <= axis.highest(); i++) {
            int value = spectrum[i];
            // Of equal ones in a row the first is taken.
            if (value == own[i] && value > before[i] && value >= after[i] && value > spectrum[i - 1]) {
                if (!summed) {
                    sum(spectrum);
                    summed = true;
                }
                add(frame, i, spectrum);
            }
        }
    }

    private static void raise(int[] highest, int[] row) {
        for (int i = 0; i < highest.length; i++) {
            highest[i] = Math.max(highest[i], row[i]);
        }
    }

    private void sum(int[] spectrum) {
        int sum = 0;
        for (int i = 0; i < spectrum.length; i++) {
            sum += spectrum[i] >> FRACTION_BITS;
            sums[i + 1] = sum;
        }
    }

    private void add(int frame, int place, int[] spectrum) {
        int reach = Math.max(8, axis.radius(place, AROUND));
        int from = Math.max(0, place - reach);
        int to = Math.min(spectrum.length, place + reach + 1);
        float around = (float) (sums[to] - sums[from]) / (to - from);
        float prominence = ((spectrum[place] >> FRACTION_BITS) - around) / OCTAVE;
        if (prominence >= LEAST_PROMINENCE) {
            found.add(frame, axis.step(place + apex(spectrum, place)), prominence);
        }
    }

    /** Where between two bins a parabola through the logarithms of three powers is highest. */
    private static double apex(int[] spectrum, int place) {
        double middle = Math.log(Float.intBitsToFloat(spectrum[place]));
        double below = Math.log(Float.intBitsToFloat(spectrum[place - 1])) - middle;
        double above = Math.log(Float.intBitsToFloat(spectrum[place + 1])) - middle;
        double bend = below + above;
        return bend < -1e-9 ? Math.clamp((below - above) / (2 * bend), -0.5, 0.5) : 0;
    }
}
