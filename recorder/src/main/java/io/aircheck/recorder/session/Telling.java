package io.aircheck.recorder.session;

import io.aircheck.recorder.Gap;
import io.aircheck.recorder.RecordingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a listener one event at a time, whoever has something to tell, and does not let its mistakes end a recording. */
final class Telling implements Consumer<RecordingEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final Consumer<RecordingEvent> listener;
    private final List<Gap> gaps = new ArrayList<>();

    Telling(Consumer<RecordingEvent> listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void accept(RecordingEvent event) {
        if (event instanceof RecordingEvent.GapFound(Gap gap)) {
            gaps.add(gap);
        }
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.error("a listener failed at {}", event, e);
        }
    }

    synchronized List<Gap> gaps() {
        return List.copyOf(gaps);
    }
}
