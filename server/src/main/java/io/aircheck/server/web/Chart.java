package io.aircheck.server.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A line, or several, over the last minutes, drawn by the server.
 *
 * @param value the newest in words
 * @param lines the points of each, in a box of {@link #WIDTH} by {@link #HEIGHT}
 */
public record Chart(String name, String value, List<String> lines) {

    /** A unit for each sample. */
    public static final int WIDTH = 300;

    public static final int HEIGHT = 60;

    public Chart {
        lines = List.copyOf(lines);
    }

    /**
     * A line that ends at the right edge, a unit a sample.
     *
     * @param top what stands at the upper edge
     */
    static String line(double[] values, double top) {
        StringBuilder points = new StringBuilder();
        int first = Math.max(0, values.length - WIDTH);
        IntStream.range(first, values.length).forEach(i -> {
            double share = Math.clamp(values[i] / top, 0, 1);
            int x = WIDTH - values.length + i + 1;
            points.append(String.format(
                    Locale.ROOT, "%s%d,%.1f", points.isEmpty() ? "" : " ", x, HEIGHT - 1 - share * (HEIGHT - 2)));
        });
        return points.toString();
    }
}
