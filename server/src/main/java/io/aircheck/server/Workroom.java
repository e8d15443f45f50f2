package io.aircheck.server;

import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.Listener;
import io.aircheck.server.facts.FactSource;
import io.aircheck.server.hooks.HookBook;
import io.aircheck.server.hooks.HookCalls;
import io.aircheck.server.hooks.HookWorker;
import io.aircheck.server.hooks.Hooks;
import io.aircheck.server.hooks.Programs;
import io.aircheck.server.hooks.QueuedHooks;
import io.aircheck.server.identify.IdentificationQueue;
import io.aircheck.server.identify.Identifications;
import io.aircheck.server.identify.ServiceListening;
import io.aircheck.server.identify.Subjects;
import io.aircheck.server.jobs.Job.Lane;
import io.aircheck.server.jobs.JobQueue;
import io.aircheck.server.jobs.Jobs;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.retention.Keep;
import io.aircheck.server.retention.Keeper;
import io.aircheck.server.retention.Retention;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.HookKeys;
import io.aircheck.server.settings.ProgramKeys;
import io.aircheck.server.settings.RecordingKeys;
import io.aircheck.server.settings.RetentionKeys;
import io.aircheck.server.settings.Scope;
import io.aircheck.server.settings.Seal;
import io.aircheck.server.settings.SettingKey;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.steps.Step;
import io.aircheck.server.steps.StepCalls;
import io.aircheck.server.steps.StepWorker;
import io.aircheck.server.store.Database;
import io.aircheck.server.watch.RecordingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens beside and after recording: hooks, steps of finished recordings, how long they stay, and which music plays. */
final class Workroom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workroom.class);
    private static final int WEBHOOKS_AT_ONCE = 4;
    private static final Duration LONGEST_LISTENING = Duration.ofMinutes(2);

    private final JobQueue queue;
    private final Hooks hooks;
    private final Keeper keeper;
    private final IdentificationQueue identifications;
    private final List<Listener> listeners;

    /** Tells what a setting is for a room. */
    @FunctionalInterface
    interface OfRoom {
        <T> T get(long roomId, SettingKey<T> key);
    }

    /**
     * What it works with.
     *
     * @param ofRoom what counts for a room
     */
    record Tools(
            Home home,
            Settings settings,
            Seal seal,
            Library library,
            Rooms rooms,
            FactSource facts,
            OfRoom ofRoom,
            Outside outside,
            Database database,
            EventBus bus,
            Clock clock) {}

    Workroom(Tools tools) {
        Home home = tools.home();
        Settings settings = tools.settings();
        ZoneId zone = ZoneId.systemDefault();
        HookBook book = new HookBook(
                () -> settings.get(HookKeys.HOOKS),
                tools.database(),
                tools.seal(),
                home.config().resolve("hooks"));
        Programs programs =
                new Programs(home.root(), Map.of("AIRCHECK_HOME", home.root().toString()));
        FactSource facts = tools.facts();
        HookWorker hookWorker =
                new HookWorker(book, programs, tools.outside().courier(), home.recordings(), zone, tools.clock());
        StepWorker stepWorker = new StepWorker(new StepWorker.Tools(
                tools.library(),
                tools.outside().recorder(),
                book,
                programs,
                facts,
                view -> RecordingPlan.order(
                        settings,
                        new Scope.Room(
                                view.broadcast().roomId(), view.broadcast().platform())),
                this::retention,
                tools.clock()));
        this.queue = new JobQueue(
                Map.of(Lane.COMMAND, hookWorker, Lane.WEBHOOK, hookWorker, Lane.STEP, stepWorker),
                new JobQueue.Wishes(lane -> width(lane, settings), () -> settings.get(ProgramKeys.KEEP_EVENTS)),
                tools.database(),
                tools.bus(),
                tools.clock());
        this.hooks = new QueuedHooks(book, queue, home.recordings(), tools.clock());
        this.keeper = new Keeper(
                wishes(tools),
                home.recordings(),
                queue::busy,
                () -> free(home.recordings()),
                tools.database(),
                tools.bus(),
                tools.clock());
        this.identifications = new IdentificationQueue(
                new Subjects(tools.outside().registry(), tools.rooms(), tools.library()::find),
                new ServiceListening(
                        home.root(),
                        settings,
                        tools.outside().ffmpeg(),
                        tools.library(),
                        tools.outside().ways(),
                        tools.clock()),
                tools.database(),
                () -> settings.get(ProgramKeys.KEEP_EVENTS),
                tools.clock(),
                LONGEST_LISTENING);
        this.listeners = List.of(
                new Listener("hooks", tools.bus(), new HookCalls(book, facts, queue)),
                new Listener("steps", tools.bus(), new StepCalls(room -> steps(tools.ofRoom(), room), facts, queue)));
    }

    private static List<Step> steps(OfRoom ofRoom, long room) {
        List<Step> wished = ofRoom.get(room, HookKeys.AFTER_RECORDING);
        return ofRoom.get(room, RecordingKeys.JOIN) ? Step.joining(wished) : wished;
    }

    private static int width(Lane lane, Settings settings) {
        return switch (lane) {
            case COMMAND -> settings.get(HookKeys.PROGRAMS_AT_ONCE);
            case WEBHOOK -> WEBHOOKS_AT_ONCE;
            case STEP -> settings.get(HookKeys.STEPS_AT_ONCE);
        };
    }

    private static Keeper.Wishes wishes(Tools tools) {
        OfRoom ofRoom = tools.ofRoom();
        return new Keeper.Wishes(
                room -> new Keep(
                        ofRoom.get(room, RetentionKeys.KEEP_AGE).orElse(null),
                        ofRoom.get(room, RetentionKeys.KEEP_COUNT).orElse(null),
                        ofRoom.get(room, RetentionKeys.KEEP_SIZE).orElse(null)),
                () -> tools.settings().get(RetentionKeys.KEEP_FREE),
                () -> tools.settings().get(RetentionKeys.KEEP_TRASH));
    }

    /** A disk that does not say how much is free is not cleaned up for its sake. */
    private static long free(Path recordings) {
        try {
            return Files.getFileStore(recordings).getUsableSpace();
        } catch (IOException e) {
            LOG.warn("Cannot see how much of the disk is free: {}", e.toString());
            return Long.MAX_VALUE;
        }
    }

    /** Begins to keep to the rules; before anything is recorded. */
    void start() {
        keeper.start();
    }

    Jobs jobs() {
        return queue;
    }

    Hooks hooks() {
        return hooks;
    }

    Identifications identifications() {
        return identifications;
    }

    Retention retention() {
        return keeper;
    }

    /** Takes what was said last into the line; what runs is begun again by the next start. */
    @Override
    public void close() {
        identifications.close();
        listeners.forEach(Listener::close);
        keeper.close();
        queue.close();
    }
}
