package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Maxima;

/**
 * Tells music from talk and noise: notes stay where they are, while a voice glides and noise is everywhere once. So it is counted how
 * many maxima come again soon at the same frequency, and how many would by chance.
 */
final class MusicGate {

    /** Frames after which the same note may be heard again: after an eighth to a half of a second. */
    private static final int NEAREST = 5;

    private static final int FARTHEST = 22;
    private static final float SAME = 0.25f;
    /** As far off as this lie maxima that are there by chance. */
    private static final float OTHER = 1.25f;

    private static final int FEWEST = 40;
    private static final double LEAST = 0.2;

    private MusicGate() {}

    static boolean isMusic(Heard heard) {
        return tonality(heard) >= LEAST;
    }

    /** 0 where maxima come again at the same frequency as often as near it, towards 1 where all do. */
    static double tonality(Heard heard) {
        Maxima details = heard.details();
        if (details.size() < FEWEST) {
            return 0;
        }
        int again = 0;
        int near = 0;
        for (int i = 0; i < details.size(); i++) {
            boolean same = false;
            boolean other = false;
            for (int j = i + 1; j < details.size() && details.frame(j) - details.frame(i) <= FARTHEST; j++) {
                if (details.frame(j) - details.frame(i) >= NEAREST) {
                    float off = Math.abs(details.step(j) - details.step(i));
                    same |= off <= SAME;
                    other |= Math.abs(off - OTHER) <= SAME / 2;
                }
            }
            again += same ? 1 : 0;
            near += other ? 1 : 0;
        }
        return (double) (again - near) / Math.max(1, details.size() - near);
    }
}
