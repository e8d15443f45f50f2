package io.aircheck.testkit.music;

import java.util.Random;

/**
 * Plays a track. The result is the same on every machine: waves come from a table made with StrictMath, noise from the seed.
 */
public final class Synthesizer {

    private static final int TABLE = 4096;
    private static final float[] SINE = new float[TABLE + 1];

    static {
        for (int i = 0; i <= TABLE; i++) {
            SINE[i] = (float) StrictMath.sin(2 * Math.PI * i / TABLE);
        }
    }

    private static final double LOUDEST = 0.82;

    private final Track track;
    private final int sampleRate;
    private final float[] left;
    private final float[] right;

    private Synthesizer(Track track, int sampleRate, int frames) {
        this.track = track;
        this.sampleRate = sampleRate;
        left = new float[frames];
        right = new float[frames];
    }

    /**
     * The first frames of a track, which goes on for as long as it is asked to.
     *
     * @param sampleRate in Hz, 8000 to 192000
     * @return {@code frames} pairs of left and right, 16 bits signed, the loudest at about -2 dB of full scale
     */
    public static short[] render(Track track, int sampleRate, int frames) {
        if (sampleRate < 8000 || sampleRate > 192_000 || frames < 0) {
            throw new IllegalArgumentException("cannot render " + frames + " frames at " + sampleRate + " Hz");
        }
        Synthesizer synthesizer = new Synthesizer(track, sampleRate, frames);
        double beats = (double) frames / sampleRate * track.beatsPerMinute() / 60;
        for (Note note : Composer.compose(track, (int) Math.ceil(beats / 4))) {
            synthesizer.play(note);
        }
        synthesizer.echo();
        return synthesizer.mixed();
    }

    private void play(Note note) {
        double secondsPerBeat = 60.0 / track.beatsPerMinute();
        int start = (int) Math.round(note.beat() * secondsPerBeat * sampleRate);
        double seconds = note.beats() * secondsPerBeat;
        switch (note.voice()) {
            case PAD -> tone(note, start, seconds, 0.25, 0.4, 1e9, 0.35, 0.12);
            case BASS -> tone(note, start, seconds, 0.01, 0.05, 0.6, 0.3, 0.08);
            case LEAD -> tone(note, start, seconds, 0.008, 0.15, 0.35, 0.22, 0.15);
            case KICK -> kick(note, start);
            case SNARE -> noise(note, start, 0.07, false);
            case HAT -> noise(note, start, 0.025, true);
        }
    }

    /**
     * A note of three partials.
     *
     * @param attack seconds until full loudness
     * @param release seconds of fading after the note's end
     * @param decay seconds in which the loudness falls to 37 %
     */
    private void tone(
            Note note,
            int start,
            double seconds,
            double attack,
            double release,
            double decay,
            double second,
            double third) {
        double step = note.hertz() / sampleRate;
        double fade = StrictMath.exp(-1 / (decay * sampleRate));
        int attackFrames = (int) (attack * sampleRate);
        int held = (int) (seconds * sampleRate);
        int releaseFrames = (int) (release * sampleRate);
        int end = Math.min(left.length - start, held + releaseFrames);
        double level = note.loudness();
        for (int i = 0; i < end; i++, level *= fade) {
            double envelope = level
                    * Math.min(1, (double) i / attackFrames)
                    * Math.min(1, (double) (held + releaseFrames - i) / releaseFrames);
            double phase = step * i;
            double wave = sine(phase) + second * sine(2 * phase) + third * sine(3 * phase + 0.25);
            put(start + i, envelope * wave, note.pan());
        }
    }

    /** A sine that falls from 150 to 45 Hz. */
    private void kick(Note note, int start) {
        double phase = 0;
        double level = note.loudness();
        double fade = StrictMath.exp(-1 / (0.09 * sampleRate));
        double sweep = StrictMath.exp(-1 / (0.03 * sampleRate));
        double above = 105;
        int end = Math.min(left.length - start, sampleRate / 2);
        for (int i = 0; i < end; i++) {
            put(start + i, level * sine(phase), note.pan());
            phase += (45 + above) / sampleRate;
            above *= sweep;
            level *= fade;
        }
    }

    private void noise(Note note, int start, double decay, boolean bright) {
        Random random = new Random(track.seed() + start);
        double level = note.loudness();
        double fade = StrictMath.exp(-1 / (decay * sampleRate));
        double before = 0;
        int end = Math.min(left.length - start, sampleRate / 4);
        for (int i = 0; i < end; i++, level *= fade) {
            double value = 2 * random.nextDouble() - 1;
            put(start + i, level * (bright ? (value - before) / 2 : (value + before) / 2), note.pan());
            before = value;
        }
    }

    private void put(int frame, double value, double pan) {
        left[frame] += (float) (value * (1 - pan) * 1.4);
        right[frame] += (float) (value * pan * 1.4);
    }

    /** A quiet echo three quarters of a beat later on the other side: it makes the room. */
    private void echo() {
        int delay = (int) (0.75 * 60 / track.beatsPerMinute() * sampleRate);
        for (int i = delay; i < left.length; i++) {
            float fromLeft = left[i - delay];
            left[i] += 0.22f * right[i - delay];
            right[i] += 0.22f * fromLeft;
        }
    }

    private short[] mixed() {
        double peak = 1e-9;
        for (int i = 0; i < left.length; i++) {
            peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
        }
        double gain = LOUDEST * Short.MAX_VALUE / peak;
        short[] samples = new short[2 * left.length];
        for (int i = 0; i < left.length; i++) {
            samples[2 * i] = (short) Math.round(left[i] * gain);
            samples[2 * i + 1] = (short) Math.round(right[i] * gain);
        }
        return samples;
    }

    /** Sine of a phase in turns, at least 0. */
    private static double sine(double turns) {
        double position = (turns - Math.floor(turns)) * TABLE;
        int index = (int) position;
        return SINE[index] + (position - index) * (SINE[index + 1] - SINE[index]);
    }
}
