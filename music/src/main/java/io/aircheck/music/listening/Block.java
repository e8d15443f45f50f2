package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Peaks;
import io.aircheck.music.search.HeardMap;
import io.aircheck.music.search.Line;
import java.util.BitSet;

/**
 * Two seconds of a stream.
 *
 * @param first its first frame in the stream
 * @param window what was heard from {@code before} frames before it until its end: what is heard by chance is told by more than two
 *     seconds
 */
record Block(long first, Heard heard, HeardMap window, int before) {

    /** Half a second: what is the finest that beginnings and ends are told. */
    static final int BIN_FRAMES = 22;

    static final int BINS = 4;
    static final int FRAMES = BINS * BIN_FRAMES;

    /** The part of a track's peaks that must be heard: no more, since talk may cover most of them. */
    private static final double SURVIVING = 0.2;
    /** Half a second in which nothing agrees may be an alert or a word; so it counts for no more than this. */
    private static final double MOST_AGAINST = -2.5;

    private static final double MOST_IN_FAVOUR = 12;

    long end() {
        return first + heard.frames();
    }

    long firstBin() {
        return first / BIN_FRAMES;
    }

    /** What was explained by a piece, and may not speak for another. */
    BitSet nothingExplained() {
        return new BitSet(heard.frames() * window.cells());
    }

    /**
     * How much each half second speaks for a piece that lies on a line: the logarithm of how much more probable it is if the piece is
     * played than if not.
     *
     * @param explained places that are left out
     * @param bins takes the result from {@code from} on
     */
    void weigh(Piece piece, Line line, BitSet explained, double[] bins, int from) {
        Peaks peaks = piece.peaks();
        for (int i = peaks.firstFrom(line.at(first) - 1); i < peaks.size(); i++) {
            int frame = frame(line, peaks.frames()[i]);
            if (frame >= heard.frames()) {
                break;
            }
            int cell = window.cell(peaks.steps()[i] + line.pitch());
            if (frame < 0 || cell < 0 || cell >= window.cells() || explained.get(frame * window.cells() + cell)) {
                continue;
            }
            double chance = Math.max(0.005, window.chance(before + frame, cell));
            double played = chance + SURVIVING * (1 - chance);
            bins[from + Math.min(BINS - 1, frame / BIN_FRAMES)] += window.heard(before + frame, cell)
                    ? Math.log(played / chance)
                    : Math.log((1 - played) / (1 - chance));
        }
        for (int bin = from; bin < from + BINS; bin++) {
            bins[bin] = Math.clamp(bins[bin], MOST_AGAINST, MOST_IN_FAVOUR);
        }
    }

    /** Marks what was heard of a piece, and its close surroundings. */
    void explain(Piece piece, Line line, BitSet explained) {
        Peaks peaks = piece.peaks();
        int cells = window.cells();
        for (int i = peaks.firstFrom(line.at(first) - 1); i < peaks.size(); i++) {
            int frame = frame(line, peaks.frames()[i]);
            if (frame >= heard.frames()) {
                break;
            }
            int cell = window.cell(peaks.steps()[i] + line.pitch());
            if (frame >= 0 && cell >= 0 && cell < cells && window.heard(before + frame, cell)) {
                for (int near = Math.max(0, frame - 1); near <= Math.min(heard.frames() - 1, frame + 1); near++) {
                    explained.set(near * cells + Math.max(0, cell - 2), near * cells + Math.min(cells, cell + 3));
                }
            }
        }
    }

    /** What nobody explains. */
    Heard rest(BitSet explained) {
        return heard.without((frame, step) -> {
            int cell = Math.clamp(window.cell(step), 0, window.cells() - 1);
            return explained.get(frame * window.cells() + cell);
        });
    }

    private int frame(Line line, int trackFrame) {
        return (int) Math.floor(line.heardAt(trackFrame) - first + 0.5);
    }
}
