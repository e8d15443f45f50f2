package io.aircheck.server.retention;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What pages and API do with clean-up, trash and locks. */
public interface Retention {

    /** What would go now. */
    CleanUp preview();

    /** Does it, and tells what was done. */
    CleanUp cleanUp();

    /** How long something in the trash can be restored. */
    Duration inTrash();

    /** What is in the trash, newest first. */
    List<Kept> trash();

    /** A finished recording in the library or the trash; empty for one that runs, was deleted or never was. */
    Optional<Kept> find(long recordingId);

    /** @return false if there is no such recording */
    boolean lock(long recordingId, boolean locked);

    /** What came of a wish. */
    enum Result {
        DONE,
        /** There is no such finished recording there. */
        MISSING,
        LOCKED,
        /** It is still being worked on. */
        BUSY,
        /** Another file stands where one was. */
        OCCUPIED,
        /** The disk refused. */
        FAILED
    }

    /** Moves a recording into the trash. */
    Result moveToTrash(long recordingId, Kept.Why why);

    /** Brings a recording back from the trash. */
    Result restore(long recordingId);

    /** Deletes a recording that is in the trash, for good. */
    Result delete(long recordingId);
}
