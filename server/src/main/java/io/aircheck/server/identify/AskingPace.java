package io.aircheck.server.identify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each may ask. It remembers a bounded number of askers, the latest. Belongs to one thread at a time. */
final class AskingPace {

    static final int MOST = 10;
    static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    private final Map<String, Deque<Instant>> asked = new LinkedHashMap<>();

    /** Counts a question. @return how long its asker must wait instead; zero where it is taken */
    Duration wait(String asker, Instant now) {
        Deque<Instant> before = asked.computeIfAbsent(asker, _ -> new ArrayDeque<>());
        while (!before.isEmpty() && !before.getFirst().plus(WITHIN).isAfter(now)) {
            before.removeFirst();
        }
        if (before.size() >= MOST) {
            return Duration.between(now, before.getFirst().plus(WITHIN));
        }
        before.addLast(now);
        if (asked.size() > MOST_KEPT) {
            asked.remove(asked.keySet().iterator().next());
        }
        return Duration.ZERO;
    }
}
