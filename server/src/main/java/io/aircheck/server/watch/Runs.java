package io.aircheck.server.watch;

import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import java.util.function.Consumer;

/** Lets recordings run. */
@FunctionalInterface
public interface Runs {

    /**
     * Starts one.
     *
     * @param whenOver is told once, from another thread
     */
    Run start(
            String name,
            RecordingRequest request,
            Consumer<RecordingEvent> listener,
            Consumer<RecordingSummary> whenOver);

    /** A recording that runs. */
    interface Run {
        /** Asks it to finish its files and end. */
        void stop();

        /** Asks it to go on in a new file from the next key frame. */
        void split();
    }
}
