package io.aircheck.server.watch;

import io.aircheck.net.HttpClient;
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
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.server.SteppedClock;
import io.aircheck.server.TownPlatform;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.EventForm;
import io.aircheck.server.events.Subscription;
import io.aircheck.server.lists.ListMerge;
import io.aircheck.server.lists.ListParser;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.rooms.RoomScopes;
import io.aircheck.server.rooms.RoomStore;
import io.aircheck.server.rooms.RoomView;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.Seal;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsEditor;
import io.aircheck.server.settings.SettingsReader;
import io.aircheck.server.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** A watcher in a world where nothing moves by itself: the test says what rooms answer, what streams do and what time it is. */
final class Evening implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-20T18:00:00Z");

    final SteppedClock clock;
    final Map<String, RoomStatus> answers = new HashMap<>();
    /** Addresses that are really asked, by room. */
    final Map<String, String> asks = new HashMap<>();

    final List<String> checked = new ArrayList<>();
    HttpClient client;
    /** What every check breaks with; null for nothing. */
    Error breaks;

    final List<String> forgotten = new ArrayList<>();
    final List<String> fatal = new ArrayList<>();
    final List<Running> running = new ArrayList<>();
    final EventBus bus = new EventBus();
    final Subscription events = bus.subscribe(10_000);
    final Database database;
    final SettingsEditor editor;
    final Library library;
    final Watcher watcher;
    final List<OpenRecording> adopted;
    final Roster roster;
    private final PlatformRegistry registry = new PlatformRegistry(List.of(new Town()));
    private int recordings;

    /** A recording that the watcher has started. */
    final class Running implements Runs.Run {
        final RecordingRequest request;
        final Consumer<RecordingEvent> listener;
        final Consumer<RecordingSummary> whenOver;
        boolean stopAsked;
        int splitsAsked;
        private long written;
        private int part = -1;

        Running(RecordingRequest request, Consumer<RecordingEvent> listener, Consumer<RecordingSummary> whenOver) {
            this.request = request;
            this.listener = listener;
            this.whenOver = whenOver;
        }

        @Override
        public void stop() {
            stopAsked = true;
        }

        @Override
        public void split() {
            splitsAsked++;
        }

        /** A file is opened, gets two units and is closed. */
        Running writes(int number) {
            part = number;
            Path file = request.directory().resolve(request.baseName() + "_" + number + ".ts");
            listener.accept(new RecordingEvent.PartOpened(
                    number, file.resolveSibling(file.getFileName() + ".part"), clock.instant()));
            for (int unit = 1; unit <= 2; unit++) {
                written += 1000;
                listener.accept(new RecordingEvent.UnitWritten(
                        number, unit * 1000L, written, Duration.ofSeconds(written / 500), clock.instant()));
            }
            listener.accept(new RecordingEvent.PartClosed(
                    new Part(number, file, 2000, Duration.ofSeconds(4), clock.instant(), 2)));
            return this;
        }

        void ends(EndReason reason) {
            running.remove(this);
            whenOver.accept(new RecordingSummary(
                    List.of(), List.<Gap>of(), part < 0 ? 0 : 2, written, Duration.ZERO, reason, null, null));
        }
    }

    private final class Town implements Platform {
        private final Platform addresses = new TownPlatform();

        @Override
        public PlatformInfo info() {
            return addresses.info();
        }

        @Override
        public Optional<Room> match(Address address) {
            return addresses.match(address);
        }

        @Override
        public RoomStatus check(Room room, Visit visit) throws IOException {
            checked.add(room.id());
            if (breaks != null) {
                throw breaks;
            }
            String url = asks.get(room.id());
            if (url != null) {
                try {
                    SiteClient.of(visit, Map.of(), "127.0.0.1", "town.example")
                            .ask(url)
                            .json();
                } catch (SiteRefusal e) {
                    return e.status();
                }
            }
            return answers.getOrDefault(room.id(), offline());
        }
    }

    Evening(Path directory) throws SQLException, IOException {
        this(directory, START, 1_000_000);
    }

    Evening(Path directory, Instant now, long stopBelow) throws SQLException, IOException {
        this(directory, now, stopBelow, Map.of());
    }

    /** @param settings as environment variables */
    Evening(Path directory, Instant now, long stopBelow, Map<String, String> settings)
            throws SQLException, IOException {
        this.clock = new SteppedClock(now);
        Home home = new Home(directory);
        home.create();
        database = Database.open(home.database().resolve("test.db"));
        library = new Library(database, bus, clock, home.recordings());
        RoomChecker checker = new RoomChecker(_ -> client, clock, new Random(1));
        Map<String, String> environment = new HashMap<>(Map.of(
                "AIRCHECK_CHECK_JITTER", "0",
                "AIRCHECK_STOP_BELOW", stopBelow + "B",
                "AIRCHECK_RESUME_ABOVE", 2 * stopBelow + "B"));
        environment.putAll(settings);
        Settings inForce = SettingsReader.load(home, Set.of("town"), environment, Map.of());
        editor = new SettingsEditor(inForce, database, Seal.of(home, Map.of()), Set.of("town"), bus, clock);
        RecordingPlan plan = new RecordingPlan(
                inForce,
                checker,
                (subject, room, stream, at) ->
                        Path.of("town", room.id() + " " + ++recordings + " " + at.getEpochSecond()),
                forgotten::add);
        Runs runs = (_, request, listener, whenOver) -> {
            Running run = new Running(request, listener, whenOver);
            running.add(run);
            return run;
        };
        watcher = new Watcher(
                inForce,
                new Watcher.Tools(
                        plan,
                        library,
                        runs,
                        bus,
                        Runnable::run,
                        clock,
                        ZoneOffset.UTC,
                        new Random(1),
                        fatal::add,
                        (_, _) -> {}));
        editor.onChange(watcher::settingsChanged);
        adopted = library.unfinished();
        watcher.adopt(adopted);
        roster = new Roster(new RoomStore(database), registry, watcher, new RoomScopes());
    }

    static RoomStatus offline() {
        return new RoomStatus.Offline(RoomDetails.UNKNOWN);
    }

    static RoomStatus live(Instant startedAt) {
        return live("Tonight", startedAt);
    }

    static RoomStatus titled(String title) {
        return live(title, null);
    }

    private static RoomStatus live(String title, Instant startedAt) {
        return new RoomStatus.Live(
                new RoomDetails("Ming", title, null, null, startedAt),
                List.of(
                        LiveStream.of(Protocol.HLS, Quality.OD, "best", "https://cdn.example/best.m3u8"),
                        LiveStream.of(Protocol.HLS, Quality.SD, "low", "https://cdn.example/low.m3u8")));
    }

    static RoomStatus live() {
        return live(null);
    }

    Evening list(String text) {
        roster.listed(ListMerge.of(List.of(ListParser.parse("rooms.txt", text, registry)))
                .entries());
        watcher.tick();
        return this;
    }

    /** Time goes by, in steps of a second. */
    Evening pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            watcher.tick();
        }
        return this;
    }

    RoomView room(String id) {
        return roster.all().stream()
                .filter(view -> view.room().url().endsWith("/" + id))
                .findFirst()
                .orElseThrow();
    }

    List<RecordingView> finished() {
        return library.finished(100, null, null);
    }

    /** The kinds of the events so far, without those that only tell of progress. */
    List<String> kinds() throws InterruptedException {
        List<String> kinds = new ArrayList<>();
        for (Event event = events.poll(Duration.ZERO); event != null; event = events.poll(Duration.ZERO)) {
            if (EventForm.isKept(event)) {
                kinds.add(EventForm.of(event).kind());
            }
        }
        return kinds;
    }

    @Override
    public void close() {
        database.close();
    }
}
