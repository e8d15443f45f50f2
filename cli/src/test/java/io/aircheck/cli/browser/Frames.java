package io.aircheck.cli.browser;

import java.util.List;
import java.util.Locale;

/**
 * What a page's frames took while it was looked at.
 *
 * @param millis from one frame to the next, the shortest first
 * @param longTasks how long the page was busy where it was so for more than 50 ms, the shortest first
 * @param updates how many frames found the list of rooms changed
 * @param mostRows how many rooms were added, taken away or made anew in one of those at most
 * @param mostTexts how many further texts, such as times and figures
 */
record Frames(List<Double> millis, List<Double> longTasks, int updates, int mostRows, int mostTexts) {

    /** From what {@code frames.js} gives. */
    static Frames of(Object given) {
        List<?> fields = (List<?>) given;
        return new Frames(
                sorted(fields.get(0)),
                sorted(fields.get(1)),
                ((Number) fields.get(2)).intValue(),
                ((Number) fields.get(3)).intValue(),
                ((Number) fields.get(4)).intValue());
    }

    private static List<Double> sorted(Object numbers) {
        return ((List<?>) numbers)
                .stream().map(it -> ((Number) it).doubleValue()).sorted().toList();
    }

    double percentile(double share) {
        return millis.isEmpty() ? Double.NaN : millis.get((int) Math.ceil(share * (millis.size() - 1)));
    }

    /**
     * A line of a Markdown table.
     *
     * @param idle the share of the machine's processors that nobody used meanwhile: a frame that is late although no task was long
     *     waited for the machine
     */
    String line(String what, double idle) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %d | %.0f | %.0f | %d | %d | %d |",
                what,
                millis.size(),
                percentile(.5),
                percentile(.99),
                percentile(1),
                millis.stream().filter(it -> it > 100).count(),
                longTasks.isEmpty() ? 0 : longTasks.getLast(),
                100 * idle,
                updates,
                mostRows,
                mostTexts);
    }
}
