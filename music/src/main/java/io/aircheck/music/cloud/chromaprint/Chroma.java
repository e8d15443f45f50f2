package io.aircheck.music.cloud.chromaprint;

import java.util.ArrayList;
import java.util.List;

/** Sound as rows of twelve numbers, how loud each note of the octave is, eight rows a second. */
final class Chroma {

    static final int NOTES = 12;
    static final int SAMPLE_RATE = 11_025;

    private static final int FRAME = 4096;
    private static final int HOP = FRAME / 3;
    private static final int LOWEST_HERTZ = 28;
    private static final int HIGHEST_HERTZ = 3520;
    private static final double A0_HERTZ = 440.0 / 16;
    private static final double[] SMOOTHING = {0.25, 0.75, 1, 0.75, 0.25};
    /** Below this a row is silence. */
    private static final double LEAST_NORM = 0.01;

    private Chroma() {}

    /** The rows of a sound, smoothed over five and each brought to the length 1. */
    static List<double[]> of(float[] pcm) {
        List<double[]> rows = rows(pcm);
        List<double[]> smooth = new ArrayList<>();
        for (int i = 0; i + SMOOTHING.length <= rows.size(); i++) {
            double[] row = new double[NOTES];
            for (int j = 0; j < SMOOTHING.length; j++) {
                for (int note = 0; note < NOTES; note++) {
                    row[note] += rows.get(i + j)[note] * SMOOTHING[j];
                }
            }
            normalise(row);
            smooth.add(row);
        }
        return smooth;
    }

    private static List<double[]> rows(float[] pcm) {
        int first = Math.max(1, bin(LOWEST_HERTZ));
        int last = Math.min(FRAME / 2, bin(HIGHEST_HERTZ));
        int[] notes = new int[last];
        for (int i = first; i < last; i++) {
            double octave = Math.log((double) i * SAMPLE_RATE / FRAME / A0_HERTZ) / Math.log(2);
            notes[i] = (int) (NOTES * (octave - Math.floor(octave)));
        }
        var spectrum = new PowerSpectrum(FRAME);
        double[] power = new double[FRAME / 2];
        List<double[]> rows = new ArrayList<>();
        for (int from = 0; from + FRAME <= pcm.length; from += HOP) {
            spectrum.of(pcm, from, power);
            double[] row = new double[NOTES];
            for (int i = first; i < last; i++) {
                row[notes[i]] += power[i];
            }
            rows.add(row);
        }
        return rows;
    }

    private static int bin(int hertz) {
        return (int) Math.round((double) FRAME * hertz / SAMPLE_RATE);
    }

    private static void normalise(double[] row) {
        double squares = 0;
        for (double value : row) {
            squares += value * value;
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < row.length; i++) {
            row[i] = norm < LEAST_NORM ? 0 : row[i] / norm;
        }
    }
}
