package io.aircheck.music.search;

import io.aircheck.music.fingerprint.Maxima;
import io.aircheck.music.fingerprint.PairHash;
import java.util.Arrays;

/**
 * What to look up: for each pair of heard peaks its hash and those that a little error, or a little change of tempo, would make of it.
 * The frame of each is when the first peak of the pair was heard.
 */
final class Probes {

    /** Closer than this to where rounding turns, the neighbouring value is looked up, too. */
    private static final float NEAR = 0.25f;
    /** All are kept so many steps higher, so that none is below 0 before its pitch is lowered. */
    private static final int RAISED = 8;

    private final Wanted raised;

    private Probes(Wanted raised) {
        this.raised = raised;
    }

    /** Probes for all pairs. */
    static Probes of(Maxima peaks, int fanOut) {
        var list = new Growing();
        for (int i = 0; i < peaks.size(); i++) {
            int partners = 0;
            for (int j = i + 1; j < peaks.size() && partners < fanOut; j++) {
                int time = peaks.frame(j) - peaks.frame(i);
                if (time > PairHash.FARTHEST) {
                    break;
                }
                float distance = peaks.step(j) - peaks.step(i);
                if (time >= PairHash.NEAREST && Math.abs(distance) <= PairHash.WIDEST) {
                    list.addAll(peaks.frame(i), peaks.step(i) + RAISED, distance, time);
                    partners++;
                }
            }
        }
        return new Probes(Wanted.of(list.hashes, list.frames, list.size));
    }

    /** Those of the same music some steps lower, at most {@value #RAISED} up or down. */
    Wanted lowered(int steps) {
        return raised.lowered((steps + RAISED) * PairHash.STEP, 1 << PairHash.BITS);
    }

    private static int neighbour(float value, int rounded) {
        float off = value - rounded;
        return off > 0.5f - NEAR ? rounded + 1 : off < NEAR - 0.5f ? rounded - 1 : rounded;
    }

    /** Growing parallel lists. */
    private static final class Growing {

        private int[] hashes = new int[1 << 15];
        private int[] frames = new int[1 << 15];
        private int size;

        void addAll(int frame, float step, float distance, int time) {
            int first = Math.round(step);
            int other = neighbour(step, first);
            addAll(frame, first, distance, time);
            if (other != first) {
                addAll(frame, other, distance, time);
            }
        }

        private void addAll(int frame, int step, float distance, int time) {
            int whole = Math.round(distance);
            int other = neighbour(distance, whole);
            int field = PairHash.time(time);
            // The two frames of a field have different neighbours.
            int otherField = PairHash.time((time - PairHash.NEAREST) % 2 == 0 ? time - 1 : time + 1);
            for (int d = whole; ; d = other) {
                if (Math.abs(d) <= PairHash.WIDEST) {
                    add(frame, PairHash.of(step, d, field));
                    if (otherField >= 0 && otherField <= PairHash.time(PairHash.FARTHEST)) {
                        add(frame, PairHash.of(step, d, otherField));
                    }
                }
                if (d == other) {
                    break;
                }
            }
        }

        private void add(int frame, int hash) {
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * size);
                frames = Arrays.copyOf(frames, 2 * size);
            }
            hashes[size] = hash;
            frames[size++] = frame;
        }
    }
}
