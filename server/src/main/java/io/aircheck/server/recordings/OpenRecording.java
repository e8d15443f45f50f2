package io.aircheck.server.recordings;

import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.recordings.Recording.Phase;
import io.aircheck.server.recordings.RecordingStore.PartRow;
import io.aircheck.server.store.Ids;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A recording that runs or waits for its stream. It takes what the recorder tells, keeps the figures in memory, and stores
 * them every few seconds. Safe for use by many threads.
 */
public final class OpenRecording {

    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    private static final Duration STORE_EVERY = Duration.ofSeconds(20);

    private final RecordingStore store;
    private final EventBus bus;
    private final Clock clock;
    private final Path recordings;
    private final TreeMap<Integer, PartRow> parts = new TreeMap<>();
    private final List<RecordedGap> gaps = new ArrayList<>();
    private final OpenPlays plays;
    private final RateMeter rate = new RateMeter();
    private final String room;
    private Broadcast broadcast;
    private Recording recording;
    private Instant activeAt;
    private @Nullable Instant lastUnitAt;
    private Duration beforePart = Duration.ZERO;
    private int convertedQuarter;
    private Instant told = Instant.MIN;
    private Instant stored = Instant.MIN;

    /** @param room what to call the room in events */
    OpenRecording(
            RecordingStore store,
            EventBus bus,
            Clock clock,
            Path recordings,
            String room,
            RecordingStore.Stored row,
            List<PartRow> parts,
            List<RecordedGap> gaps,
            List<RecordedPlay> plays) {
        this.store = store;
        this.bus = bus;
        this.clock = clock;
        this.recordings = recordings;
        this.room = room;
        this.broadcast = row.broadcast();
        this.recording = row.recording();
        this.activeAt = row.activeAt();
        parts.forEach(part -> this.parts.put(part.part().number(), part));
        this.gaps.addAll(gaps);
        this.plays = new OpenPlays(plays);
    }

    public long id() {
        return recording.id();
    }

    public long roomId() {
        return broadcast.roomId();
    }

    /** What to call the room. */
    public String room() {
        return room;
    }

    /** Its music, as far as it was heard. */
    public OpenPlays plays() {
        return plays;
    }

    public Path directory() {
        return recordings.resolve(recording.directory());
    }

    public String baseName() {
        return recording.baseName();
    }

    public synchronized Broadcast broadcast() {
        return broadcast;
    }

    /** When something was last written, or the recording began. */
    public synchronized Instant activeAt() {
        return activeAt;
    }

    public synchronized boolean isEmpty() {
        return parts.values().stream().allMatch(row -> row.part().bytes() == 0);
    }

    public synchronized RecordingView view() {
        RunningFigures figures =
                new RunningFigures(duration(), bytes(), rate.bitsPerSecond(clock.instant()), lastUnitAt);
        return new RecordingView(
                withFigures(),
                broadcast,
                parts.values().stream().map(PartRow::part).toList(),
                gaps,
                plays.inOrder(),
                recording.phase() == Phase.FINISHED ? null : figures);
    }

    /** Takes what the recorder tells. */
    public synchronized void accept(RecordingEvent event) {
        switch (event) {
            case RecordingEvent.PartOpened opened -> {
                RecordedPart part = opened(opened);
                bus.publish(new Event.PartOpened(clock.instant(), roomId(), room, id(), part.id(), part.file()));
            }
            case RecordingEvent.UnitWritten written -> written(written);
            case RecordingEvent.PartClosed(Part part) -> {
                settled(part);
                publishPart(part);
            }
            case RecordingEvent.PartDelivered(Part part) -> settled(part);
            case RecordingEvent.GapFound(Gap gap) -> {
                RecordedGap recorded = new RecordedGap(store.nextId(Ids.Table.GAPS), id(), gap);
                gaps.add(recorded);
                store.insert(recorded);
                bus.publish(new Event.GapFound(clock.instant(), roomId(), room, id(), gap));
            }
            case RecordingEvent.Incident(String what, Instant at) ->
                bus.publish(new Event.RecordingIncident(at, roomId(), room, id(), what));
            case RecordingEvent.PartConverting(int part, double done) -> converting(part, done);
            case RecordingEvent.TitleChanged _ -> {
                // a radio's songs go into the manifest; track lists read them there
            }
        }
    }

    /** Says at each quarter how far the encoding of a part has come. */
    private void converting(int part, double done) {
        int quarter = (int) (4 * done);
        if (quarter != convertedQuarter) {
            convertedQuarter = quarter;
            if (quarter > 0) {
                String what = "part " + (part + 1) + " is being encoded: " + 25 * quarter + " %";
                bus.publish(new Event.RecordingIncident(clock.instant(), roomId(), room, id(), what));
            }
        }
    }

    private RecordedPart opened(RecordingEvent.PartOpened opened) {
        String file = relative(opened.file());
        RecordedPart part = new RecordedPart(
                store.nextId(Ids.Table.PARTS),
                id(),
                opened.number(),
                file,
                MediaTypes.of(file),
                true,
                0,
                Duration.ZERO,
                opened.at());
        beforePart = lengthBefore(opened.number());
        PartRow row = new PartRow(part, 0);
        parts.put(opened.number(), row);
        store.insert(row);
        return part;
    }

