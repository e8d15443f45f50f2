package io.aircheck.music.fingerprint;

/**
 * How audio becomes peaks. Whatever changes a fingerprint stands here, so that {@link #hash} tells whether two were made alike.
 *
 * @param sampleRate of the audio, mono, in hertz
 * @param window samples of one spectrum, a power of two
 * @param hop samples from one frame to the next
 * @param lowestHertz where the logarithmic axis of frequencies begins
 * @param highestHertz where it ends
 * @param stepsPerOctave its resolution
 */
public record Analysis(int sampleRate, int window, int hop, float lowestHertz, float highestHertz, int stepsPerOctave) {

    /** What the catalogue is made with. */
    public static final Analysis USUAL = new Analysis(11_025, 2_048, 256, 110f, 4_400f, 36);

    /** Eight hexadecimal digits that change with any value. */
    public String hash() {
        return "%08x".formatted(toString().hashCode());
    }
}
