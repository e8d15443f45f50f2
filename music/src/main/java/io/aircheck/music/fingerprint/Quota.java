package io.aircheck.music.fingerprint;

/**
 * Keeps of each neighbourhood the most prominent maxima. So equalisation, level and low-pass change little, and talk cannot take all
 * peaks. The neighbourhood goes with the peak instead of lying on a grid, so that the choice does not depend on where a snippet begins.
 *
 * @param most how many of a neighbourhood
 * @param frames its size before and after a peak
 * @param steps its size below and above a peak
 */
public record Quota(int most, int frames, float steps) {

    public Maxima of(Maxima all) {
        var kept = new Maxima();
        addTo(kept, all, 0, Integer.MAX_VALUE);
        return kept;
    }

    /** Adds those of the frames from one to before another; {@code all} must reach further on both sides. */
    void addTo(Maxima kept, Maxima all, int from, int to) {
        for (int i = 0; i < all.size(); i++) {
            if (all.frame(i) >= from && all.frame(i) < to && better(all, i) < most) {
                kept.add(all.frame(i), all.step(i), all.prominence(i));
            }
        }
    }

    private int better(Maxima all, int i) {
        int better = 0;
        for (int j = i - 1; j >= 0 && all.frame(j) >= all.frame(i) - frames && better < most; j--) {
            if (Math.abs(all.step(j) - all.step(i)) <= steps && all.prominence(j) >= all.prominence(i)) {
                better++;
            }
        }
        for (int j = i + 1; j < all.size() && all.frame(j) <= all.frame(i) + frames && better < most; j++) {
            if (Math.abs(all.step(j) - all.step(i)) <= steps && all.prominence(j) > all.prominence(i)) {
                better++;
            }
        }
        return better;
    }
}
