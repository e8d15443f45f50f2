package io.aircheck.music.fingerprint;

import java.util.Arrays;

/** Local maxima of a spectrogram in order of time: a growing list of three parallel values. */
public final class Maxima {

    private int[] frames = new int[256];
    private float[] steps = new float[256];
    private float[] prominences = new float[256];
    private int size;

    /**
     * @param step its frequency on the logarithmic axis, between two steps where it lies so
     * @param prominence how far it stands out of the spectrum around it, in octaves of power (3 dB)
     */
    public void add(int frame, float step, float prominence) {
        if (size == frames.length) {
            frames = Arrays.copyOf(frames, 2 * size);
            steps = Arrays.copyOf(steps, 2 * size);
            prominences = Arrays.copyOf(prominences, 2 * size);
        }
        frames[size] = frame;
        steps[size] = step;
        prominences[size++] = prominence;
    }

    public int size() {
        return size;
    }

    public int frame(int i) {
        return frames[i];
    }

    public float step(int i) {
        return steps[i];
    }

    public float prominence(int i) {
        return prominences[i];
    }

    void addAll(Maxima others) {
        addAll(others, 0);
    }

    /** Adds others, their frames so much later. */
    void addAll(Maxima others, int later) {
        for (int i = 0; i < others.size; i++) {
            add(others.frames[i] + later, others.steps[i], others.prominences[i]);
        }
    }

    void clear() {
        size = 0;
    }

    /** Those from a frame on. */
    Maxima since(int frame) {
        var later = new Maxima();
        for (int i = 0; i < size; i++) {
            if (frames[i] >= frame) {
                later.add(frames[i], steps[i], prominences[i]);
            }
        }
        return later;
    }

    /** Those from one frame to before another, their frames counted from the first. */
    public Maxima between(int from, int to) {
        var cut = new Maxima();
        for (int i = 0; i < size; i++) {
            if (frames[i] >= from && frames[i] < to) {
                cut.add(frames[i] - from, steps[i], prominences[i]);
            }
        }
        return cut;
    }

    /** Some places in time and frequency. */
    @FunctionalInterface
    public interface Places {

        boolean has(int frame, float step);
    }

    Maxima without(Places places) {
        var rest = new Maxima();
        for (int i = 0; i < size; i++) {
            if (!places.has(frames[i], steps[i])) {
                rest.add(frames[i], steps[i], prominences[i]);
            }
        }
        return rest;
    }

    /** The same at another speed: times multiplied, frequencies moved; what leaves the axis is lost. */
    public Maxima warped(double time, float shift, int axisSteps) {
        var warped = new Maxima();
        for (int i = 0; i < size; i++) {
            float step = steps[i] + shift;
            if (step >= 0 && step < axisSteps) {
                warped.add((int) Math.round(frames[i] * time), step, prominences[i]);
            }
        }
        return warped;
    }

    /** Frames and whole steps. */
    public Peaks toPeaks() {
        short[] whole = new short[size];
        for (int i = 0; i < size; i++) {
            whole[i] = (short) Math.clamp(Math.round(steps[i]), 0, 255);
        }
        return new Peaks(Arrays.copyOf(frames, size), whole);
    }
}
