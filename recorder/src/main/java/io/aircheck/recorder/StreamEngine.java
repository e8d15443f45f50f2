package io.aircheck.recorder;

import org.jspecify.annotations.Nullable;

/**
 * Takes one stream of one protocol, from now until it is over, through all its incidents: it retries, reconnects, asks the
 * source again, and hands every whole unit to the sink in order.
 */
public interface StreamEngine {

    /**
     * Blocks until the stream is over.
     *
     * @throws InterruptedException if the recording shall stop; whole units already in hand were written before
     * @throws StorageException passed on from the sink
     */
    End run(StreamSource source, UnitSink sink) throws InterruptedException, StorageException;

    record End(EndReason reason, @Nullable String message) {}
}
