package io.aircheck.testkit.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recorded exchanges as a site that answers: they are tried in order, and the first that fits and has not answered as often as
 * it may is the answer. Safe for use by many threads.
 */
public final class Replay implements ReplayedSite {

    private final List<RecordedExchange> exchanges;
    private final int[] left;

    public Replay(List<RecordedExchange> exchanges) {
        this.exchanges = List.copyOf(exchanges);
        this.left = exchanges.stream().mapToInt(RecordedExchange::times).toArray();
    }

    @Override
    public synchronized @Nullable RecordedExchange answer(ReplayRequest request) {
        for (int i = 0; i < left.length; i++) {
            if (left[i] > 0 && exchanges.get(i).answers(request)) {
                if (left[i] != Integer.MAX_VALUE) {
                    left[i]--;
                }
                return exchanges.get(i);
            }
        }
        return null;
    }
}
