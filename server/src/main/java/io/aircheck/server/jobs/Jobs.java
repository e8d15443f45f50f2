package io.aircheck.server.jobs;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pages and API do with jobs. */
public interface Jobs {

    /**
     * What waits or runs first, then what is over, newest first.
     *
     * @param roomId only this room's; null for all
     * @param recordingId only this recording's; null for all
     */
    List<Job> latest(int limit, @Nullable Long roomId, @Nullable Long recordingId);

    Optional<Job> find(long id);

    /**
     * Does a job again that failed or was called off.
     *
     * @return false if there is none that could be
     */
    boolean retry(long id);

    /**
     * Calls a job off that waits or runs, and all that wait for it.
     *
     * @return false if there is none that could be
     */
    boolean cancel(long id);
}
