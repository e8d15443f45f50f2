package io.aircheck.server;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.script.UserPlatforms;
import io.aircheck.recorder.files.Recovery;
import io.aircheck.recorder.names.PathTemplate;
import io.aircheck.server.accounts.Accounts;
import io.aircheck.server.accounts.ApiKeys;
import io.aircheck.server.accounts.Passwords;
import io.aircheck.server.audit.AuditLog;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.EventKeeper;
import io.aircheck.server.events.EventLog;
import io.aircheck.server.events.EventStore;
import io.aircheck.server.facts.FactSource;
import io.aircheck.server.lists.ListPoller;
import io.aircheck.server.lists.PlatformPoller;
import io.aircheck.server.notify.Notices;
import io.aircheck.server.notify.Notifier;
import io.aircheck.server.overview.CookieAges;
import io.aircheck.server.overview.PlatformChecks;
import io.aircheck.server.overview.ServiceStatus;
import io.aircheck.server.overview.StatusBoard;
import io.aircheck.server.overview.SystemLoad;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.Library.Subject;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.recordings.Recordings;
import io.aircheck.server.recordings.RecoveredParts;
import io.aircheck.server.rooms.RoomStore;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.settings.DiskKeys;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.NotificationKeys;
import io.aircheck.server.settings.PlatformKeys;
import io.aircheck.server.settings.ProgramKeys;
import io.aircheck.server.settings.RecordingKeys;
import io.aircheck.server.settings.Scope;
import io.aircheck.server.settings.Seal;
import io.aircheck.server.settings.SettingKey;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsEditor;
import io.aircheck.server.settings.WatchingKeys;
import io.aircheck.server.songs.Songs;
import io.aircheck.server.store.Database;
import io.aircheck.server.watch.LateConversions;
import io.aircheck.server.watch.RecorderThreads;
import io.aircheck.server.watch.RecordingPlan;
import io.aircheck.server.watch.Roster;
import io.aircheck.server.watch.RunningRecordings;
import io.aircheck.server.watch.WatchThreads;
import io.aircheck.server.watch.Watcher;
import io.aircheck.server.web.NoticeWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything behind pages and API, put together: the database, the library, the watcher and what they work with. */
final class Station implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Station.class);

    /** Long enough for the conversion of what was recorded until now. */
    private static final Duration LONGEST_ENDING = Duration.ofMinutes(10);

    /** Out of how long a past a room's usual hours are learned. */
    private static final Duration LEARNED = Duration.ofDays(56);

    private final Home home;
    private final Settings settings;
    private final Clock clock;
    private final Outside outside;
    private final Database database;
    private final EventBus bus = new EventBus();
    private final EventStore events;
    private final Passwords passwords = new Passwords();
    private final Accounts accounts;
    private final ApiKeys keys;
    private final AuditLog audit;
    private final CookieAges cookies;
    private final EventKeeper keeper;
    private final Notifier notifier;
    private final ExecutorService checks = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("check ", 0).factory());
    private final Library library;
    private final Songs songs;
    private final Watcher watcher;
    private final Roster roster;
    private final Recordings recordings;
    private final WatchThreads threads;
    private final ServiceStatus status;
    private final PlatformChecks platformChecks;
    private final SystemLoad load;
    private final SettingsEditor editor;
    private final Workroom workroom;
    private @Nullable LateConversions conversions;

    private Station(Setup setup, Outside outside, Database database) {
        Home home = setup.home();
        Settings settings = setup.settings();
        Clock clock = setup.clock();
        this.home = home;
        this.settings = settings;
        this.clock = clock;
        this.outside = outside;
        this.database = database;
        this.editor = new SettingsEditor(settings, database, setup.seal(), setup.platforms(), bus, clock);
        this.accounts = new Accounts(database, passwords, clock);
        this.keys = new ApiKeys(database, clock);
        this.cookies = new CookieAges(database, () -> cookies(settings, outside.registry()), clock);
        this.audit = new AuditLog(database, () -> settings.get(ProgramKeys.KEEP_AUDIT), clock);
        this.events = new EventStore(database);
        this.keeper = new EventKeeper(bus, events, settings.get(ProgramKeys.KEEP_EVENTS), clock);
        this.library = new Library(database, bus, clock, home.recordings());
        this.songs = new Songs(
                home,
                settings,
                recording -> settings.get(RecordingKeys.TRACKLIST, scope(recording)),
                outside.ffmpeg(),
                outside.ways().services(),
                library,
                bus,
                clock);
        RandomGenerator random = RandomGenerator.getDefault();
        RecordingPlan plan = new RecordingPlan(settings, outside.checker(), this::name, outside.forgetLogin());
        this.watcher = new Watcher(
                settings,
                new Watcher.Tools(
                        plan,
                        library,
                        new RecorderThreads(outside.recorder()),
                        bus,
                        checks,
                        clock,
                        ZoneId.systemDefault(),
                        random,
                        setup.fatal(),
                        songs::accept));
        this.roster = new Roster(new RoomStore(database), outside.registry(), watcher, outside.scopes());
        FactSource facts = new FactSource(roster::find, library::find, home.recordings(), ZoneId.systemDefault());
        this.notifier = new Notifier(
                new Notifier.Wishes(
                        () -> settings.get(NotificationKeys.NOTIFY),
                        () -> settings.get(NotificationKeys.NOTIFY_ABOUT),
                        room -> ofRoom(room, NotificationKeys.NOTIFY_ABOUT),
                        room -> ofRoom(room, NotificationKeys.NOTIFY_TO),
                        () -> settings.get(ProgramKeys.KEEP_EVENTS)),
                new NoticeWords(settings, outside.registry(), facts, ZoneId.systemDefault()),
                outside.courier(),
                database,
                bus,
                clock);
        this.recordings = new RunningRecordings(library, watcher);
        this.workroom = new Workroom(new Workroom.Tools(
                home, settings, setup.seal(), library, roster, facts, this::ofRoom, outside, database, bus, clock));
        this.platformChecks = new PlatformChecks(bus, roster, clock);
        this.load = new SystemLoad(clock);
        ListPoller lists = new ListPoller(
                home.config(), settings.get(WatchingKeys.ROOM_LISTS), outside.registry(), bus, clock, roster::listed);
        UserPlatforms users = outside.users();
        PlatformPoller platforms = new PlatformPoller(users, bus, clock, platform -> {
            lists.rematch();
            watcher.platformChanged(platform);
        });
        this.threads = new WatchThreads(
                watcher,
                () -> {
                    platforms.look();
                    lists.look();
                },
                home.recordings(),
                clock,
                setup.fatal());
        this.status = new StatusBoard(
                Version.current(),
                roster,
                recordings,
                home.recordings(),
                () -> settings.get(DiskKeys.STOP_BELOW),
                watcher::isStoppedForDisk,
                () -> users.problems().stream()
                        .map(UserPlatforms.Problem::sentence)
                        .toList(),
                clock);
    }

    /**
     * With what a station begins.
     *
     * @param platforms ids that settings may name
     * @param fatal is told what the program cannot go on with
     */
    record Setup(Home home, Settings settings, Seal seal, Set<String> platforms, Clock clock, Consumer<String> fatal) {}

    static Station create(Setup setup, Outside outside) throws SQLException {
        Database database = Database.open(setup.home().database().resolve("aircheck.db"));
        return new Station(setup, outside, database);
    }

    /** What counts for a room; for one that is not watched any more, what counts for everything. */
    private <T> T ofRoom(long roomId, SettingKey<T> key) {
        Scope scope = roster.find(roomId).map(view -> view.room().scope()).orElse(Scope.service());
        return settings.get(key, scope);
    }

    /** The cookies that are set, by platform. */
    private static Map<String, String> cookies(Settings settings, PlatformRegistry registry) {
        Map<String, String> cookies = new HashMap<>();
        registry.platforms().forEach(platform -> {
            String id = platform.info().id();
            settings.get(PlatformKeys.COOKIE, id).ifPresent(cookie -> cookies.put(id, cookie));
        });
        return cookies;
    }

    private Path name(Subject subject, Room room, LiveStream stream, Instant at) {
        PathTemplate template = settings.get(RecordingKeys.PATH, new Scope.Room(subject.roomId(), subject.platform()));
        return free(template.path(
                new PathTemplate.Subject(
                        subject.platform(),
                        room.id(),
                        subject.name(),
                        subject.details().title(),
                        subject.details().category(),
                        stream.name()),
                at,
                ZoneId.systemDefault()));
    }

    /** A name that no recording has: one with its manifest or its journal there would be continued. */
    private Path free(Path wished) {
        Path free = wished;
        for (int number = 2; isTaken(free); number++) {
            free = wished.resolveSibling(wished.getFileName() + " (" + number + ")");
        }
        return free;
    }

    private boolean isTaken(Path name) {
        Path base = home.recordings().resolve(name);
        return library.usesName(name)
                || Files.exists(base.resolveSibling(base.getFileName() + ".manifest.json"))
                || Files.exists(base.resolveSibling(base.getFileName() + ".journal"));
    }

    /** Repairs what the last run left open, then watches. */
    void start() {
        List<Recovery.Done> repaired = outside.recovery().run(home.recordings());
        for (Recovery.Done done : repaired) {
            String file =
                    home.recordings().relativize(done.file().toAbsolutePath()).toString();
            bus.publish(new Event.PartRecovered(clock.instant(), file.replace('\\', '/'), done.bytes()));
        }
        List<OpenRecording> unfinished = library.unfinished();
        unfinished.forEach(RecoveredParts::takeOver);
        conversions = new LateConversions(
                bus,
                outside.recorder(),
                recording -> RecordingPlan.order(settings, scope(recording)),
                clock,
                unfinished);
        editor.onChange(watcher::settingsChanged);
        watcher.learn(library.startsSince(clock.instant().minus(LEARNED)));
        workroom.start();
        watcher.adopt(unfinished);
        threads.start();
        songs.start();
        bus.publish(new Event.ServiceStarted(
                clock.instant(), Version.current(), watcher.views().size()));
    }

    private static Scope scope(OpenRecording recording) {
        return new Scope.Room(recording.roomId(), recording.broadcast().platform());
    }

    SettingsEditor editor() {
        return editor;
    }

    Home home() {
        return home;
    }

    PlatformRegistry registry() {
        return outside.registry();
    }

    Clock clock() {
        return clock;
    }

    EventBus bus() {
        return bus;
    }

    EventLog events() {
        return events;
    }

    Passwords passwords() {
        return passwords;
    }

    Accounts accounts() {
        return accounts;
    }

    ApiKeys keys() {
        return keys;
    }

    AuditLog audit() {
        return audit;
    }

    CookieAges cookies() {
        return cookies;
    }

    Notices notices() {
        return notifier;
    }

    Rooms rooms() {
        return roster;
    }

    Recordings recordings() {
        return recordings;
    }

    Workroom workroom() {
        return workroom;
    }

    PlatformChecks platformChecks() {
        return platformChecks;
    }

    SystemLoad load() {
        return load;
    }

    ServiceStatus status() {
        return status;
    }

    /** Ends watching; recordings finish their files. */
    void stop() {
        threads.close();
        try {
            if (!watcher.shutDown(LONGEST_ENDING)) {
                LOG.error("Some recordings did not finish their files; they are completed at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        checks.shutdownNow();
        songs.close();
        LateConversions late = conversions;
        if (late != null) {
            late.close();
        }
    }

    @Override
    public void close() {
        workroom.close();
        load.close();
        platformChecks.close();
        keeper.close();
        notifier.close();
        database.close();
        outside.close();
    }
}
