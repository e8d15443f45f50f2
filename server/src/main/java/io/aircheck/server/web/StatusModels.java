package io.aircheck.server.web;

import io.aircheck.server.doctor.CookieExpiry;
import io.aircheck.server.jobs.Job;
import io.aircheck.server.jobs.Jobs;
import io.aircheck.server.overview.CookieAges;
import io.aircheck.server.overview.Overview;
import io.aircheck.server.overview.PlatformChecks;
import io.aircheck.server.overview.PlatformChecks.Health;
import io.aircheck.server.overview.ServiceStatus;
import io.aircheck.server.overview.SystemLoad;
import io.aircheck.server.overview.SystemLoad.Sample;
import io.aircheck.server.recordings.Recording.Phase;
import io.aircheck.server.recordings.RecordingView;
import io.aircheck.server.recordings.Recordings;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.settings.PlatformKeys;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.web.EventLine.Tone;
import io.aircheck.server.web.RoomCard.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes together how the service does. */
@Component
public class StatusModels {

    private static final int MOST_JOBS = 200;
    private static final Duration RECENT = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofDays(3);
    /** The least that a chart of the network shows as its full height. */
    private static final double LEAST_BITS = 1_000_000;

    private final ServiceStatus status;
    private final Rooms rooms;
    private final Recordings recordings;
    private final PlatformChecks checks;
    private final SystemLoad load;
    private final CookieAges cookies;
    private final Settings settings;
    private final Jobs jobs;

    public StatusModels(
            ServiceStatus status,
            Rooms rooms,
            Recordings recordings,
            PlatformChecks checks,
            SystemLoad load,
            CookieAges cookies,
            Settings settings,
            Jobs jobs) {
        this.status = status;
        this.rooms = rooms;
        this.recordings = recordings;
        this.checks = checks;
        this.load = load;
        this.cookies = cookies;
        this.settings = settings;
        this.jobs = jobs;
    }

    StatusModel take(Viewer viewer) {
        return new StatusModel(now(viewer), Moment.full(checks.since(), viewer.zone()), platforms(viewer));
    }

    StatusModel.Now now(Viewer viewer) {
        Overview overview = status.overview();
        return new StatusModel.Now(figures(overview, viewer), charts(load.recent(), viewer.words()));
    }

    private List<StatusModel.Figure> figures(Overview overview, Viewer viewer) {
        Words words = viewer.words();
        List<RecordingView> running = recordings.running();
        long waiting = running.stream()
                .filter(it -> it.recording().phase() == Phase.WAITING)
                .count();
        List<StatusModel.Figure> figures = new ArrayList<>();
        figures.add(new StatusModel.Figure(
                words.say("status.recording"),
                Integer.toString(running.size()),
                waiting == 0
                        ? Figures.rate(overview.bitsPerSecond())
                        : words.say("status.recording.waiting", "n", Long.toString(waiting)),
                running.isEmpty() ? Tone.PLAIN : Tone.AIR,
                "/recordings"));
        figures.addAll(rooms(running, words));
        figures.add(queue(words));
        figures.add(errors(words));
        StatusBar bar = StatusBar.of(overview, words);
        figures.add(new StatusModel.Figure(
                words.say("status.disk"),
                bar.diskFree(),
                words.say("disk.used", "n", Integer.toString(bar.diskUsed())),
                bar.diskLow() ? Tone.WARN : Tone.PLAIN,
                null));
        figures.add(new StatusModel.Figure(
                words.say("status.uptime"), Figures.roughly(overview.uptime(), words), "", Tone.PLAIN, null));
        return figures;
    }

    private List<StatusModel.Figure> rooms(List<RecordingView> running, Words words) {
        List<Long> recorded =
                running.stream().map(it -> it.broadcast().roomId()).toList();
        Map<Group, Long> groups = rooms.all().stream()
                .collect(Collectors.groupingBy(
                        it -> RoomCard.groupOf(
                                it.state().word(), recorded.contains(it.room().id())),
                        Collectors.counting()));
        return Stream.of(Group.AIR, Group.WAITING, Group.ATTENTION)
                .map(group -> {
                    long n = groups.getOrDefault(group, 0L);
                    return new StatusModel.Figure(
                            words.say("status.rooms." + group.id()),
                            Long.toString(n),
                            "",
                            n > 0 && group == Group.ATTENTION ? Tone.WARN : Tone.PLAIN,
                            "/?state=" + group.id());
                })
                .toList();
    }

    private StatusModel.Figure queue(Words words) {
        List<Job> open = jobs.latest(MOST_JOBS, null, null).stream()
                .filter(job -> !job.state().isOver())
                .toList();
        long running =
                open.stream().filter(job -> job.state() == Job.State.RUNNING).count();
        return new StatusModel.Figure(
                words.say("status.queue"),
                open.size() < MOST_JOBS ? Integer.toString(open.size()) : MOST_JOBS + "+",
                words.say("status.queue.running", "n", Long.toString(running)),
                Tone.PLAIN,
                null);
    }

