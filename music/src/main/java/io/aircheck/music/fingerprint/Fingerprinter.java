package io.aircheck.music.fingerprint;

/**
 * Makes the fingerprint of a track while its samples come, in memory that grows with the peaks alone. Belongs to one thread and one
 * track.
 */
public final class Fingerprinter {

    /** Maxima are thinned out each time so many frames (24 s) are there, because all of a long file would be too many to hold. */
    private static final int PORTION = 1024;

    private final Analysis analysis;
    private final Quota quota;
    private final MaximaFinder finder;
    private final Spectra spectra;
    private final Maxima peaks = new Maxima();
    private Maxima pending = new Maxima();
    private int frames;
    private int settled;

    public Fingerprinter(Analysis analysis) {
        this.analysis = analysis;
        quota = new Quota(analysis.quota(), analysis.quotaFrames(), analysis.quotaSteps());
        var axis = new Axis(analysis);
        finder = new MaximaFinder(axis, analysis.peakFrames(), analysis.peakWidth());
        spectra = new Spectra(analysis, axis, this::accept);
    }

    /** The fingerprint of samples that are all there. */
    public static Fingerprint of(Analysis analysis, float[] samples) {
        var fingerprinter = new Fingerprinter(analysis);
        fingerprinter.accept(samples, 0, samples.length);
        return fingerprinter.finish();
    }

    /** The next samples, mono, at {@link Analysis#sampleRate}, full scale at 1. */
    public void accept(float[] samples, int from, int count) {
        spectra.accept(samples, from, count);
    }

    /** The fingerprint of all that came; call it once. */
    public Fingerprint finish() {
        spectra.finish();
        finder.finish();
        settle(frames);
        return new Fingerprint(
                frames, peaks.toPeaks(), PairHash.of(peaks, analysis.fanOut()), TripleHash.reference(peaks));
    }

    private void accept(int[] spectrum) {
        finder.accept(spectrum);
        frames++;
        if (frames % PORTION == 0) {
            settle(frames - analysis.peakFrames() - analysis.quotaFrames());
        }
    }

    private void settle(int before) {
        finder.moveTo(pending);
        quota.addTo(peaks, pending, settled, before);
        pending = pending.since(before - analysis.quotaFrames());
        settled = before;
    }
}
