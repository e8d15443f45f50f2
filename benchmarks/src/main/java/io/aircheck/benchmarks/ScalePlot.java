package io.aircheck.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A drawing (SVG) of figures over the number of streams, both axes in powers of ten: one panel a figure, one line a recorder. */
final class ScalePlot {

    /** One panel. @param lines by recorder, each from streams to value */
    record Panel(String title, Map<String, Map<Integer, Double>> lines) {}

    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;
    private static final int MARGIN = 50;
    private static final int PLOT = 220;
    private static final int LEGEND = 30;
    private static final List<String> COLOURS = List.of("#1f6feb", "#d1495b", "#2a9d8f", "#8a5cf6", "#e09f3e");

    private ScalePlot() {}

    static String of(List<Panel> panels) {
        StringBuilder svg = new StringBuilder("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">
            <rect width="100%%" height="100%%" fill="white"/>
            """.formatted(WIDTH * panels.size(), HEIGHT + LEGEND));
        List<String> recorders = panels.stream()
                .flatMap(panel -> panel.lines().keySet().stream())
                .distinct()
                .toList();
        for (int i = 0; i < panels.size(); i++) {
            svg.append("<g transform=\"translate(%d 0)\">\n".formatted(i * WIDTH));
            panel(svg, panels.get(i), recorders);
            svg.append("</g>\n");
        }
        for (int i = 0; i < recorders.size(); i++) {
            svg.append("<text x=\"%d\" y=\"%d\" fill=\"%s\">● %s</text>\n"
                    .formatted(MARGIN + i * 150, HEIGHT + LEGEND / 2, colour(i), recorders.get(i)));
        }
        return svg.append("</svg>\n").toString();
    }

    private static void panel(StringBuilder svg, Panel panel, List<String> recorders) {
        Set<Integer> streams = panel.lines().values().stream()
                .flatMap(line -> line.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Scale across = Scale.of(streams.stream().map(Integer::doubleValue).toList());
        Scale up = Scale.of(panel.lines().values().stream()
                .flatMap(line -> line.values().stream())
                .toList());
        svg.append("<text x=\"%d\" y=\"20\" font-size=\"13\">%s</text>\n".formatted(MARGIN, panel.title()));
        for (int power : up.powers()) {
            double y = y(up, Math.pow(10, power));
            svg.append(line(MARGIN, y, WIDTH - MARGIN / 2.0, y, "#ddd", 1))
                    .append(text(MARGIN - 6, y + 4, "end", label(Math.pow(10, power))));
        }
        for (int n : streams) {
            svg.append(text(x(across, n), HEIGHT - 12, "middle", Integer.toString(n)));
        }
        panel.lines().forEach((recorder, line) -> {
            String colour = colour(recorders.indexOf(recorder));
            String points = line.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(point -> format("%.1f,%.1f", x(across, point.getKey()), y(up, point.getValue())))
                    .collect(Collectors.joining(" "));
            svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
                    .formatted(points, colour));
            line.forEach((n, value) -> svg.append(format(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n", x(across, n), y(up, value), colour)));
        });
    }

    private static double x(Scale scale, double value) {
        return MARGIN + scale.share(value) * (WIDTH - 1.5 * MARGIN);
    }

    private static double y(Scale scale, double value) {
        return MARGIN + PLOT - scale.share(value) * PLOT;
    }

    private static String line(double x1, double y1, double x2, double y2, String colour, int width) {
        return format(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>%n",
                x1, y1, x2, y2, colour, width);
    }

    private static String text(double x, double y, String anchor, String text) {
        return format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
    }

    private static String label(double value) {
        return value >= 1 ? format("%.0f", value) : Double.toString(value);
    }

    private static String colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** From the power of ten at or below the least to that at or above the most. */
    private record Scale(int least, int most) {

        static Scale of(List<Double> values) {
            int least = (int)
                    Math.floor(Math.log10(values.stream().min(Double::compare).orElse(1.0)));
            int most = (int)
                    Math.ceil(Math.log10(values.stream().max(Double::compare).orElse(10.0)));
            return new Scale(least, Math.max(most, least + 1));
        }

        double share(double value) {
            return (Math.log10(value) - least) / (most - least);
        }

        List<Integer> powers() {
            return IntStream.rangeClosed(least, most).boxed().toList();
        }
    }
}
