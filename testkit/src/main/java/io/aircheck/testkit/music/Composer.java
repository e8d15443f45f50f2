package io.aircheck.testkit.music;

import io.aircheck.testkit.music.Note.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes the score of a track: four-bar chord progression, bass, a melody that repeats with changes, drums. */
final class Composer {

    private static final int BEATS_PER_BAR = 4;
    /** Degrees of the chords; all of them end so that the first may follow. */
    private static final int[][] PROGRESSIONS = {{0, 4, 5, 3}, {0, 5, 3, 4}, {5, 3, 0, 4}, {0, 3, 1, 4}, {0, 2, 5, 4}};

    private final Track track;
    private final int[] chords;
    private final int[] motif;
    private final boolean[] rhythm;
    private final List<Note> notes = new ArrayList<>();

    private Composer(Track track) {
        this.track = track;
        Random random = new Random(track.seed());
        chords = PROGRESSIONS[random.nextInt(PROGRESSIONS.length)];
        motif = new int[2 * BEATS_PER_BAR];
        rhythm = new boolean[motif.length];
        int degree = 0;
        for (int eighth = 0; eighth < motif.length; eighth++) {
            degree = Math.clamp(degree + random.nextInt(-2, 3), -3, 6);
            motif[eighth] = degree;
            rhythm[eighth] = eighth == 0 || random.nextInt(100) < 55;
        }
    }

    /** The first bars of a track, in no particular order; more bars begin with the same notes. */
    static List<Note> compose(Track track, int bars) {
        Composer composer = new Composer(track);
        for (int bar = 0; bar < bars; bar++) {
            // Each bar has its own source of chance, so that a bar does not depend on how many were asked for.
            composer.bar(bar, new Random(track.seed() * 31 + bar));
        }
        return composer.notes;
    }

    private void bar(int bar, Random random) {
        int chord = chords[bar % chords.length];
        int beat = bar * BEATS_PER_BAR;
        switch (track.style()) {
            case POP, BALLAD -> chord(beat, chord);
            case HOUSE -> brokenChord(beat, chord, 4, random);
            case FOLK -> brokenChord(beat, chord, 2, random);
        }
        for (int half = 0; half < 2; half++) {
            add(Voice.BASS, beat + 2 * half, 1.5, 0, chord, 0.5, 0.5);
            add(Voice.BASS, beat + 2 * half + 1.5, 0.5, 0, random.nextInt(3) == 0 ? chord + 4 : chord, 0.38, 0.5);
        }
        if (track.style() != Style.HOUSE) {
            melody(beat, chord, random);
        }
        switch (track.style()) {
            case POP -> drums(beat, bar % 4 == 3, random);
            case HOUSE -> steadyDrums(beat);
            case FOLK -> notes.add(new Note(Voice.SNARE, beat + 2, 0.25, 0, 0.15, 0.5));
            case BALLAD -> {}
        }
    }

    private void chord(int beat, int chord) {
        for (int third = 0; third < 3; third++) {
            add(Voice.PAD, beat, BEATS_PER_BAR, 24, chord + 2 * third, 0.16, 0.25 + 0.25 * third);
        }
    }

    /** The notes of a chord one after another, over two octaves, seldom the same way twice. */
    private void brokenChord(int beat, int chord, int notesPerBeat, Random random) {
        for (int i = 0; i < BEATS_PER_BAR * notesPerBeat; i++) {
            int degree = chord + 2 * motifOf(i) + (random.nextInt(4) == 0 ? 7 : 0);
            add(
                    Voice.LEAD,
                    beat + (double) i / notesPerBeat,
                    0.9 / notesPerBeat,
                    24,
                    degree,
                    0.28,
                    0.3 + 0.1 * (i % 4));
        }
    }

    private int motifOf(int note) {
        return Math.floorMod(motif[note % motif.length] + note, 4);
    }

    private void steadyDrums(int beat) {
        for (int i = 0; i < BEATS_PER_BAR; i++) {
            notes.add(new Note(Voice.KICK, beat + i, 0.5, 0, 0.8, 0.5));
            notes.add(new Note(Voice.HAT, beat + i + 0.5, 0.25, 0, 0.2, 0.6));
        }
    }

    private void melody(int beat, int chord, Random random) {
        for (int eighth = 0; eighth < motif.length; eighth++) {
            boolean played = random.nextInt(6) == 0 ? !rhythm[eighth] : rhythm[eighth];
            if (played) {
                int degree = motif[eighth] + (random.nextInt(5) == 0 ? 2 : 0);
                // On a beat the melody rests on a note of the chord.
                int settled = eighth % 2 == 0 ? chord + 2 * Math.floorDiv(degree, 2) : chord + degree;
                add(Voice.LEAD, beat + eighth / 2.0, 0.9, 36, settled, 0.3, 0.35 + 0.3 * random.nextDouble());
            }
        }
    }

    private void drums(int beat, boolean fill, Random random) {
        for (int i = 0; i < BEATS_PER_BAR; i++) {
            notes.add(new Note(i % 2 == 0 ? Voice.KICK : Voice.SNARE, beat + i, 0.5, 0, i % 2 == 0 ? 0.8 : 0.35, 0.5));
            notes.add(new Note(Voice.HAT, beat + i + 0.5, 0.25, 0, 0.12 + 0.05 * random.nextDouble(), 0.65));
        }
        if (fill) {
            notes.add(new Note(Voice.SNARE, beat + 3.5, 0.25, 0, 0.28, 0.4));
            notes.add(new Note(Voice.SNARE, beat + 3.75, 0.25, 0, 0.32, 0.6));
        }
    }

    private void add(Voice voice, double beat, double beats, int above, int degree, double loudness, double pan) {
        int pitch = track.root() + above + track.scale().semitone(degree);
        notes.add(new Note(voice, beat, beats, pitch, loudness, pan));
    }
}
