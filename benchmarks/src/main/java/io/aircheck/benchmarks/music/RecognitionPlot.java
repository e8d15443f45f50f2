package io.aircheck.benchmarks.music;

import java.util.List;
import java.util.Locale;

/** A trial as a drawing (SVG): how much of each condition is found, and how often answers of a confidence are right. */
record RecognitionPlot(Trial trial) {

    private static final int ROW = 17;
    private static final int TOP = 50;
    private static final int LABELS = 110;
    private static final int FOUND = 380;
    private static final int GAP = 80;
    private static final int CURVE = 300;
    private static final int WIDTH = LABELS + FOUND + GAP + CURVE + 30;
    /** Below this everything is drawn at the edge, in per cent. */
    private static final double LEAST = 50;

    private static final List<String> COLOURS = List.of("#d1495b", "#e09f3e", "#1f6feb");

    String svg() {
        List<String> conditions = Tables.conditions(trial.results(), false);
        var svg = new StringBuilder();
        int height = Math.max(TOP + ROW * conditions.size(), TOP + CURVE) + 40;
        add(svg, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">
                <rect width="100%%" height="100%%" fill="white"/>
                """, WIDTH, height);
        found(svg, conditions);
        add(svg, "<g transform=\"translate(%d %d)\">%n", LABELS + FOUND + GAP, TOP);
        curve(svg);
        svg.append("</g>\n</svg>\n");
        return svg.toString();
    }

    private void found(StringBuilder svg, List<String> conditions) {
        add(svg, "<text x=\"10\" y=\"20\" font-size=\"13\">Found, in per cent</text>%n");
        for (int i = 0; i < Tables.SECONDS.size(); i++) {
            add(
                    svg,
                    "<text x=\"%d\" y=\"20\" fill=\"%s\">● %d s</text>%n",
                    LABELS + 60 * (i + 1),
                    COLOURS.get(i),
                    Tables.SECONDS.get(i));
        }
        int bottom = TOP + ROW * conditions.size();
        for (int percent = (int) LEAST; percent <= 100; percent += 10) {
            double x = x(percent);
            add(
                    svg,
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#ddd\"/>"
                            + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
                    x,
                    TOP - 8,
                    x,
                    bottom,
                    x,
                    bottom + 14,
                    percent);
        }
        for (int row = 0; row < conditions.size(); row++) {
            String condition = conditions.get(row);
            int y = TOP + ROW * row + 4;
            add(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n", LABELS - 12, y + 4, condition);
            // The longest first, so that where all are alike the shortest is seen.
            for (int i = Tables.SECONDS.size() - 1; i >= 0; i--) {
                double percent = Tables.found(trial.results(), condition, Tables.SECONDS.get(i));
                add(
                        svg,
                        "<circle cx=\"%.1f\" cy=\"%d\" r=\"%d\" fill=\"%s\"/>%n",
                        x(percent),
                        y,
                        3 + i,
                        COLOURS.get(i));
            }
        }
    }

    private static double x(double percent) {
        return LABELS + FOUND * (Math.max(LEAST, percent) - LEAST) / (100 - LEAST);
    }

    private void curve(StringBuilder svg) {
        add(svg, """
                <text x="0" y="-30" font-size="13">Right, over the confidence claimed</text>
                <rect width="%d" height="%d" fill="none" stroke="#999"/>
                <line x1="0" y1="%d" x2="%d" y2="0" stroke="#bbb" stroke-dasharray="4"/>
                """, CURVE, CURVE, CURVE, CURVE);
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double at = CURVE * tenth / 10.0;
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.1f</text>"
                            + "<text x=\"-6\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>%n",
                    at,
                    CURVE + 14,
                    tenth / 10.0,
                    CURVE - at + 4,
                    tenth / 10.0);
        }
        for (CalibrationBin bin : CalibrationBin.of(trial.results())) {
            add(
                    svg,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#1f6feb\" fill-opacity=\"0.7\"/>%n",
                    CURVE * bin.claimed(),
                    CURVE * (1 - bin.right()),
                    2 + 1.5 * Math.log(bin.answers()));
        }
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
