package io.aircheck.server.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of the last days. */
public interface EventLog {

    /**
     * Newest first.
     *
     * @param before only events with a smaller id; null for the newest
     * @param roomId only this room's; null for all
     */
    List<StoredEvent> latest(int limit, @Nullable Long before, @Nullable Long roomId);
}
