package io.aircheck.recorder.files;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.files.JournalEntry.PartBegun;
import io.aircheck.recorder.files.JournalEntry.PartEnded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of a recording, one behind the other, of which at most the last is open. Its caller sees to threads. */
final class PartSeries {

    /** Told of every part that has its final name. */
    @FunctionalInterface
    interface Closed {
        void closed(Part part, Container container);
    }

    private final RecordingRequest request;
    private final RecordingWriter.Tools tools;
    private final Consumer<RecordingEvent> events;
    private final Closed closed;
    private final PartNames names;
    private final SplitRule splitRule;

    private @Nullable OpenPart open;
    private Syncer.@Nullable Watch watch;
    private int next;
    private long earlierBytes;

    PartSeries(RecordingRequest request, RecordingWriter.Tools tools, Consumer<RecordingEvent> events, Closed closed) {
        this.request = request;
        this.tools = tools;
        this.events = events;
        this.closed = closed;
        this.names = PartNames.of(request);
        this.splitRule = SplitRule.of(request);
    }

    void goOnAfter(Ledger earlier) {
        next = earlier.nextPart();
        earlierBytes = earlier.bytes();
    }

    /** The part that a unit goes into; a new one where it cannot stay in the last, or a split is due. */
    OpenPart partFor(MediaUnit unit, Journal journal) throws IOException {
        if (open != null && splitRule.beginsPart(open, unit)) {
            close(journal);
        }
        return open == null ? begin(unit, journal) : open;
    }

    /** So many bytes were written to the open part. */
    void wrote(long bytes) throws IOException {
        if (watch != null) {
            watch.wrote(bytes);
        }
    }

    /** Of all parts, those of earlier runs included. */
    long bytes() {
        return earlierBytes + (open == null ? 0 : open.bytes());
    }

    Optional<Path> openFile() {
        return Optional.ofNullable(open).map(OpenPart::file);
    }

    private OpenPart begin(MediaUnit first, Journal journal) throws IOException {
        String extension = first.container().extension();
        int number = names.firstFree(next, extension);
        next = number + 1;
        Path file = names.file(number, extension);
        journal.append(new PartBegun(number, file.getFileName().toString(), first.container(), first.configuration()));
        // Without this line a part that survives a power cut would be just bytes.
        journal.force();
        OpenPart opened = OpenPart.create(
                tools.storage(), number, file, first, tools.formats().apply(first.container()));
        open = opened;
        request.splitSignal().heed();
        watch = tools.syncer().watch(() -> {
            opened.force();
            journal.force();
            opened.requireInPlace();
        });
        events.accept(new RecordingEvent.PartOpened(
                number, OpenPart.partFile(file), tools.clock().instant()));
        return opened;
    }

    /** Finishes the open part, if there is one. */
    void close(Journal journal) throws IOException {
        OpenPart part = open;
        open = null;
        watch = null;
        if (part == null) {
            return;
        }
        if (part.units() == 0) {
            part.discard();
            journal.append(new PartEnded(part.number(), 0, 0, false, null));
            return;
        }
        long bytes = part.finish();
        earlierBytes += bytes;
        Part finished = new Part(part.number(), part.file(), bytes, part.duration(), part.startedAt(), part.units());
        events.accept(new RecordingEvent.PartClosed(finished));
        try {
            journal.append(new PartEnded(part.number(), bytes, (int) part.units(), false, part.frameCrc32c()));
        } finally {
            closed.closed(finished, part.container());
        }
    }
}
