package io.aircheck.benchmarks.music;

/** Logistic regression by Newton's method. */
final class Logistic {

    private static final int STEPS = 60;

    private Logistic() {}

    /**
     * Weights that make {@code right} most probable.
     *
     * @param rows the values of each case, the first of which is 1
     * @param counts how much each case counts
     * @param offsets what is added to the logarithm of the odds of each case, whatever the weights
     * @param ridge how hard weights other than the first are drawn to 0
     */
    static double[] fit(double[][] rows, boolean[] right, double[] counts, double[] offsets, double ridge) {
        int size = rows[0].length;
        double[] weights = new double[size];
        for (int step = 0; step < STEPS; step++) {
            double[][] curvature = new double[size][size];
            double[] slope = new double[size];
            for (int i = 1; i < size; i++) {
                curvature[i][i] = ridge;
                slope[i] = -ridge * weights[i];
            }
            curvature[0][0] = 1e-9;
            for (int r = 0; r < rows.length; r++) {
                double chance = 1 / (1 + Math.exp(-product(rows[r], weights) - offsets[r]));
                double weight = counts[r] * chance * (1 - chance);
                for (int i = 0; i < size; i++) {
                    slope[i] += counts[r] * rows[r][i] * ((right[r] ? 1 : 0) - chance);
                    for (int j = 0; j < size; j++) {
                        curvature[i][j] += weight * rows[r][i] * rows[r][j];
                    }
                }
            }
            double[] change = solve(curvature, slope);
            for (int i = 0; i < size; i++) {
                weights[i] += Math.clamp(change[i], -5, 5);
            }
        }
        return weights;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Gauss's elimination; the matrix is positive definite. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        for (int column = 0; column < size; column++) {
            for (int row = column + 1; row < size; row++) {
                double factor = matrix[row][column] / matrix[column][column];
                for (int k = column; k < size; k++) {
                    matrix[row][k] -= factor * matrix[column][k];
                }
                right[row] -= factor * right[column];
            }
        }
        double[] result = new double[size];
        for (int row = size - 1; row >= 0; row--) {
            double sum = right[row];
            for (int k = row + 1; k < size; k++) {
                sum -= matrix[row][k] * result[k];
            }
            result[row] = sum / matrix[row][row];
        }
        return result;
    }
}
