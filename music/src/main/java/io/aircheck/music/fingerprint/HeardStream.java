package io.aircheck.music.fingerprint;

import java.util.function.Consumer;

/**
 * Listens to a stream without end and hands over what it hears block by block, in memory that does not grow. Belongs to one thread.
 */
public final class HeardStream {

    private final int blockFrames;
    private final int undecided;
    private final Consumer<Heard> blocks;
    private final MaximaFinder finder;
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
        undecided = Heard.undecided(analysis);
        var axis = new Axis(analysis);
        finder = Heard.finder(analysis, axis);
        spectra = new Spectra(analysis, axis, this::accept);
    }

    /** The next samples, mono, at {@link Analysis#sampleRate}, full scale at 1. */
    public void accept(float[] samples, int from, int count) {
        spectra.accept(samples, from, count);
    }

    /** Hands over what is left; call it once. */
    public void finish() {
        spectra.finish();
        finder.finish();
        while (handedOver < frames) {
            handOver(Math.min(frames, handedOver + blockFrames));
        }
    }

    private void accept(int[] spectrum) {
        finder.accept(spectrum);
        frames++;
        if (frames - undecided >= handedOver + blockFrames) {
            handOver(handedOver + blockFrames);
        }
    }

    private void handOver(int to) {
        finder.moveTo(details, peaks);
        int from = handedOver;
        var block = new Heard(to - from, peaks.between(from, to), details.between(from, to));
        peaks = peaks.since(to);
        details = details.since(to);
        handedOver = to;
        blocks.accept(block);
    }
}
