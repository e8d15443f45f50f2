package io.aircheck.music.fingerprint;

import java.util.Arrays;

/**
 * Finds what is the strongest of its surroundings in time and frequency, spectrum by spectrum. Looks at the nearest first: most
 * places fail there, and the whole surroundings are only looked at where there is a maximum.
 */
final class MaximaFinder {

    /** The spectrum around a maximum that it must stand out of reaches this part of its frequency to both sides. */
    private static final double AROUND = 0.25;

    private static final float LEAST_PROMINENCE = 0.5f;
    private static final int FRACTION_BITS = 13;
    private static final float OCTAVE = 1 << 23 - FRACTION_BITS;

    private final Axis axis;
    private final int radius;
    private final int[] reach;
    private final int[] exceeding;
    private final Maxima found = new Maxima();
    private final int[][] spectra;
    private final int[] sums;
    private int frames;

    /**
     * @param frames how many spectra before and after a maximum it must exceed
     * @param width and which part of its frequency below and above; not above the analysis's
     */
    MaximaFinder(Axis axis, int frames, double width) {
        this.axis = axis;
        radius = frames;
        int bins = axis.bins();
        spectra = new int[2 * radius + 1][bins];
        reach = new int[bins];
        exceeding = new int[bins];
        sums = new int[bins + 1];
        for (int i = 0; i < bins; i++) {
            reach[i] = axis.radius(i, width);
        }
    }

    /** Hands over what was found since the last time; the last {@code frames} spectra are still undecided. */
    void moveTo(Maxima all) {
        all.addAll(found);
        found.clear();
    }

    void accept(int[] spectrum) {
        System.arraycopy(spectrum, 0, row(frames), 0, spectrum.length);
        frames++;
        decide(frames - 1 - radius);
    }

    void finish() {
        for (int i = 0; i < radius; i++) {
            Arrays.fill(row(frames), 0);
            frames++;
            decide(frames - 1 - radius);
        }
    }

    private int[] row(int frame) {
        return spectra[Math.floorMod(frame, spectra.length)];
    }

    private void decide(int frame) {
        if (frame < 0) {
            return;
        }
        int[] spectrum = row(frame);
        compare(spectrum, row(frame - 1), row(frame + 1));
        boolean summed = false;
        for (int i = axis.lowest(); i <= axis.highest(); i++) {
            if (exceeding[i] < 0 && strongest(frame, i, spectrum[i])) {
                if (!summed) {
                    sum(spectrum);
                    summed = true;
                }
                add(frame, i, spectrum);
            }
        }
    }

    /**
     * Marks the places that exceed their four neighbours by a negative number. Without a branch: which places these are cannot be
     * foreseen, and a wrong guess costs a processor more than the whole comparison. Of equal ones in a row the first is taken.
     */
    private void compare(int[] spectrum, int[] before, int[] after) {
        for (int i = axis.lowest(); i <= axis.highest(); i++) {
            int value = spectrum[i];
            exceeding[i] =
                    spectrum[i - 1] - value & spectrum[i + 1] - 1 - value & before[i] - value & after[i] - 1 - value;
        }
    }

    private boolean strongest(int frame, int place, int value) {
        int wide = reach[place];
        if (!exceeds(row(frame), place, wide, value, 1)) {
            return false;
        }
        for (int d = 1; d <= radius; d++) {
            if (!exceeds(row(frame - d), place, wide, value - 1, 0)
                    || !exceeds(row(frame + d), place, wide, value, 0)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing of a row is above a value, from a distance to the place on to the widest. */
    private static boolean exceeds(int[] row, int place, int wide, int value, int from) {
        for (int d = from; d <= wide; d++) {
            if (row[place - d] > value || row[place + d] > value) {
                return false;
            }
        }
        return true;
    }

    private void sum(int[] spectrum) {
        int sum = 0;
        for (int i = 0; i < spectrum.length; i++) {
            sum += spectrum[i] >> FRACTION_BITS;
            sums[i + 1] = sum;
        }
    }

    private void add(int frame, int place, int[] spectrum) {
        int around = Math.max(8, axis.radius(place, AROUND));
        int from = Math.max(0, place - around);
        int to = Math.min(spectrum.length, place + around + 1);
        float mean = (float) (sums[to] - sums[from]) / (to - from);
        float prominence = ((spectrum[place] >> FRACTION_BITS) - mean) / OCTAVE;
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
