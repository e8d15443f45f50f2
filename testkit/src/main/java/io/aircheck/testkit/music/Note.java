package io.aircheck.testkit.music;

/**
 * One note of a score.
 *
 * @param beat when it begins, in beats from the start
 * @param beats how long it sounds
 * @param pitch MIDI number (69 is A at 440 Hz); drums have none and ignore it
 * @param loudness 0 to 1
 * @param pan 0 left, 1 right
 */
record Note(Voice voice, double beat, double beats, int pitch, double loudness, double pan) {

    enum Voice {
        PAD,
        BASS,
        LEAD,
        KICK,
        SNARE,
        HAT
    }

    double hertz() {
        return 440 * StrictMath.pow(2, (pitch - 69) / 12.0);
    }
}
