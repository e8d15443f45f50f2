package io.aircheck.recorder.files;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.PartFormat;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.UnitSink;
import io.aircheck.recorder.files.JournalEntry.Ended;
import io.aircheck.recorder.files.JournalEntry.GapNoted;
import io.aircheck.recorder.files.JournalEntry.PartDelivered;
import io.aircheck.recorder.files.JournalEntry.TitleNoted;
import io.aircheck.recorder.files.JournalEntry.UnitWritten;
import io.aircheck.recorder.files.Manifest.Delivered;
import io.aircheck.recorder.files.Manifest.GapEntry;
import io.aircheck.recorder.files.Manifest.TitleEntry;
import io.aircheck.recorder.files.Manifest.UnitEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files of one recording. Nothing is made on the disk before the first unit is in hand. A recording of the same name
 * that was not finished is recovered first, and one that was is continued; no file that is there is ever written over.
 */
public final class RecordingWriter implements UnitSink {

    /** What it needs of the world. */
    public record Tools(Function<Container, PartFormat> formats, Storage storage, Syncer syncer, Clock clock) {}

    /** Told of every part that has its final name. */
    @FunctionalInterface
    public interface ClosedParts {
        void closed(RecordingWriter writer, Part part, Container container);
    }

    private final RecordingRequest request;
    private final Manifest.Source source;
    private final Tools tools;
    private final PartSeries parts;
    private final Consumer<RecordingEvent> listener;
    private final List<RecordingEvent> events = new ArrayList<>();
    private final List<JournalEntry> beforeTheFirstUnit = new ArrayList<>();

    private @Nullable Journal journal;
    private @Nullable Resumption resumption;
    private int epochOffset;
    private Duration duration = Duration.ZERO;
    private long units;
    private boolean full;
    private boolean closed;
    private volatile long place;

    /** @param source what the manifest says about the stream */
    public RecordingWriter(
            RecordingRequest request,
            Manifest.Source source,
            Tools tools,
            Consumer<RecordingEvent> listener,
            ClosedParts closedParts) {
        this.request = request;
        this.source = source;
        this.tools = tools;
        this.listener = listener;
        this.parts = new PartSeries(
                request, tools, events::add, (part, container) -> closedParts.closed(this, part, container));
    }

    @Override
    public synchronized boolean write(MediaUnit unit) throws StorageException {
        if (closed) {
            return false;
        }
        try {
            return Uninterruptible.call(() -> append(unit));
        } catch (IOException e) {
            throw storageFailure(e);
        } finally {
            tell();
        }
    }

    /** Known to whoever asks while a unit is being written, too. */
    @Override
    public long place() {
        return place;
    }

    @Override
    public synchronized void gap(Gap gap) {
        note(entry(gap));
        events.add(new RecordingEvent.GapFound(gap));
        tell();
    }

    private static GapNoted entry(Gap gap) {
        return new GapNoted(new GapEntry(gap.at(), gap.length().toMillis(), gap.units(), gap.cause(), gap.detail()));
    }

    @Override
    public synchronized void incident(String what) {
        events.add(new RecordingEvent.Incident(what, tools.clock().instant()));
        tell();
    }

    @Override
    public synchronized void title(String title, Instant at) {
        note(new TitleNoted(new TitleEntry(title, duration.toMillis(), at)));
        if (request.splitting().atTitles() && parts.openFile().isPresent()) {
            request.splitSignal().give();
        }
        events.add(new RecordingEvent.TitleChanged(title, duration, at));
        tell();
    }

    /**
     * Says that the engine is started again, so that what its first units repeat is left out and what they miss is noted.
     *
     * @throws StorageException if the journal cannot be read
     */
    public synchronized void engineRestarts() throws StorageException {
        Journal open = journal;
        if (open == null || closed) {
            return;
        }
        try {
            List<UnitEntry> written =
                    Uninterruptible.call(() -> Ledger.of(open.entries()).units());
            if (!written.isEmpty()) {
                resumption = new Resumption(written, Gap.Cause.UNREACHABLE);
            }
        } catch (IOException e) {
            throw storageFailure(e);
        }
    }

    /**
     * Finishes the open part and takes no more units.
     *
     * @throws StorageException if the disk fails; the journal stays then, for {@link Recovery}, and {@link #finish} makes no
     *     manifest
     */
    public synchronized void closeParts() throws StorageException {
        closed = true;
        try {
            Uninterruptible.call(() -> {
                try {
                    if (journal != null) {
                        parts.close(journal);
                    }
                } catch (IOException e) {
                    releaseJournal();
                    throw e;
                }
                return null;
            });
        } catch (IOException e) {
            throw storageFailure(e);
        } finally {
            tell();
        }
    }

    /**
     * Notes what was made of a part, before that goes to its place.
     *
     * @param delivered null where it did not get there
     * @throws StorageException if that cannot be noted, so that the part must stay as it is
     */
    public synchronized void delivered(int number, @Nullable Delivered delivered) throws StorageException {
        Journal open = journal;
        if (open == null) {
            throw new StorageException(manifestFile(), new IOException("its journal is closed"));
        }
        try {
            Uninterruptible.call(() -> {
                open.append(new PartDelivered(number, delivered));
                open.force();
                return null;
            });
        } catch (IOException e) {
            throw new StorageException(open.file(), e);
        }
    }

