package io.aircheck.server.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is kept and shown: a key for which the pages have a sentence in every language, and what to put into it.
 *
 * @param id 0 before it was kept
 * @param kind for example {@code recording.started}
 * @param parameters by name; times in epoch milliseconds, lengths in milliseconds, sizes in bytes
 */
public record StoredEvent(
        long id,
        Instant at,
        String kind,
        @Nullable Long roomId,
        @Nullable Long recordingId,
        Map<String, String> parameters) {

    public StoredEvent {
        parameters = Map.copyOf(parameters);
    }
}
