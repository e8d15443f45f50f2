package io.aircheck.music.search;

import io.aircheck.music.fingerprint.Maxima;
import io.aircheck.music.fingerprint.Peaks;
import java.util.Arrays;
import java.util.Optional;

/**
 * From "somewhere here" to a line: every heard peak is compared with every stored one of about the right pitch and time, and the line
 * through most of these coincidences is sought, over all tempos. One belongs to one thread.
 */
final class Aligner {

    private static final double TEMPO_STEP = 0.005;
    /** A coincidence may be this far off, in steps: half a step for the pitch tried, the rest for error. */
    private static final float PITCH_TOLERANCE = 1.2f;

    private static final int LEAST_HITS = 4;

    private final double tempo;
    private Maxima audio = new Maxima();
    private int frames;
    /** The audio's peaks in order of their whole steps, and where those of each step begin. */
    private int[] byStep = new int[0];

    private int[] stepBegins = new int[2];
    private float[] heard = new float[1024];
    private float[] stored = new float[1024];
    private float[] pitches = new float[1024];
    private int size;
    private int[] histogram = new int[0];

    /** @param tempo the largest change, as a part of 1 */
    Aligner(double tempo) {
        this.tempo = tempo;
    }

    /** Sets what was heard. @param length in frames */
    void listen(Maxima peaks, int length) {
        audio = peaks;
        frames = length;
        int highest = 0;
        for (int i = 0; i < peaks.size(); i++) {
            highest = Math.max(highest, wholeStep(i));
        }
        stepBegins = new int[highest + 2];
        for (int i = 0; i < peaks.size(); i++) {
            stepBegins[wholeStep(i) + 1]++;
        }
        for (int step = 0; step <= highest; step++) {
            stepBegins[step + 1] += stepBegins[step];
        }
        int[] next = stepBegins.clone();
        byStep = new int[peaks.size()];
        for (int i = 0; i < byStep.length; i++) {
            byStep[next[wholeStep(i)]++] = i;
        }
    }

    private int wholeStep(int i) {
        return Math.max(0, (int) audio.step(i));
    }

    /**
     * @param track whose peaks are {@code peaks}
     * @param beginning about where on the track the audio begins, within {@link Votes#SPREAD} frames
     * @param pitch how many steps higher it is heard, about
     * @return nothing where hardly anything lies on a line
     */
    Optional<Alignment> align(Peaks peaks, int track, long beginning, int pitch) {
        int slack = Votes.SPREAD + (int) (tempo * frames);
        coincide(peaks, beginning, pitch, slack);
        if (size < LEAST_HITS) {
            return Optional.empty();
        }
        int range = 2 * slack + (int) (2 * tempo * frames) + 8;
        if (histogram.length < range) {
            histogram = new int[range];
        }
        int most = 0;
        double bestTempo = 1;
        double best = 0;
        int speeds = (int) Math.round(tempo / TEMPO_STEP);
        for (int s = 0; s <= 2 * speeds; s++) {
            // From no change to the largest one: of equals the smallest change is believed.
            double speed = 1 + (s % 2 == 0 ? -1 : 1) * ((s + 1) / 2) * TEMPO_STEP;
            Arrays.fill(histogram, 0, range, 0);
            for (int i = 0; i < size; i++) {
                int place = (int) (stored[i] - speed * heard[i] + range / 2 + 0.5);
                if (place >= 0 && place < range) {
                    histogram[place]++;
                }
            }
            for (int i = 1; i < range - 1; i++) {
                int sum = histogram[i - 1] + 2 * histogram[i] + histogram[i + 1];
                if (sum > most) {
                    most = sum;
                    bestTempo = speed;
                    best = i - range / 2;
                }
            }
        }
        return fit(track, beginning, bestTempo, best);
    }

    private void coincide(Peaks peaks, long beginning, int pitch, int slack) {
        size = 0;
        for (int j = peaks.firstFrom(beginning - slack); j < peaks.size(); j++) {
            long place = peaks.frames()[j] - beginning;
            if (place >= frames + slack) {
                break;
            }
            int step = peaks.steps()[j];
            int from = Math.clamp((int) Math.floor(step + pitch - PITCH_TOLERANCE), 0, stepBegins.length - 1);
            int to = Math.clamp((int) Math.floor(step + pitch + PITCH_TOLERANCE) + 1, 0, stepBegins.length - 1);
            for (int k = stepBegins[from]; k < stepBegins[to]; k++) {
                int i = byStep[k];
                if (Math.abs(place - audio.frame(i)) <= slack
                        && Math.abs(step - (audio.step(i) - pitch)) <= PITCH_TOLERANCE) {
                    add(audio.frame(i), place, audio.step(i) - step);
                }
            }
        }
    }

    private void add(int at, long place, float pitch) {
        if (size == heard.length) {
            heard = Arrays.copyOf(heard, 2 * size);
            stored = Arrays.copyOf(stored, 2 * size);
            pitches = Arrays.copyOf(pitches, 2 * size);
        }
        heard[size] = at;
        stored[size] = place;
        pitches[size++] = pitch;
    }

    /** Least squares through what lies close to the line found. */
    private Optional<Alignment> fit(int track, long beginning, double speed, double start) {
        int hits = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        double sumPitch = 0;
        for (int i = 0; i < size; i++) {
            double off = stored[i] - speed * heard[i] - start;
            if (Math.abs(off) <= 1.6) {
                hits++;
                sumX += heard[i];
                sumY += off;
                sumXx += (double) heard[i] * heard[i];
                sumXy += heard[i] * off;
                sumPitch += pitches[i];
            }
        }
        if (hits < LEAST_HITS) {
            return Optional.empty();
        }
        double spread = hits * sumXx - sumX * sumX;
        double slope = spread < 1 ? 0 : Math.clamp((hits * sumXy - sumX * sumY) / spread, -TEMPO_STEP, TEMPO_STEP);
        double offset = (sumY - slope * sumX) / hits;
        return Optional.of(new Alignment(track, beginning + start + offset, speed + slope, sumPitch / hits, hits));
    }
}
