package io.aircheck.server.watch;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Recorder;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A virtual thread a recording. */
public final class RecorderThreads implements Runs {

    private static final Logger LOG = LoggerFactory.getLogger(RecorderThreads.class);

    private final Recorder recorder;

    public RecorderThreads(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public Run start(
            String name,
            RecordingRequest request,
            Consumer<RecordingEvent> listener,
            Consumer<RecordingSummary> whenOver) {
        Thread thread =
                Thread.ofVirtual().name("recording " + name).start(() -> whenOver.accept(record(request, listener)));
        return new Run() {
            @Override
            public void stop() {
                thread.interrupt();
            }

            @Override
            public void split() {
                request.splitSignal().give();
            }
        };
    }

    private RecordingSummary record(RecordingRequest request, Consumer<RecordingEvent> listener) {
        try {
            return recorder.record(request, listener);
        } catch (RuntimeException e) {
            LOG.error("Recording {} broke off", request.baseName(), e);
            return new RecordingSummary(
                    List.of(), List.of(), 0, 0, Duration.ZERO, EndReason.FAILED, "the recorder broke off: " + e, null);
        }
    }
}
