package io.aircheck.music.search;

/**
 * What a confidence is calculated from, in the order of the coefficients.
 *
 * @param surplus how far more of the track's peaks are heard than by chance, in standard deviations of chance
 * @param agreement the part of the track's peaks that is heard for other reasons than chance, 1 at best
 * @param bands in how many of five bands of frequency that is clear
 * @param coverage the part of the seconds in which it is so
 * @param margin how far the surplus is above that of the best other track
 * @param hours of music searched
 * @param seconds of audio heard
 */
public record Features(
        double surplus, double agreement, int bands, double coverage, double margin, double hours, double seconds) {

    /** How many {@link #values} there are. */
    public static final int COUNT = 7;

    /**
     * As numbers of about the same size. The surplus is counted from where chance alone gets in a catalogue of this size: the best of
     * n places is above the others by some √(2 ln n) standard deviations.
     */
    public double[] values() {
        double above = Math.sqrt(Math.max(0, surplus * Math.abs(surplus) - 2 * Math.log1p(hours)));
        return new double[] {
            Math.sqrt(above),
            above / 10,
            agreement,
            bands / (double) Verifier.BANDS,
            coverage,
            Math.clamp(margin / (1 + Math.max(0, surplus)), 0, 1),
            Math.log1p(seconds)
        };
    }
}
