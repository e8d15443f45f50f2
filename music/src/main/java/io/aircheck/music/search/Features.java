package io.aircheck.music.search;

/**
 * What a confidence is calculated from.
 *
 * @param surplus how far more of the track's peaks are heard than by chance, in standard deviations of chance
 * @param agreement the part of the track's peaks that is heard for other reasons than chance, 1 at best
 * @param bands in how many of five bands of frequency that is clear
 * @param fullest how much more of the track's peaks than by chance are heard where most of them are
 * @param margin how far the surplus is above that of the best other track
 * @param hours of music searched
 * @param seconds of audio heard
 */
public record Features(
        double surplus, double agreement, int bands, double fullest, double margin, double hours, double seconds) {

    /** How many {@link #values} there are. */
    public static final int COUNT = 5;

    /** As numbers of about the same size, in the order of the coefficients. */
    public double[] values() {
        return new double[] {
            agreement,
            bands / (double) Verifier.BANDS,
            fullest,
            Math.clamp(margin / (1 + Math.max(0, surplus)), 0, 1),
            Math.log1p(seconds)
        };
    }

    /**
     * What the size of the catalogue takes from the logarithm of the odds: in twice as many hours there are twice as many places that
     * look alike by chance. A few hours count as ten, because what is alike in so few is so for other reasons.
     */
    public double chances() {
        return Math.log(10 + hours);
    }

    /** The same evidence if no more hours than these had been searched. */
    Features among(double most) {
        return new Features(surplus, agreement, bands, fullest, margin, Math.min(hours, most), seconds);
    }
}