    /** The recorder tells the length of the whole recording: a part's own is what came since it was opened. */
    private void written(RecordingEvent.UnitWritten written) {
        PartRow row = parts.get(written.part());
        if (row == null) {
            return;
        }
        RecordedPart part = row.part();
        rate.add(written.at(), written.partBytes() - part.bytes());
        lastUnitAt = written.at();
        activeAt = written.at();
        Duration length = written.totalDuration().minus(beforePart);
        RecordedPart grown = new RecordedPart(
                part.id(),
                id(),
                part.number(),
                part.file(),
                part.mediaType(),
                true,
                written.partBytes(),
                length.isNegative() ? Duration.ZERO : length,
                part.startedAt());
        parts.put(part.number(), new PartRow(grown, row.units() + 1));
        Instant now = clock.instant();
        if (!now.isBefore(told.plus(TELL_EVERY))) {
            told = now;
            RunningFigures figures = new RunningFigures(duration(), bytes(), rate.bitsPerSecond(now), lastUnitAt);
            bus.publish(new Event.RecordingProgressed(now, roomId(), room, id(), figures));
        }
        if (!now.isBefore(stored.plus(STORE_EVERY))) {
            stored = now;
            save();
        }
    }

    private void settled(Part part) {
        PartRow row = parts.get(part.number());
        if (row == null) {
            return;
        }
        String file = relative(part.file());
        RecordedPart closed = new RecordedPart(
                row.part().id(),
                id(),
                part.number(),
                file,
                MediaTypes.of(file),
                false,
                part.bytes(),
                part.duration(),
                part.startedAt());
        PartRow settled = new PartRow(closed, part.units());
        parts.put(part.number(), settled);
        store.update(settled);
    }

    private void publishPart(Part part) {
        PartRow row = parts.get(part.number());
        if (row != null) {
            bus.publish(new Event.PartFinished(
                    clock.instant(),
                    roomId(),
                    room,
                    id(),
                    row.part().id(),
                    row.part().file(),
                    part.bytes(),
                    part.duration()));
        }
    }

    /** Takes over what a recovery made of a part that a former run left open, also of one that was never stored. */
    synchronized void recovered(Part part) {
        if (!parts.containsKey(part.number())) {
            opened(new RecordingEvent.PartOpened(part.number(), part.file(), part.startedAt()));
        }
        settled(part);
    }

    /** Takes the parts as a run left them: also what a former run had left unconverted is converted now. */
    public synchronized void settle(List<Part> delivered) {
        delivered.forEach(this::settled);
    }

    synchronized void forget(int number) {
        PartRow row = parts.remove(number);
        if (row != null) {
            store.deletePart(row.part().id());
        }
    }

    synchronized List<RecordedPart> parts() {
        return parts.values().stream().map(PartRow::part).toList();
    }

    /** The recorder is at work, again. */
    synchronized void running() {
        change(Phase.RUNNING, null, null, null);
    }

    /** The stream is gone, perhaps only for a moment. */
    synchronized void waiting(@Nullable EndReason reason, @Nullable String message) {
        change(Phase.WAITING, null, reason, message);
    }

    synchronized void finished(EndReason reason, @Nullable String message) {
        change(Phase.FINISHED, activeAt, reason, message);
        broadcast = new Broadcast(
                broadcast.id(),
                broadcast.roomId(),
                broadcast.platform(),
                broadcast.url(),
                broadcast.streamer(),
                broadcast.title(),
                broadcast.category(),
                broadcast.cover(),
                broadcast.startedAt(),
                activeAt);
        save();
        Event ended = new Event.RecordingEnded(
                clock.instant(), roomId(), room, id(), reason, message, duration(), bytes(), gaps.size());
        bus.publish(ended);
    }

    private void change(Phase phase, @Nullable Instant endedAt, @Nullable EndReason reason, @Nullable String message) {
        recording = new Recording(
                recording.id(),
                recording.broadcastId(),
                phase,
                recording.directory(),
                recording.baseName(),
                recording.startedAt(),
                endedAt,
                duration(),
                bytes(),
                units(),
                reason,
                message);
        save();
    }

    private void save() {
        store.update(broadcast, recording, activeAt);
        parts.values().stream().filter(row -> row.part().open()).forEach(store::update);
    }

    private Recording withFigures() {
        return new Recording(
                recording.id(),
                recording.broadcastId(),
                recording.phase(),
                recording.directory(),
                recording.baseName(),
                recording.startedAt(),
                recording.endedAt(),
                duration(),
                bytes(),
                units(),
                recording.endReason(),
                recording.message());
    }

    private Duration duration() {
        return lengthBefore(Integer.MAX_VALUE);
    }

    /** The length of the parts before one. */
    public synchronized Duration lengthBefore(int part) {
        return parts.headMap(part).values().stream()
                .map(row -> row.part().duration())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private long bytes() {
        return parts.values().stream().mapToLong(row -> row.part().bytes()).sum();
    }

    private long units() {
        return parts.values().stream().mapToLong(PartRow::units).sum();
    }

    private String relative(Path file) {
        return recordings
                .relativize(file.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }
}
