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

    private static final double FEW_HOURS = 10;
    /** About the largest surplus that comes about by chance; each standard deviation more is rarer by far more than a factor of e. */
    private static final double CHANCE_SURPLUS = 6;

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
     * look alike by chance. A few hours count as ten, because what is alike in so few is so for other reasons; and what agrees far better
     * than by chance does so in no catalogue by chance, however large it is.
     */
    public double chances() {
        double few = Math.min(hours, FEW_HOURS);
        double byChance = Math.exp(-Math.max(0, surplus - CHANCE_SURPLUS));
        return Math.log(10 + few + (hours - few) * byChance);
    }

    /** The same evidence if no more had been searched than a few hours. */
    Features inFewHours() {
        return new Features(surplus, agreement, bands, fullest, margin, Math.min(hours, FEW_HOURS), seconds);
    }
}
