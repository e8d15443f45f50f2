package io.aircheck.music.listening;

/**
 * A stretch of a stream that speaks for something.
 *
 * @param from its first half second
 * @param to the half second after its last
 * @param evidence how much all of it speaks for that
 */
record Stretch(long from, long to, double evidence) {

    static final Stretch NONE = new Stretch(0, 0, 0);

    /**
     * The stretch whose half seconds together speak the most for something.
     *
     * @param before a stretch that ends where the half seconds begin and may be a part of it; {@link #NONE} is none
     * @param first number of the first half second
     */
    static Stretch strongest(Stretch before, double[] bins, long first) {
        Stretch running = before;
        Stretch best = before;
        for (int i = 0; i < bins.length; i++) {
            running = running.with(bins[i], first + i);
            if (running.evidence > best.evidence) {
                best = running;
            }
        }
        return best;
    }

    /** With a further half second; nothing is left where that speaks more against it than all before spoke for it. */
    Stretch with(double bin, long number) {
        double sum = evidence + bin;
        return sum <= 0 ? NONE : new Stretch(evidence <= 0 ? number : from, number + 1, sum);
    }

    boolean covers(long bin) {
        return from <= bin && bin < to;
    }
}
