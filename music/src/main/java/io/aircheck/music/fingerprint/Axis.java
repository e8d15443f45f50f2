package io.aircheck.music.fingerprint;

/** The bins of a spectrum that matter and where they lie on the logarithmic axis. */
final class Axis {

    private final Analysis analysis;
    private final double hertzPerBin;
    private final int firstBin;
    private final int bins;
    private final int lowest;
    private final int highest;

    Axis(Analysis analysis) {
        this.analysis = analysis;
        hertzPerBin = (double) analysis.sampleRate() / analysis.window();
        int first = (int) Math.ceil(analysis.lowestHertz() / hertzPerBin);
        int last = (int) Math.floor(analysis.highestHertz() / hertzPerBin);
        // What is the strongest of its surroundings can only be said where the surroundings are known.
        firstBin = Math.max(1, first - radius(first, 0.25));
        bins = Math.min(analysis.window() / 2, last + radius(last, analysis.peakWidth()) + 1) - firstBin + 1;
        lowest = first - firstBin;
        highest = last - firstBin;
    }

    /** The first bin of the Fourier transform that is looked at; a spectrum's place 0. */
    int firstBin() {
        return firstBin;
    }

    /** Places of a spectrum. */
    int bins() {
        return bins;
    }

    /** The first place on the axis. */
    int lowest() {
        return lowest;
    }

    /** The last place on the axis. */
    int highest() {
        return highest;
    }

    /** How many places around a place a part of its frequency makes, at least 3. */
    int radius(int place, double part) {
        return Math.max(3, (int) Math.round((firstBin + place) * part));
    }

    /** Steps above the axis's beginning of a place between two bins. */
    float step(double place) {
        double hertz = (firstBin + place) * hertzPerBin;
        return (float) (analysis.stepsPerOctave() * Math.log(hertz / analysis.lowestHertz()) * (1 / Math.log(2)));
    }
}
