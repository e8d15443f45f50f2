package io.aircheck.music.listening;

import io.aircheck.music.search.Line;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** That a piece lies under a stream on a line, and what speaks for it so far. */
final class Hypothesis {

    /** Measurements that a line is drawn through (24 s): enough to be exact, few enough for a deck whose speed is being changed. */
    private static final int MEASUREMENTS = 12;
    /** Measurements closer together than this (8 s) tell nothing of the tempo. */
    private static final long LEAST_SPAN = 4L * Block.FRAMES;

    private static final double NEAR = 24;
    private static final double CERTAIN = 100;
    private static final double MUCH = 1.5;
    private static final double NEARLY_ALL = 0.8;

    /** That a frame of the piece was heard in a frame of the stream. */
    private record Measurement(double frame, double trackFrame, double tempo, double pitch) {}

    private final Piece piece;
    private final Deque<Measurement> measurements = new ArrayDeque<>();
    private Line line;
    private double confidence;
    private Stretch gone = Stretch.NONE;
    private double[] bins = new double[0];
    private Stretch stretch = Stretch.NONE;
    private @Nullable OpenPlay play;
    private boolean over;

    /** @param line in frames of the stream */
    Hypothesis(Guess guess, Line line) {
        piece = guess.piece();
        this.line = line;
        support(guess);
    }

    Piece piece() {
        return piece;
    }

    Line line() {
        return line;
    }

    /** Of the surest search. */
    double searchConfidence() {
        return confidence;
    }

    /** Of all that was heard: minutes under talk can be as sure as seconds of the song alone. */
    double confidence() {
        return 1 - (1 - confidence) * Math.exp(-stretch.evidence() / CERTAIN);
    }

    Stretch stretch() {
        return stretch;
    }

    @Nullable
    OpenPlay play() {
        return play;
    }

    void setPlay(@Nullable OpenPlay open) {
        play = open;
    }

    /** Whether its end is certain. */
    boolean over() {
        return over;
    }

    void end() {
        over = true;
    }

    /** Whether another says the same of this moment. */
    boolean same(Piece other, Line where, double frame) {
        return piece.is(other) && Math.abs(line.at(frame) - where.at(frame)) < NEAR;
    }

    /** A search has come upon the same again. */
    void support(Guess guess) {
        confidence = Math.max(confidence, guess.confidence());
    }

    /** Where a search has found it to lie around a frame of the stream, whatever was measured before. */
    void found(Line now, double frame) {
        measurements.clear();
        measured(now, frame);
    }

    /** Where it was measured to lie around a frame of the stream. */
    void measured(Line now, double frame) {
        measurements.addLast(new Measurement(frame, now.at(frame), now.tempo(), now.pitch()));
        if (measurements.size() > MEASUREMENTS) {
            measurements.removeFirst();
        }
        double count = measurements.size();
        double middle = measurements.stream().mapToDouble(Measurement::frame).sum() / count;
        double at = measurements.stream().mapToDouble(Measurement::trackFrame).sum() / count;
        double pitch = measurements.stream().mapToDouble(Measurement::pitch).sum() / count;
        double tempo;
        if (frame - measurements.getFirst().frame() < LEAST_SPAN) {
            tempo = measurements.stream().mapToDouble(Measurement::tempo).sum() / count;
        } else {
            double products = 0;
            double squares = 0;
            for (Measurement one : measurements) {
                products += (one.frame() - middle) * (one.trackFrame() - at);
                squares += (one.frame() - middle) * (one.frame() - middle);
            }
            tempo = products / squares;
        }
        line = new Line(at - tempo * middle, tempo, pitch);
    }

    /** Evidence that was weighed before and is so old that it is only kept as a sum. */
    Stretch gone() {
        return gone;
    }

    /** What the whole memory speaks for it, half second by half second from one on. */
    void weighed(double[] evidence, long firstBin) {
        bins = evidence;
        stretch = Stretch.strongest(gone, evidence, firstBin);
    }

    /** The oldest block leaves the memory. */
    void forget(long firstBin) {
        for (int i = 0; i < Math.min(Block.BINS, bins.length); i++) {
            gone = gone.with(bins[i], firstBin + i);
        }
    }

    /**
     * Whether another explains nearly all that speaks for this one much better, half second for half second: as a song does whose
     * bass or beat this one shares. In a cross-fade each is the stronger one for a while.
     */
    boolean isShadowOf(Hypothesis other, long firstBin) {
        int shared = 0;
        int weaker = 0;
        for (int i = 0; i < Math.min(bins.length, other.bins.length); i++) {
            if (stretch.covers(firstBin + i)) {
                shared++;
                if (other.stretch.covers(firstBin + i) && other.bins[i] > MUCH * Math.max(0, bins[i])) {
                    weaker++;
                }
            }
        }
        return weaker >= NEARLY_ALL * shared;
    }

    /** What the last so many half seconds speak for it. */
    double lately(int count) {
        double sum = 0;
        for (int i = Math.max(0, bins.length - count); i < bins.length; i++) {
            sum += bins[i];
        }
        return sum;
    }
}
