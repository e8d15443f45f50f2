package io.aircheck.recorder;

import java.time.Instant;

/**
 * Where an engine puts what it has: the files of one recording, their journal, and the listener. The sink decides about
 * parts (a new one on a new configuration, on a split, on a limit); the engine decides about the stream.
 */
public interface UnitSink {

    /**
     * Appends a unit, wholly or not at all.
     *
     * @return false once the recording has all it wants, so the engine should return {@link EndReason#LIMIT_REACHED}
     * @throws StorageException if the disk does not take it; what was there before is intact
     */
    boolean write(MediaUnit unit) throws StorageException;

    /**
     * Where in a file the next unit will be put if nothing comes between, 0 where nobody knows. A unit whose bytes stand at the
     * same place within their pages of memory need not be copied on the way to the disk.
     */
    default long place() {
        return 0;
    }

    /** Notes a stretch that will not be had. */
    void gap(Gap gap);

    /** Notes something that went wrong and is being dealt with, in a sentence. */
    void incident(String what);

    /**
     * Notes what the stream says is on air from the next unit on (a radio's StreamTitle); told only when it changes, empty
     * where the stream names nothing any more.
     *
     * @param at wall clock at which the change came
     */
    void title(String title, Instant at);
}