    /**
     * Writes the manifest and removes the journal. Where the manifest cannot be written, or a part could not be closed, the
     * journal stays, so that a later recovery can make it.
     *
     * @return null where nothing was recorded or the journal stays
     */
    public synchronized @Nullable Manifest finish(EndReason reason, @Nullable String message) throws StorageException {
        closed = true;
        Journal open = journal;
        if (open == null) {
            return null;
        }
        journal = null;
        try {
            return Uninterruptible.call(() -> {
                try (open) {
                    open.append(new Ended(reason, message));
                    Ledger ledger = Ledger.of(open.entries());
                    Manifest manifest = ledger.manifest(reason, message);
                    if (!ledger.openParts().isEmpty()) {
                        return null;
                    }
                    if (manifest != null) {
                        ManifestJson.write(manifest, manifestFile());
                    }
                    open.discard();
                    return manifest;
                }
            });
        } catch (IOException e) {
            throw new StorageException(manifestFile(), e);
        }
    }

    /**
     * The units of a part that was closed.
     *
     * @throws StorageException if the journal cannot be read
     */
    public synchronized List<UnitEntry> unitsOf(int number) throws StorageException {
        Journal open = journal;
        if (open == null) {
            return List.of();
        }
        try {
            return Uninterruptible.call(() -> Ledger.of(open.entries()).units(number));
        } catch (IOException e) {
            throw storageFailure(e);
        }
    }

    /** Where {@link #finish} puts the manifest. */
    public Path manifestFile() {
        return ManifestJson.file(request.directory(), request.baseName());
    }

    /** Units written by this writer and, where it continues a recording, before it. */
    public synchronized long units() {
        return units;
    }

    public synchronized long bytes() {
        return parts.bytes();
    }

    public synchronized Duration duration() {
        return duration;
    }

    private boolean append(MediaUnit unit) throws IOException {
        Journal open = journal == null ? begin() : journal;
        if (full) {
            return false;
        }
        if (resumption != null) {
            if (resumption.isPast(unit)) {
                return true;
            }
            resume(open, resumption, unit);
        }
        OpenPart target = parts.partFor(unit, open);
        UnitEntry entry = target.append(unit, unit.epoch() + epochOffset);
        try {
            open.append(new UnitWritten(target.number(), entry));
        } catch (IOException e) {
            target.takeBack(entry, e);
            throw e;
        }
        place = target.bytes();
        units++;
        duration = duration.plus(unit.duration());
        events.add(new RecordingEvent.UnitWritten(
                target.number(),
                target.bytes(),
                parts.bytes(),
                duration,
                tools.clock().instant()));
        parts.wrote(entry.bytes());
        full = request.limits().isReached(duration, parts.bytes(), tools.clock().instant());
        return !full;
    }

    /** How long it may still go on by the clock, negative once that is over; empty where no clock ends it. */
    public Optional<Duration> timeLeft() {
        return Optional.ofNullable(request.limits().until())
                .map(until -> Duration.between(tools.clock().instant(), until));
    }

    private Journal begin() throws IOException {
        OpenedRecording opened = OpenedRecording.open(request, source, tools, beforeTheFirstUnit);
        beforeTheFirstUnit.clear();
        journal = opened.journal();
        resumption = opened.resumption();
        parts.goOnAfter(opened.earlier());
        units = opened.earlier().units().size();
        duration = Duration.ofMillis(opened.earlier().durationMillis());
        full = request.limits().isReached(duration, parts.bytes(), Instant.MIN);
        return journal;
    }

    private void resume(Journal open, Resumption from, MediaUnit firstNew) throws IOException {
        Gap missing = from.gapBefore(firstNew);
        epochOffset = from.epochOffset(firstNew);
        resumption = null;
        if (missing != null) {
            open.append(entry(missing));
            events.add(new RecordingEvent.GapFound(missing));
        }
    }

    /** A note that the disk does not take is lost with it; the summary still has it, and the next unit will fail loudly. */
    private void note(JournalEntry entry) {
        Journal open = journal;
        if (open == null) {
            if (!closed) {
                beforeTheFirstUnit.add(entry);
            }
            return;
        }
        try {
            Uninterruptible.call(() -> {
                open.append(entry);
                return null;
            });
        } catch (IOException e) {
            events.add(new RecordingEvent.Incident(
                    "cannot write " + open.file() + ": " + e.getMessage(),
                    tools.clock().instant()));
        }
    }

    private void releaseJournal() throws IOException {
        if (journal != null) {
            journal.close();
            journal = null;
        }
    }

    private StorageException storageFailure(IOException e) {
        return e instanceof StorageException failure
                ? failure
                : new StorageException(
                        parts.openFile().orElseGet(() -> request.directory().resolve(request.baseName())), e);
    }

    private void tell() {
        List<RecordingEvent> told = List.copyOf(events);
        events.clear();
        told.forEach(listener);
    }
}
