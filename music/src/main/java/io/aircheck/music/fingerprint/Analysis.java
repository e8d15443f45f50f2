package io.aircheck.music.fingerprint;

/**
 * How audio becomes a fingerprint. Whatever changes one stands here, so that {@link #hash} tells whether two were made alike.
 *
 * @param sampleRate of the audio, mono, in hertz
 * @param window samples of one spectrum, twice a power of four
 * @param hop samples from one frame to the next
 * @param lowestHertz where the logarithmic axis of frequencies begins
 * @param highestHertz where it ends
 * @param stepsPerOctave its resolution
 * @param peakFrames a peak is the strongest of so many frames before and after it
 * @param peakWidth and of the frequencies around it, up to this part of its own
 * @param quota no more than so many peaks are kept of any neighbourhood, the most prominent
 * @param quotaFrames a neighbourhood's frames before and after a peak
 * @param quotaSteps a neighbourhood's steps below and above a peak
 * @param fanOut how many later peaks a peak is paired with
 * @param revision changes when the arithmetic does
 */
public record Analysis(
        int sampleRate,
        int window,
        int hop,
        float lowestHertz,
        float highestHertz,
        int stepsPerOctave,
        int peakFrames,
        float peakWidth,
        int quota,
        int quotaFrames,
        int quotaSteps,
        int fanOut,
        int revision) {

    /** What the catalogue is made with. */
    public static final Analysis USUAL = new Analysis(11_025, 2_048, 256, 110f, 4_400f, 36, 4, 0.05f, 2, 8, 19, 5, 1);

    /** Eight hexadecimal digits that change with any value. */
    public String hash() {
        return "%08x".formatted(toString().hashCode());
    }

    public double framesPerSecond() {
        return (double) sampleRate / hop;
    }

    /** The axis has steps from 0 to below this. */
    public int steps() {
        return (int) Math.ceil(stepsPerOctave * Math.log(highestHertz / lowestHertz) / Math.log(2));
    }

    /** How many frames so many samples make: a frame begins each {@link #hop} and takes a whole {@link #window}. */
    public int frames(long samples) {
        return samples < window ? 0 : (int) Math.min(Integer.MAX_VALUE, (samples - window) / hop + 1);
    }
}
