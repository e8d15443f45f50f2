package io.aircheck.music.fingerprint;

import java.util.List;

/**
 * What was heard of unknown audio, for a search: more than is kept of a track, because talk and noise hide peaks of the music and add
 * their own.
 *
 * @param frames its length
 * @param peaks the same kind of maxima that a track's fingerprint is made of, before any quota
 * @param details maxima of narrow surroundings, many more: among them is what other sounds have only nearly covered
 */
public record Heard(int frames, Maxima peaks, Maxima details) {

    private static final int DETAIL_FRAMES = 2;
    private static final double DETAIL_WIDTH = 0.025;

    /** Finds details, and among them peaks. */
    static MaximaFinder finder(Analysis analysis, Axis axis) {
        return new MaximaFinder(axis, DETAIL_FRAMES, DETAIL_WIDTH, analysis.peakFrames(), analysis.peakWidth());
    }

    /** How many frames must follow one before all that is heard in it is known. */
    static int undecided(Analysis analysis) {
        return Math.max(analysis.peakFrames(), DETAIL_FRAMES);
    }

    /** What is heard in samples at {@link Analysis#sampleRate}, full scale at 1. */
    public static Heard of(Analysis analysis, float[] samples) {
        var listener = new Listener(analysis);
        listener.accept(samples, 0, samples.length);
        return listener.finish();
    }

    /** A part of it. */
    public Heard between(int from, int to) {
        int end = Math.min(to, frames);
        return new Heard(Math.max(0, end - from), peaks.between(from, end), details.between(from, end));
    }

    /** Several that follow each other as one. */
    public static Heard joined(List<Heard> parts) {
        var peaks = new Maxima();
        var details = new Maxima();
        int frames = 0;
        for (Heard part : parts) {
            peaks.addAll(part.peaks, frames);
            details.addAll(part.details, frames);
            frames += part.frames;
        }
        return new Heard(frames, peaks, details);
    }

    /** Without the maxima at some places. */
    public Heard without(Maxima.Places places) {
        return new Heard(frames, peaks.without(places), details.without(places));
    }

    /** The same played slower by a factor, its pitch lowered accordingly: what a sped-up tape was before, for a factor above 1. */
    public Heard slowed(Analysis analysis, double factor) {
        float shift = (float) (-analysis.stepsPerOctave() * Math.log(factor) / Math.log(2));
        return new Heard(
                (int) Math.round(frames * factor),
                peaks.warped(factor, shift, analysis.steps()),
                details.warped(factor, shift, analysis.steps()));
    }

    /** Listens while samples come. Belongs to one thread. */
    public static final class Listener {

        private final MaximaFinder finder;
        private final Spectra spectra;

        public Listener(Analysis analysis) {
            var axis = new Axis(analysis);
            finder = finder(analysis, axis);
            spectra = new Spectra(analysis, axis, finder::accept);
        }

        /** The next samples, mono. */
        public void accept(float[] samples, int from, int count) {
            spectra.accept(samples, from, count);
        }

        /** All that was heard; call it once. */
        public Heard finish() {
            int frames = spectra.finish();
            finder.finish();
            var peaks = new Maxima();
            var details = new Maxima();
            finder.moveTo(details, peaks);
            return new Heard(frames, peaks, details);
        }
    }
}
