package io.aircheck.recorder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * Makes recordings. {@link #record} blocks its (virtual) thread until the broadcast is over and everything is on disk;
 * interrupting that thread ends the recording cleanly: files finished, manifest written, summary returned.
 */
public interface Recorder {

    /** Never throws for what a stream, a network or a disk does: that is in the summary. */
    RecordingSummary record(RecordingRequest request, Consumer<RecordingEvent> listener);

    /**
     * Converts what a recording left unconverted, for example when it was recovered after a crash.
     *
     * @param progress told how much is done, from 0 to 1
     * @return sentences about what could not be converted; empty where all is as wanted
     * @throws IOException if the manifest cannot be read or written
     */
    List<String> deliver(Path manifest, Order order, DoubleConsumer progress) throws IOException, InterruptedException;

    /** The same, where nobody asks how far it is. */
    default List<String> deliver(Path manifest, Order order) throws IOException, InterruptedException {
        return deliver(manifest, order, _ -> {});
    }
}
