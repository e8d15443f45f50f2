package io.aircheck.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.Visit;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.server.SteppedClock;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.EventKeeper;
import io.aircheck.server.events.EventStore;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.rooms.WatchedRoom;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsReader;
import io.aircheck.server.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week of a thousand rooms on thirty platforms, with some seven thousand broadcasts and drops in a third of them, sites that
 * answer 500 for an hour, and ten minutes without any network. Time jumps from one thing that happens to the next.
 */
class SimulatedWeekTest {

    private static final Instant START = Instant.parse("2026-11-16T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration HOST_INTERVAL = Duration.ofSeconds(1);
    private static final int ROOMS = 1000;
    private static final int PLATFORMS = 30;
    private static final List<Outage> OUTAGES = List.of(
            Outage.ofSite("site3", "2026-11-17T12:00:00Z"),
            Outage.ofSite("site11", "2026-11-18T20:30:00Z"),
            Outage.ofSite("site24", "2026-11-18T21:00:00Z"),
            Outage.ofNetwork("2026-11-19T11:59:30Z"),
            Outage.ofNetwork("2026-11-20T20:00:00Z"));

    @TempDir
    private Path directory;

    private final SteppedClock clock = new SteppedClock(START);
    private final List<List<Show>> shows = new ArrayList<>();
    private final PriorityQueue<Run> running = new PriorityQueue<>(Comparator.comparing((Run run) -> run.until));
    private final Map<String, Instant> lastOfHost = new HashMap<>();
    private final long[] checksOfDay = new long[7];
    private Duration shortest = WEEK;

    private record Stretch(Instant from, Instant until) {

        boolean has(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(until);
        }
    }

    /**
     * When nothing is to be had.
     *
     * @param site that answers 500 while its streams go on; null for the network of the service itself, which ends the streams
     */
    private record Outage(Stretch when, @Nullable String site) {

        static Outage ofSite(String site, String from) {
            Instant begin = Instant.parse(from);
            return new Outage(new Stretch(begin, begin.plus(Duration.ofHours(1))), site);
        }

        static Outage ofNetwork(String from) {
            Instant begin = Instant.parse(from);
            return new Outage(new Stretch(begin, begin.plus(Duration.ofMinutes(10))), null);
        }

        boolean concerns(String other) {
            return site == null || site.equals(other);
        }

        /** What is left of a stretch to be found and recorded: what a site begins in its outage is seen after it. */
        Stream<Stretch> leaves(Stretch of) {
            if (site != null) {
                return Stream.of(when.has(of.from) ? new Stretch(when.until, of.until) : of);
            }
            return Stream.of(
                            new Stretch(of.from, min(of.until, when.from)),
                            new Stretch(max(of.from, when.until), of.until))
                    .filter(it -> it.from.isBefore(it.until));
        }
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A broadcast, which may have a short drop in its middle. */
    private static final class Show {
        final String site;
        final Instant from;
        final @Nullable Instant drop;
        final Instant until;
        final List<Instant> runs = new ArrayList<>();

        Show(String site, Instant from, @Nullable Instant drop, Instant until) {
            this.site = site;
            this.from = from;
            this.drop = drop;
            this.until = until;
        }

        /** What can be had of it, in pieces; each must be found within an interval. */
        List<Stretch> stretches() {
            Stream<Stretch> pieces = drop == null
                    ? Stream.of(new Stretch(from, until))
                    : Stream.of(new Stretch(from, drop), new Stretch(drop.plusSeconds(20), until));
            for (Outage outage : OUTAGES) {
                pieces = outage.concerns(site) ? pieces.flatMap(outage::leaves) : pieces;
            }
            return pieces.toList();
        }

        boolean isSpared() {
            return OUTAGES.stream()
                    .filter(it -> it.concerns(site))
                    .noneMatch(it -> from.isBefore(it.when.until) && it.when.from.isBefore(until));
        }

        boolean isOn(Instant now) {
            boolean dropped = drop != null && !now.isBefore(drop) && now.isBefore(drop.plusSeconds(20));
            return !now.isBefore(from) && now.isBefore(until) && !dropped;
        }

        Instant endOfStream(Instant now) {
            Instant end = drop != null && now.isBefore(drop) ? drop : until;
            return OUTAGES.stream()
                    .filter(it -> it.site == null && now.isBefore(it.when.from))
                    .map(it -> it.when.from)
                    .reduce(end, SimulatedWeekTest::min);
        }
    }

    private final class Run implements Runs.Run {
        final RecordingRequest request;
        final Consumer<RecordingEvent> listener;
        final Consumer<RecordingSummary> whenOver;
        final Instant until;
        final int number;

        Run(
                RecordingRequest request,
                Consumer<RecordingEvent> listener,
                Consumer<RecordingSummary> whenOver,
                Show show) {
            this.request = request;
            this.listener = listener;
            this.whenOver = whenOver;
            this.until = show.endOfStream(clock.instant());
            this.number = show.runs.size();
            show.runs.add(clock.instant());
        }

        void end() {
            Path file = request.directory().resolve(request.baseName() + "_" + number + ".ts");
            listener.accept(new RecordingEvent.PartOpened(
                    number, file.resolveSibling(file.getFileName() + ".part"), clock.instant()));
            listener.accept(new RecordingEvent.UnitWritten(number, 1000, 1000, Duration.ofSeconds(2), clock.instant()));
            listener.accept(new RecordingEvent.PartClosed(
                    new Part(number, file, 1000, Duration.ofSeconds(2), clock.instant(), 1)));
            whenOver.accept(new RecordingSummary(
                    List.of(), List.of(), 1, 1000, Duration.ofSeconds(2), EndReason.SILENCE, null, null));
        }

        @Override
        public void stop() {
            throw new UnsupportedOperationException("nobody stops anything this week");
        }

        @Override
        public void split() {
            throw new UnsupportedOperationException("nobody splits anything this week");
        }
    }

    private final class Site implements Platform {
        private final String id;

        Site(int number) {
            this.id = "site" + number;
        }

        @Override
        public PlatformInfo info() {
            return PlatformInfo.of(id, id, id, "https://" + id + ".example/1");
        }

        @Override
        public Optional<Room> match(Address address) {
            return Optional.empty();
        }

        @Override
        public RoomStatus check(Room room, Visit visit) {
            Instant now = clock.instant();
            Instant last = lastOfHost.put(id, now);
            if (last != null && Duration.between(last, now).compareTo(shortest) < 0) {
                shortest = Duration.between(last, now);
            }
            checksOfDay[(int) Duration.between(START, now).toDays()]++;
            for (Outage outage : OUTAGES) {
                if (outage.concerns(id) && outage.when.has(now)) {
                    return new RoomStatus.Failed(
                            RoomDetails.UNKNOWN,
                            outage.site == null
                                    ? "cannot connect to " + id + ".example"
                                    : id + ".example answered HTTP 500");
                }
            }
            return current(Integer.parseInt(room.id()), now)
                    .<RoomStatus>map(_ -> new RoomStatus.Live(
                            RoomDetails.UNKNOWN,
                            List.of(LiveStream.of(Protocol.HLS, Quality.OD, "best", "https://cdn.example/a.m3u8"))))
                    .orElseGet(() -> new RoomStatus.Offline(RoomDetails.UNKNOWN));
        }
    }

    private Optional<Show> current(int room, Instant now) {
        return shows.get(room).stream().filter(show -> show.isOn(now)).findFirst();
    }

    /** Most rooms have their hour, some have none. */
    private void planShows() {
        Random random = new Random(20261116);
        for (int room = 0; room < ROOMS; room++) {
            List<Show> week = new ArrayList<>();
            int usual = random.nextInt(20 * 60);
            for (int day = 0; day < 7; day++) {
                boolean keepsHours = room % 4 != 0;
                int minute = keepsHours ? usual + random.nextInt(20) : random.nextInt(20 * 60);
                Instant from = START.plus(Duration.ofDays(day)).plusSeconds(minute * 60L + random.nextInt(60));
                Instant until = from.plusSeconds(20 * 60 + random.nextInt(3 * 3600 - 20 * 60));
                Instant drop = random.nextInt(3) == 0
                        ? from.plus(Duration.between(from, until).dividedBy(2))
                        : null;
                week.add(new Show("site" + room % PLATFORMS, from, drop, until));
            }
            shows.add(week);
        }
    }

    private List<WatchRequest> requests() {
        List<Site> sites = IntStream.range(0, PLATFORMS).mapToObj(Site::new).toList();
        return IntStream.range(0, ROOMS)
                .mapToObj(room -> {
                    Site site = sites.get(room % PLATFORMS);
                    String url = "https://" + site.id + ".example/" + room;
                    WatchedRoom watched =
                            new WatchedRoom(room, url, site.id, null, null, new WatchedRoom.Source.Page(), false);
                    return new WatchRequest(
                            watched, new PlatformRegistry.Match(site, Room.live(site.id, Integer.toString(room), url)));
                })
                .toList();
    }

    @Test
    void every_broadcast_is_recorded_from_within_an_interval_and_nothing_grows_or_drifts() throws Exception {
        planShows();
        Home home = new Home(directory);
        home.create();
        Settings settings = SettingsReader.load(
                home,
                Set.of(),
                Map.of("AIRCHECK_CHECK_INTERVAL", "10m", "AIRCHECK_HOST_INTERVAL", "1s", "AIRCHECK_STOP_BELOW", "0"),
                Map.of());
        EventBus bus = new EventBus();
        try (Database database = Database.open(home.database().resolve("week.db"))) {
            EventStore events = new EventStore(database);
            EventKeeper keeper = new EventKeeper(bus, events, Duration.ofDays(1), clock);
            Library library = new Library(database, bus, clock, home.recordings());
            Watcher watcher = watcher(settings, library, bus);
            watcher.sync(requests());
            live(watcher);
            keeper.close();
            events.forgetBefore(clock.instant().minus(Duration.ofDays(1)));

            assertBroadcasts(database, library);
            assertThat(shortest).as("between two checks on one host").isGreaterThanOrEqualTo(HOST_INTERVAL);
            assertThat(checksOfDay[6])
                    .as("checks of the last day, beside those of the second %d", checksOfDay[1])
                    .isBetween(checksOfDay[1] * 8 / 10, checksOfDay[1] * 13 / 10);
            long rounds = Duration.ofDays(1).dividedBy(INTERVAL) * ROOMS;
            assertThat(checksOfDay[6]).isBetween(rounds / 2, rounds * 2);
            assertThat(watcher.views()).hasSize(ROOMS);
            assertThat(count(database, "events")).as("events of one day").isLessThan(12_000);
        }
    }

    private Watcher watcher(Settings settings, Library library, EventBus bus) {
        RoomChecker checker = new RoomChecker(_ -> null, clock, new Random(1));
        int[] names = {0};
        RecordingPlan plan = new RecordingPlan(
                settings, checker, (_, room, _, _) -> Path.of(room.platform(), "r" + names[0]++), _ -> {});
        Runs runs = (name, request, listener, whenOver) -> {
            int room = Integer.parseInt(name.substring(name.lastIndexOf('/') + 1));
            Show show = current(room, clock.instant()).orElseThrow();
            Run run = new Run(request, listener, whenOver, show);
            running.add(run);
            return run;
        };
        return new Watcher(
                settings,
                new Watcher.Tools(
                        plan,
                        library,
                        runs,
                        bus,
                        Runnable::run,
                        clock,
                        ZoneOffset.UTC,
                        new Random(2),
                        _ -> {},
                        (_, _) -> {}));
    }

    private void live(Watcher watcher) {
        Instant end = START.plus(WEEK).minusMillis(1);
        while (true) {
            Instant next = watcher.tick();
            Run first = running.peek();
            if (next == null || (first != null && first.until.isBefore(next))) {
                next = first == null ? end : first.until;
            }
            if (!next.isBefore(end)) {
                return;
            }
            if (next.isAfter(clock.instant())) {
                clock.advance(Duration.between(clock.instant(), next));
            }
            while (!running.isEmpty() && !running.peek().until.isAfter(clock.instant())) {
                running.remove().end();
            }
        }
    }

    private void assertBroadcasts(Database database, Library library) {
        List<Show> week = shows.stream()
                .flatMap(List::stream)
                .filter(show -> show.from.isBefore(clock.instant().minus(INTERVAL)))
                .toList();
        assertThat(week)
                .hasSizeGreaterThan(6_900)
                .allSatisfy(show -> show.stretches().stream()
                        .filter(it -> Duration.between(it.from, it.until).compareTo(INTERVAL) > 0)
                        .filter(it -> it.from.isBefore(clock.instant().minus(INTERVAL)))
                        .forEach(it -> assertThat(show.runs)
                                .as("%s from %s on", show.site, it)
                                .anyMatch(run -> it.has(run) && !run.isAfter(it.from.plus(INTERVAL)))));
        List<Show> spared = week.stream().filter(Show::isSpared).toList();
        assertThat(spared)
                .allSatisfy(show -> assertThat(show.runs)
                        .as("the part before the drop, and that after it")
                        .hasSize(show.drop == null ? 1 : 2));
        int hit = week.size() - spared.size();
        assertThat(hit).as("broadcasts in an outage").isGreaterThan(100);
        assertThat(count(database, "broadcasts"))
                .as("a drop begins no other broadcast, ten minutes without network may")
                .isBetween(week.size(), week.size() + hit);
        assertThat(count(database, "recordings")).isEqualTo(count(database, "broadcasts"));
        assertThat(library.running()).hasSizeLessThan(ROOMS / 2);
    }

    private static int count(Database database, String table) {
        return database.read(client ->
                client.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single());
    }
}
