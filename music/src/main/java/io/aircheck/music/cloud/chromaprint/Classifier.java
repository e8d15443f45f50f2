package io.aircheck.music.cloud.chromaprint;

import java.util.List;

/**
 * Two bits about a rectangle of an image of chroma: how the energy of one part of it compares with that of the other.
 *
 * @param low the thresholds between the four values, ascending
 */
record Classifier(Shape shape, int note, int notes, int rows, double low, double middle, double high) {

    /** Which parts of the rectangle are compared. */
    enum Shape {
        WHOLE,
        UPPER_HALF,
        LATER_HALF,
        QUARTERS,
        MIDDLE_NOTES,
        MIDDLE_ROWS
    }

    /** The most rows that one of them looks at. */
    static final int MOST_ROWS = 16;

    /** Trained by Chromaprint's author on pairs of recordings. */
    static final List<Classifier> TRAINED = List.of(
            new Classifier(Shape.WHOLE, 4, 3, 15, 1.98215, 2.35817, 2.63523),
            new Classifier(Shape.MIDDLE_NOTES, 4, 6, 15, -1.03809, -0.651211, -0.282167),
            new Classifier(Shape.UPPER_HALF, 0, 4, 16, -0.298702, 0.119262, 0.558497),
            new Classifier(Shape.QUARTERS, 8, 2, 12, -0.105439, 0.0153946, 0.135898),
            new Classifier(Shape.QUARTERS, 4, 4, 8, -0.142891, 0.0258736, 0.200632),
            new Classifier(Shape.MIDDLE_NOTES, 0, 3, 5, -0.826319, -0.590612, -0.368214),
            new Classifier(Shape.UPPER_HALF, 2, 2, 9, -0.557409, -0.233035, 0.0534525),
            new Classifier(Shape.LATER_HALF, 7, 3, 4, -0.0646826, 0.00620476, 0.0784847),
            new Classifier(Shape.LATER_HALF, 6, 2, 16, -0.192387, -0.029699, 0.215855),
            new Classifier(Shape.LATER_HALF, 1, 3, 2, -0.0397818, -0.00568076, 0.0292026),
            new Classifier(Shape.MIDDLE_ROWS, 10, 1, 15, -0.53823, -0.369934, -0.190235),
            new Classifier(Shape.QUARTERS, 6, 2, 10, -0.124877, 0.0296483, 0.139239),
            new Classifier(Shape.LATER_HALF, 1, 1, 14, -0.101475, 0.0225617, 0.231971),
            new Classifier(Shape.QUARTERS, 5, 6, 4, -0.0799915, -0.00729616, 0.063262),
            new Classifier(Shape.UPPER_HALF, 9, 2, 12, -0.272556, 0.019424, 0.302559),
            new Classifier(Shape.QUARTERS, 4, 2, 14, -0.164292, -0.0321188, 0.0846339));

    /** 0 to 3, neighbours differing in one bit (Gray code). */
    int bits(SummedImage image, int row) {
        double value = compare(image, row);
        int level = value < middle ? value < low ? 0 : 1 : value < high ? 2 : 3;
        return level ^ (level >> 1);
    }

    private double compare(SummedImage image, int row) {
        int end = row + rows;
        int top = note + notes;
        return switch (shape) {
            case WHOLE -> ratio(image.area(row, note, end, top), 0);
            case UPPER_HALF -> {
                int half = note + notes / 2;
                yield ratio(image.area(row, half, end, top), image.area(row, note, end, half));
            }
            case LATER_HALF -> {
                int half = row + rows / 2;
                yield ratio(image.area(half, note, end, top), image.area(row, note, half, top));
            }
            case QUARTERS -> {
                int later = row + rows / 2;
                int upper = note + notes / 2;
                yield ratio(
                        image.area(row, upper, later, top) + image.area(later, note, end, upper),
                        image.area(row, note, later, upper) + image.area(later, upper, end, top));
            }
            case MIDDLE_NOTES -> {
                int third = notes / 3;
                yield ratio(
                        image.area(row, note + third, end, note + 2 * third),
                        image.area(row, note, end, note + third) + image.area(row, note + 2 * third, end, top));
            }
            case MIDDLE_ROWS -> {
                int third = rows / 3;
                yield ratio(
                        image.area(row + third, note, row + 2 * third, top),
                        image.area(row, note, row + third, top) + image.area(row + 2 * third, note, end, top));
            }
        };
    }

    private static double ratio(double a, double b) {
        return Math.log((1 + a) / (1 + b));
    }
}
