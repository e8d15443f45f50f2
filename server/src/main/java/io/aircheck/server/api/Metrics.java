package io.aircheck.server.api;

import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.Subscription;
import io.aircheck.server.overview.ServiceStatus;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.Rooms;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Figures for Prometheus: few, with few labels, and none that a stranger can name. */
@Component
@Lazy(false)
class Metrics implements MeterBinder, DisposableBean {

    private static final int CAPACITY = 10_000;

    private final ServiceStatus status;
    private final Rooms rooms;
    private final Subscription events;
    private volatile boolean closing;

    Metrics(ServiceStatus status, Rooms rooms, EventBus bus) {
        this.status = status;
        this.rooms = rooms;
        this.events = bus.subscribe(CAPACITY);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("aircheck.recordings.running", status, it -> it.overview().runningRecordings())
                .description("Recordings that run or wait for their stream")
                .register(registry);
        Gauge.builder("aircheck.receiving", status, it -> it.overview().bitsPerSecond() / 8.0)
                .baseUnit("bytes_per_second")
                .description("What arrives over all recordings")
                .register(registry);
        Gauge.builder("aircheck.disk.free", status, it -> it.overview().freeBytes())
                .baseUnit("bytes")
                .description("Free space for recordings")
                .register(registry);
        for (Word word : Word.values()) {
            Gauge.builder("aircheck.rooms", rooms, it -> count(it, word))
                    .tag("state", word.id())
                    .description("Watched rooms by state")
                    .register(registry);
        }
        Thread.ofVirtual().name("metrics").start(() -> count(registry));
    }

    private static double count(Rooms rooms, Word word) {
        return rooms.all().stream().filter(view -> view.state().word() == word).count();
    }

    private void count(MeterRegistry registry) {
        try {
            while (!closing) {
                Event event = events.poll(Duration.ofSeconds(1));
                if (event != null) {
                    count(event, registry);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(Event event, MeterRegistry registry) {
        switch (event) {
            case Event.RoomChecked checked -> countCheck(checked.roomId(), registry);
            case Event.RoomStateChanged changed -> countCheck(changed.roomId(), registry);
            case Event.PartFinished finished -> recorded(registry).increment(finished.bytes());
            case Event.GapFound found -> {
                String cause = found.gap().cause().name().toLowerCase(Locale.ROOT);
                registry.counter("aircheck.gaps", "cause", cause).increment();
                registry.counter("aircheck.gaps.seconds", "cause", cause)
                        .increment(found.gap().length().toMillis() / 1000.0);
            }
            case Event.RecordingEnded ended ->
                registry.counter(
                                "aircheck.recordings.ended",
                                "reason",
                                ended.reason().name().toLowerCase(Locale.ROOT))
                        .increment();
            default -> {}
        }
    }

    private void countCheck(long roomId, MeterRegistry registry) {
        rooms.find(roomId)
                .ifPresent(view -> registry.counter(
                                "aircheck.checks", "state", view.state().word().id())
                        .increment());
    }

    private static Counter recorded(MeterRegistry registry) {
        return Counter.builder("aircheck.recorded")
                .baseUnit("bytes")
                .description("Size of all finished files")
                .register(registry);
    }

    @Override
    public void destroy() {
        closing = true;
        events.close();
    }
}
