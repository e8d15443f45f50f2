package io.aircheck.recorder;

import java.util.function.Consumer;

/**
 * Makes recordings. {@link #record} blocks its (virtual) thread until the broadcast is over and everything is on disk;
 * interrupting that thread ends the recording cleanly: files finished, manifest written, summary returned.
 */
public interface Recorder {

    /** Never throws for what a stream, a network or a disk does: that is in the summary. */
    RecordingSummary record(RecordingRequest request, Consumer<RecordingEvent> listener);
}
