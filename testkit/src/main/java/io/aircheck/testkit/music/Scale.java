package io.aircheck.testkit.music;

/** Seven notes of an octave, as semitones above the root. */
public enum Scale {
    MAJOR(0, 2, 4, 5, 7, 9, 11),
    DORIAN(0, 2, 3, 5, 7, 9, 10),
    MINOR(0, 2, 3, 5, 7, 8, 10);

    private final int[] semitones;

    Scale(int... semitones) {
        this.semitones = semitones;
    }

    /** Semitones above the root of a degree from 0; degrees beyond 6 lie in the next octave. */
    int semitone(int degree) {
        return semitones[Math.floorMod(degree, 7)] + 12 * Math.floorDiv(degree, 7);
    }
}
