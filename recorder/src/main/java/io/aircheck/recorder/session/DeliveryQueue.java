package io.aircheck.recorder.session;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.files.Conversion;
import io.aircheck.recorder.files.RecordingWriter;
import io.aircheck.recorder.sidecar.Sidecars;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Converts the parts of one recording, one after the other, as soon as each is closed: a room that is live for days has its
 * files all along.
 */
final class DeliveryQueue implements RecordingWriter.ClosedParts {

    static final Sidecars SIDECARS = new Sidecars(ZoneId.systemDefault());

    private final Delivery delivery;
    private final RecordingRequest request;
    private final Consumer<RecordingEvent> listener;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("delivery").factory());
    private final Map<Integer, Part> parts = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    DeliveryQueue(Delivery delivery, RecordingRequest request, Consumer<RecordingEvent> listener) {
        this.delivery = delivery;
        this.request = request;
        this.listener = listener;
    }

    @Override
    public void closed(RecordingWriter writer, Part part, Container container) {
        put(part);
        if (Delivery.isNeeded(request.order(), container)) {
            thread.execute(() -> deliver(part, container, writer));
        }
    }

    /** Waits until all are converted; an interrupt ends the one that runs, and leaves the rest as they are. */
    void await() {
        thread.shutdown();
        try {
            while (!thread.awaitTermination(1, TimeUnit.HOURS)) {
                // A conversion has its own limit.
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            problem("the conversion was interrupted; what was recorded is there");
            awaitTheInterruptedOne();
        }
    }

    private void awaitTheInterruptedOne() {
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                problem("FFmpeg does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Part part, Container container, RecordingWriter writer) {
        try {
            switch (delivery.deliver(
                    part.file(),
                    container,
                    request.order(),
                    done -> listener.accept(new RecordingEvent.PartConverting(part.number(), done)))) {
                case Delivery.Outcome.Unchanged() -> {}
                case Delivery.Outcome.SourceKept(String why) -> problem(why);
                case Delivery.Outcome.Done(Conversion conversion) -> settle(part, conversion, writer);
            }
            putSidecars(part.number(), writer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void putSidecars(int number, RecordingWriter writer) throws InterruptedException {
        Part part = part(number);
        try {
            SIDECARS.make(
                    request.order(),
                    part.file(),
                    delivery.tool(),
                    part.startedAt(),
                    part.duration(),
                    writer.unitsOf(number));
        } catch (IOException e) {
            problem("what belongs beside " + part.file().getFileName() + " could not be made: " + e.getMessage());
        }
    }

    private void settle(Part part, Conversion conversion, RecordingWriter writer) {
        try {
            writer.delivered(part.number(), conversion.delivered());
            try {
                conversion.arrive();
            } catch (IOException e) {
                writer.delivered(part.number(), null);
                throw e;
            }
        } catch (IOException e) {
            problem(part.file().getFileName() + " was kept as it is: " + e.getMessage());
            drop(conversion);
            return;
        }
        Part made = new Part(
                part.number(),
                conversion.target(),
                conversion.delivered().bytes(),
                part.duration(),
                part.startedAt(),
                part.units());
        put(made);
        listener.accept(new RecordingEvent.PartDelivered(made));
    }

    private void drop(Conversion conversion) {
        try {
            conversion.drop();
        } catch (IOException e) {
            problem(e.getMessage() + " is of no use and could not be removed");
        }
    }

    private synchronized Part part(int number) {
        return Objects.requireNonNull(parts.get(number));
    }

    private synchronized void put(Part part) {
        parts.put(part.number(), part);
    }

    private synchronized void problem(String what) {
        if (!problems.contains(what)) {
            problems.add(what);
        }
    }

    /** The parts in order, each in its present form. */
    synchronized List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** Sentences about what could not be converted. */
    synchronized List<String> problems() {
        return List.copyOf(problems);
    }
}
