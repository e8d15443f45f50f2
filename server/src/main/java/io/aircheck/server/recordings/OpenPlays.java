package io.aircheck.server.recordings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The music in a recording that runs. Safe for use by many threads. */
public final class OpenPlays {

    private static final Comparator<RecordedPlay> IN_ORDER = Comparator.comparingInt(RecordedPlay::part)
            .thenComparing(play -> play.play().start())
            .thenComparingLong(RecordedPlay::id);

    private final Map<Long, RecordedPlay> plays = new ConcurrentHashMap<>();

    OpenPlays(Collection<RecordedPlay> known) {
        known.forEach(this::put);
    }

    /** Puts one in, or in the place of what was known of it. */
    public void put(RecordedPlay play) {
        plays.put(play.id(), play);
    }

    public void remove(long id) {
        plays.remove(id);
    }

    List<RecordedPlay> inOrder() {
        return plays.values().stream().sorted(IN_ORDER).toList();
    }
}
