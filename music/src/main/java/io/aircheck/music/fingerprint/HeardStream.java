package io.aircheck.music.fingerprint;

import java.util.function.Consumer;

/**
 * Listens to a stream without end and hands over what it hears block by block, in memory that does not grow. Belongs to one thread.
 */
public final class HeardStream {

    private final int blockFrames;
    private final int undecided;
    private final Consumer<Heard> blocks;
    private final MaximaFinder peakFinder;
    private final MaximaFinder detailFinder;
    private final Spectra spectra;
    private Maxima peaks = new Maxima();
    private Maxima details = new Maxima();
    private int frames;
    private int handedOver;

    /**
     * @param blockFrames the length of a block in frames; only the last one is shorter
     * @param blocks takes them, without a gap
     */
    public HeardStream(Analysis analysis, int blockFrames, Consumer<Heard> blocks) {
        this.blockFrames = blockFrames;
        this.blocks = blocks;
        undecided = Math.max(analysis.peakFrames(), Heard.DETAIL_FRAMES);
        var axis = new Axis(analysis);
        peakFinder = new MaximaFinder(axis, analysis.peakFrames(), analysis.peakWidth());
        detailFinder = new MaximaFinder(axis, Heard.DETAIL_FRAMES, Heard.DETAIL_WIDTH);
        spectra = new Spectra(analysis, axis, this::accept);
    }

    /** The next samples, mono, at {@link Analysis#sampleRate}, full scale at 1. */
    public void accept(float[] samples, int from, int count) {
        spectra.accept(samples, from, count);
    }

    /** Hands over what is left; call it once. */
    public void finish() {
        spectra.finish();
        peakFinder.finish();
        detailFinder.finish();
        while (handedOver < frames) {
            handOver(Math.min(frames, handedOver + blockFrames));
        }
    }

    private void accept(int[] spectrum) {
        peakFinder.accept(spectrum);
        detailFinder.accept(spectrum);
        frames++;
        if (frames - undecided >= handedOver + blockFrames) {
            handOver(handedOver + blockFrames);
        }
    }

    private void handOver(int to) {
        peakFinder.moveTo(peaks);
        detailFinder.moveTo(details);
        int from = handedOver;
        var block = new Heard(to - from, peaks.between(from, to), details.between(from, to));
        peaks = peaks.since(to);
        details = details.since(to);
        handedOver = to;
        blocks.accept(block);
    }
}
