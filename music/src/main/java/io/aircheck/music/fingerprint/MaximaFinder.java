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

    /** So many are forgotten at once. */
    private static final int MANY_DECIDED = 512;

    private final Axis axis;
    private final Reach narrow;
    private final Reach wide;
    private final int[][] spectra;
    private final int[] exceeding;
    private final int[] sums;
    private final Maxima found = new Maxima();
    private final Maxima foundWide = new Maxima();
    /** What was found and may be the strongest of the wide surroundings, too. */
    private Maxima undecided = new Maxima();

    private int[] undecidedPlaces = new int[256];
    private int decided;
    private int frames;

    /** How far surroundings reach: so many frames before and after, and so many places below and above each place. */
    private record Reach(int frames, int[] places) {

        static Reach of(Axis axis, int frames, double width) {
            int[] places = new int[axis.bins()];
            Arrays.setAll(places, place -> axis.radius(place, width));
            return new Reach(frames, places);
        }
    }

    /**
     * For the maxima of one kind of surroundings.
     *
     * @param frames how many spectra before and after a maximum it must exceed
     * @param width and which part of its frequency below and above; not above the analysis's
     */
    MaximaFinder(Axis axis, int frames, double width) {
        this(axis, Reach.of(axis, frames, width), Reach.of(axis, 0, 0));
    }

    /** For those of narrow surroundings and, among them, those of wide ones. */
    MaximaFinder(Axis axis, int narrowFrames, double narrowWidth, int wideFrames, double wideWidth) {
        this(axis, Reach.of(axis, narrowFrames, narrowWidth), Reach.of(axis, wideFrames, wideWidth));
    }

    private MaximaFinder(Axis axis, Reach narrow, Reach wide) {
        this.axis = axis;
        this.narrow = narrow;
        this.wide = wide;
        spectra = new int[2 * Math.max(narrow.frames, wide.frames) + 1][axis.bins()];
        exceeding = new int[axis.bins()];
        sums = new int[axis.bins() + 1];
    }

    /** Hands over what was found since the last time; the last {@code frames} spectra are still undecided. */
    void moveTo(Maxima all) {
        all.addAll(found);
        found.clear();
    }

    /** Also hands over those of wide surroundings. */
    void moveTo(Maxima all, Maxima ofWide) {
        moveTo(all);
        ofWide.addAll(foundWide);
        foundWide.clear();
    }

    void accept(int[] spectrum) {
        System.arraycopy(spectrum, 0, row(frames), 0, spectrum.length);
        goOn();
    }

    void finish() {
        for (int i = 0; i < spectra.length / 2; i++) {
            Arrays.fill(row(frames), 0);
            goOn();
        }
    }

    private void goOn() {
        frames++;
        decide(frames - 1 - narrow.frames);
        decideWide(frames - 1 - wide.frames);
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
            if (exceeding[i] < 0 && strongest(narrow, frame, i, spectrum[i])) {
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

    private void decideWide(int frame) {
        for (; decided < undecided.size() && undecided.frame(decided) <= frame; decided++) {
            int place = undecidedPlaces[decided];
            if (strongest(wide, frame, place, row(frame)[place])) {
                foundWide.add(frame, undecided.step(decided), undecided.prominence(decided));
            }
        }
        if (decided >= MANY_DECIDED) {
            System.arraycopy(undecidedPlaces, decided, undecidedPlaces, 0, undecided.size() - decided);
            undecided = undecided.since(frame + 1);
            decided = 0;
        }
    }

    private boolean strongest(Reach reach, int frame, int place, int value) {
        int wide = reach.places[place];
        if (!exceeds(row(frame), place, wide, value, 1)) {
            return false;
        }
        for (int d = 1; d <= reach.frames; d++) {
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
            float step = axis.step(place + apex(spectrum, place));
            found.add(frame, step, prominence);
            if (wide.frames > 0) {
                postpone(frame, place, step, prominence);
            }
        }
    }

    private void postpone(int frame, int place, float step, float prominence) {
        if (undecided.size() == undecidedPlaces.length) {
            undecidedPlaces = Arrays.copyOf(undecidedPlaces, 2 * undecidedPlaces.length);
        }
        undecidedPlaces[undecided.size()] = place;
        undecided.add(frame, step, prominence);
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
