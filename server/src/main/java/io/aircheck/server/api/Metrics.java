package io.aircheck.server.api;

import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.Subscription;
import io.aircheck.server.notify.Notice;
import io.aircheck.server.notify.Notices;
import io.aircheck.server.overview.CookieAges;
import io.aircheck.server.overview.Overview;
import io.aircheck.server.overview.ServiceStatus;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.Rooms;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Figures for Prometheus: few, with few labels, and none that a stranger can name. docs/metrics.md tells what each means. */
@Component
@Lazy(false)
class Metrics implements MeterBinder, DisposableBean {

    private static final int CAPACITY = 10_000;

    private final ServiceStatus status;
    private final Rooms rooms;
    private final Notices notices;
    private final CookieAges cookies;
    private final Subscription events;
    private final Set<String> platformsWithCookie = new HashSet<>();
    private volatile boolean closing;

    Metrics(ServiceStatus status, Rooms rooms, Notices notices, CookieAges cookies, EventBus bus) {
        this.status = status;
        this.rooms = rooms;
        this.notices = notices;
        this.cookies = cookies;
        this.events = bus.subscribe(CAPACITY);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("aircheck.info", () -> 1)
                .tag("version", status.overview().version())
                .description("The version that runs")
                .register(registry);
        gauge(registry, "aircheck.recordings.running", "", "Recordings that run or wait", Overview::runningRecordings);
        gauge(
                registry,
                "aircheck.receiving",
                "bytes_per_second",
                "What arrives over all recordings",
                it -> it.bitsPerSecond() / 8.0);
        gauge(registry, "aircheck.disk.free", "bytes", "Free space for recordings", Overview::freeBytes);
        gauge(registry, "aircheck.disk.total", "bytes", "Size of the disk of the recordings", Overview::totalBytes);
        gauge(
                registry,
                "aircheck.disk.stopped",
                "",
                "1 while recordings are stopped for the disk",
                it -> it.stoppedForDisk() ? 1 : 0);
        for (Word word : Word.values()) {
            Gauge.builder("aircheck.rooms", rooms, it -> count(it, word))
                    .tag("state", word.id())
                    .description("Watched rooms by state")
                    .register(registry);
        }
        for (Notice.State state : Notice.State.values()) {
            Gauge.builder("aircheck.notices", notices, it -> it.count(state))
                    .tag("state", state.id())
                    .description("Kept messages to people by what became of them; given_up are the dead ones")
                    .register(registry);
        }
        Thread.ofVirtual().name("metrics").start(() -> run(registry));
    }

    private void gauge(
            MeterRegistry registry, String name, String unit, String description, ToDoubleFunction<Overview> value) {
        Gauge.builder(name, status, it -> value.applyAsDouble(it.overview()))
                .baseUnit(unit.isEmpty() ? null : unit)
                .description(description)
                .register(registry);
    }

    private static double count(Rooms rooms, Word word) {
        return rooms.all().stream().filter(view -> view.state().word() == word).count();
    }

    private void run(MeterRegistry registry) {
        EventCounters counters = new EventCounters(registry, rooms);
        try {
            while (!closing) {
                ageCookies(registry);
                Event event = events.poll(Duration.ofSeconds(1));
                while (event != null) {
                    counters.count(event);
                    event = events.poll(Duration.ZERO);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that is taken away again shows no number. */
    private void ageCookies(MeterRegistry registry) {
        for (String platform : cookies.ages().keySet()) {
            if (platformsWithCookie.add(platform)) {
                Gauge.builder(
                                "aircheck.cookie.age",
                                cookies,
                                it -> seconds(it.ages().get(platform)))
                        .tag("platform", platform)
                        .baseUnit("seconds")
                        .description("For how long the cookie of a platform has been the same")
                        .register(registry);
            }
        }
    }

    private static double seconds(@Nullable Duration age) {
        return age == null ? Double.NaN : age.toMillis() / 1000.0;
    }

    @Override
    public void destroy() {
        closing = true;
        events.close();
    }
}
