package io.aircheck.server.watch;

import io.aircheck.recorder.Order;
import io.aircheck.recorder.Recorder;
import io.aircheck.recorder.files.ManifestJson;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.Subscription;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.recordings.RecoveredParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Converts what a crash kept from being converted. A recording that goes on converts its earlier parts by itself at its end; one
 * whose broadcast was over before the service came back would stay as it was, so these wait here until they are finished.
 */
public final class LateConversions implements AutoCloseable {

    private static final int CAPACITY = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final EventBus bus;
    private final Subscription events;
    private final Recorder recorder;
    private final Function<OpenRecording, Order> orders;
    private final Clock clock;
    private final Map<Long, OpenRecording> waiting = new HashMap<>();
    private final Thread thread;
    private volatile boolean closing;

    /**
     * @param orders what a recording becomes
     * @param unfinished what the last run left; listens from now on
     */
    public LateConversions(
            EventBus bus,
            Recorder recorder,
            Function<OpenRecording, Order> orders,
            Clock clock,
            Collection<OpenRecording> unfinished) {
        this.bus = bus;
        this.recorder = recorder;
        this.orders = orders;
        this.clock = clock;
        unfinished.forEach(recording -> waiting.put(recording.id(), recording));
        this.events = bus.subscribe(CAPACITY);
        this.thread = Thread.ofVirtual().name("late conversions").start(this::run);
    }

    private void run() {
        try (events) {
            while (!waiting.isEmpty() && !closing) {
                if (events.poll(PATIENCE) instanceof Event.RecordingEnded ended) {
                    OpenRecording recording = waiting.remove(ended.recordingId());
                    if (recording != null) {
                        convert(recording, ended);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void convert(OpenRecording recording, Event.RecordingEnded ended) throws InterruptedException {
        Path manifest = ManifestJson.file(recording.directory(), recording.baseName());
        if (!Files.exists(manifest)) {
            return;
        }
        List<String> problems;
        try {
            problems = recorder.deliver(manifest, orders.apply(recording));
        } catch (IOException e) {
            problems = List.of("what was recorded before the restart could not be converted: " + e.getMessage());
        }
        RecoveredParts.takeOver(recording);
        problems.forEach(problem -> bus.publish(new Event.RecordingIncident(
                clock.instant(), ended.roomId(), ended.room(), ended.recordingId(), problem)));
    }

    /** Ends a conversion that runs, which leaves its source as it is. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