    private StatusModel.Figure errors(Words words) {
        List<Health> recent = checks.within(RECENT);
        long all = recent.stream().mapToLong(Health::checks).sum();
        long failed = all - recent.stream().mapToLong(Health::answered).sum();
        return new StatusModel.Figure(
                words.say("status.errors"),
                all == 0 ? "–" : Math.round(100.0 * failed / all) + " %",
                words.say("status.errors.of", Map.of("failed", Long.toString(failed), "all", Long.toString(all))),
                all > 0 && failed * 10 > all ? Tone.WARN : Tone.PLAIN,
                null);
    }

    private static List<Chart> charts(List<Sample> samples, Words words) {
        if (samples.isEmpty()) {
            return List.of();
        }
        Sample last = samples.getLast();
        List<Chart> charts = new ArrayList<>();
        charts.add(new Chart(
                words.say("status.processor"),
                Math.round(100 * last.processorLoad()) + " %",
                List.of(line(samples, Sample::processorLoad, 1))));
        charts.add(new Chart(
                words.say("status.memory"),
                words.say(
                        "status.memory.of",
                        Map.of(
                                "used", Figures.size(last.memoryUsedBytes()),
                                "total", Figures.size(last.memoryBytes()))),
                List.of(line(samples, it -> it.memoryUsedBytes() / (double) Math.max(1, it.memoryBytes()), 1))));
        if (last.receivedBitsPerSecond() >= 0) {
            double top = samples.stream()
                    .mapToDouble(it -> Math.max(it.receivedBitsPerSecond(), it.sentBitsPerSecond()))
                    .reduce(LEAST_BITS, Math::max);
            charts.add(new Chart(
                    words.say("status.network"),
                    words.say(
                            "status.network.both",
                            Map.of(
                                    "in", Figures.rate(last.receivedBitsPerSecond()),
                                    "out", Figures.rate(last.sentBitsPerSecond()))),
                    List.of(
                            line(samples, Sample::receivedBitsPerSecond, top),
                            line(samples, Sample::sentBitsPerSecond, top))));
        }
        return charts;
    }

    private static String line(List<Sample> samples, ToDoubleFunction<Sample> value, double top) {
        return Chart.line(samples.stream().mapToDouble(value).toArray(), top);
    }

    /** Those that rooms are on or a cookie is set for; the ones with the most trouble first. */
    List<StatusModel.Platform> platforms(Viewer viewer) {
        Map<String, Health> health =
                checks.within(DAY).stream().collect(Collectors.toMap(Health::platform, Function.identity()));
        Map<String, Long> watched = rooms.all().stream()
                .map(it -> it.room().platform())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        Map<String, Duration> ages = cookies.ages();
        TreeSet<String> ids = new TreeSet<>(watched.keySet());
        ids.addAll(ages.keySet());
        return ids.stream()
                .map(id -> platform(id, watched.getOrDefault(id, 0L), health.get(id), ages.get(id), viewer))
                .sorted(Comparator.comparingInt(StatusModel.Platform::percent)
                        .thenComparing(StatusModel.Platform::name))
                .toList();
    }

    private StatusModel.Platform platform(
            String id, long watched, @Nullable Health health, @Nullable Duration age, Viewer viewer) {
        Words words = viewer.words();
        int percent = health == null ? 100 : (int) (100 * health.answered() / health.checks());
        Optional<Instant> end = settings.get(PlatformKeys.COOKIE, id).flatMap(CookieExpiry::of);
        boolean endsSoon =
                end.filter(it -> it.isBefore(viewer.now().plus(SOON))).isPresent();
        return new StatusModel.Platform(
                id,
                viewer.platform(id),
                words.count("status.rooms", watched),
                health == null
                        ? "–"
                        : words.say(
                                "status.success",
                                Map.of("percent", Integer.toString(percent), "n", Long.toString(health.checks()))),
                percent,
                health == null ? Tone.PLAIN : percent < 90 ? Tone.WARN : Tone.GOOD,
                health == null ? "" : failures(health, words),
                health == null || health.lastAnswer() == null ? null : Moment.ago(health.lastAnswer(), viewer),
                age == null ? "" : cookie(age, end, viewer),
                endsSoon);
    }

    private static String failures(Health health, Words words) {
        return health.failures().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> words.say("state." + it.getKey().id()) + " × " + it.getValue())
                .collect(Collectors.joining(" · "));
    }

    private static String cookie(Duration age, Optional<Instant> end, Viewer viewer) {
        Words words = viewer.words();
        String set = words.say("status.cookie.age", "span", Figures.roughly(age, words));
        return end.map(it -> set + " · "
                        + (it.isAfter(viewer.now())
                                ? words.say(
                                        "status.cookie.ends",
                                        "span",
                                        Figures.roughly(Duration.between(viewer.now(), it), words))
                                : words.say("status.cookie.ended")))
                .orElse(set);
    }
}
