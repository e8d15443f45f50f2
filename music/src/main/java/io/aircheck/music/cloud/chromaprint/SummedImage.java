package io.aircheck.music.cloud.chromaprint;

import java.util.List;

/** An image whose sum over any rectangle is known at once (a summed-area table). */
final class SummedImage {

    private final double[][] sums;

    SummedImage(List<double[]> rows) {
        sums = new double[rows.size() + 1][Chroma.NOTES + 1];
        for (int row = 0; row < rows.size(); row++) {
            double across = 0;
            for (int note = 0; note < Chroma.NOTES; note++) {
                across += rows.get(row)[note];
                sums[row + 1][note + 1] = sums[row][note + 1] + across;
            }
        }
    }

    int rows() {
        return sums.length - 1;
    }

    /** The sum from a row and note up to others, which are not counted. */
    double area(int row, int note, int rowEnd, int noteEnd) {
        return sums[rowEnd][noteEnd] - sums[row][noteEnd] - sums[rowEnd][note] + sums[row][note];
    }
}
