package io.aircheck.server.overview;

import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.Subscription;
import io.aircheck.server.rooms.RoomState.Word;
import io.aircheck.server.rooms.Rooms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what the checks of the last day found, by platform; a restart begins anew. */
public final class PlatformChecks implements AutoCloseable {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BUCKET = Duration.ofMinutes(15);
    private static final int CAPACITY = 20_000;

    /**
     * What the checks of a platform found.
     *
     * @param answered how many checks told something of a room
     * @param failures the others, by what came of them
     * @param lastAnswer null before the first
     */
    public record Health(
            String platform,
            long checks,
            long answered,
            Map<Word, Long> failures,
            @Nullable Instant lastAnswer) {

        public Health {
            failures = Map.copyOf(failures);
        }
    }

    private record Bucket(Instant begin, Map<Word, Long> counts) {}

    private static final class Tally {
        final Deque<Bucket> buckets = new ArrayDeque<>();

        @Nullable
        Instant lastAnswer;
    }

    private final Rooms rooms;
    private final Clock clock;
    private final Instant since;
    private final Subscription events;
    private final Map<String, Tally> tallies = new TreeMap<>();
    private volatile boolean closing;

    public PlatformChecks(EventBus bus, Rooms rooms, Clock clock) {
        this.rooms = rooms;
        this.clock = clock;
        this.since = clock.instant();
        this.events = bus.subscribe(CAPACITY);
        Thread.ofVirtual().name("platform-checks").start(this::run);
    }

    /** Since when is counted, at most a day ago. */
    public Instant since() {
        Instant day = clock.instant().minus(KEPT);
        return since.isAfter(day) ? since : day;
    }

    /**
     * The platforms that were asked within the last while, by their ids.
     *
     * @param span at most a day; counted in quarters of an hour
     */
    public synchronized List<Health> within(Duration span) {
        Instant from = clock.instant().minus(span).minus(BUCKET);
        return tallies.entrySet().stream()
                .map(it -> health(it.getKey(), it.getValue(), from))
                .filter(it -> it.checks() > 0)
                .toList();
    }

    private static Health health(String platform, Tally tally, Instant from) {
        Map<Word, Long> counts = new EnumMap<>(Word.class);
        tally.buckets.stream()
                .filter(bucket -> bucket.begin().isAfter(from))
                .forEach(bucket -> bucket.counts().forEach((word, n) -> counts.merge(word, n, Long::sum)));
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        counts.keySet().removeIf(Word::isAnswer);
        long failed = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Health(platform, all, all - failed, counts, tally.lastAnswer);
    }

    private void run() {
        try {
            while (!closing) {
                Event event = events.poll(Duration.ofSeconds(1));
                if (event != null) {
                    count(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void count(Event event) {
        switch (event) {
            case Event.RoomChecked it ->
                rooms.find(it.roomId())
                        .ifPresent(room ->
                                count(room.room().platform(), room.state().word(), it.at()));
            case Event.RoomStateChanged it ->
                rooms.find(it.roomId()).ifPresent(room -> count(room.room().platform(), it.to(), it.at()));
            default -> {}
        }
    }

    private synchronized void count(@Nullable String platform, Word word, Instant at) {
        if (platform == null || !word.isFound()) {
            return;
        }
        Tally tally = tallies.computeIfAbsent(platform, _ -> new Tally());
        Bucket last = tally.buckets.peekLast();
        if (last == null || !at.isBefore(last.begin().plus(BUCKET))) {
            last = new Bucket(at, new EnumMap<>(Word.class));
            tally.buckets.addLast(last);
        }
        last.counts().merge(word, 1L, Long::sum);
        Instant oldest = at.minus(KEPT);
        tally.buckets.removeIf(bucket -> bucket.begin().isBefore(oldest));
        if (word.isAnswer()) {
            tally.lastAnswer = at;
        }
    }

    @Override
    public void close() {
        closing = true;
        events.close();
    }
}
