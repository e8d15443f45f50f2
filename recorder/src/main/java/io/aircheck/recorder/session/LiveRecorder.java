package io.aircheck.recorder.session;

import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.net.UrlPrivacy;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Room;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.Recorder;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.RecordingSummary;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.files.Manifest;
import io.aircheck.recorder.files.ManifestJson;
import io.aircheck.recorder.files.RecordingWriter;
import io.aircheck.recorder.files.Storage;
import io.aircheck.recorder.files.Syncer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Records any stream. One instance serves all recordings of a process, each on the thread that calls {@link #record}. */
public final class LiveRecorder implements Recorder, AutoCloseable {

    /** More at once only fight for the disk. */
    private static final int CONVERSIONS = 2;
    /** Each takes all there is of a processor; recordings that run come first. */
    private static final int ENCODINGS = 1;
    /** Above every engine's own patience. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    private final Networks networks;
    private final Engines engines;
    private final Delivery delivery;
    private final RecordingWriter.Tools tools;
    private final Syncer syncer;
    private final Duration longestSilence;
    /** Manifests whose recordings are being converted: two conversions of one would write the same file. */
    private final Set<Path> delivering = new HashSet<>();

    /** @param ffmpeg asked when it is first needed */
    public LiveRecorder(Networks networks, KeptLookup ffmpeg, Clock clock) {
        this(networks, Engines.usual(ffmpeg, clock), ffmpeg, Storage.LOCAL, clock, LONGEST_SILENCE);
    }

    LiveRecorder(
            Networks networks,
            Engines engines,
            Supplier<FFmpegLookup> ffmpeg,
            Storage storage,
            Clock clock,
            Duration longestSilence) {
        this.networks = networks;
        this.engines = engines;
        this.delivery = new Delivery(ffmpeg, new Semaphore(CONVERSIONS), new Semaphore(ENCODINGS));
        this.syncer = new Syncer();
        this.tools = new RecordingWriter.Tools(PartFormats::of, storage, syncer, clock);
        this.longestSilence = longestSilence;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The interrupt that ended it is used up. A second one, while parts are converted, ends the conversion and leaves the
     * parts as they were recorded.
     */
    @Override
    public RecordingSummary record(RecordingRequest request, Consumer<RecordingEvent> listener) {
        var told = new Telling(listener);
        var deliveries = new DeliveryQueue(delivery, request, told);
        RecordingWriter writer;
        End end;
        try (StreamSource source = request.source()) {
            writer = new RecordingWriter(request, source(source), tools, told, deliveries);
            Networks.Network network = networks.forRoom(source.room());
            end = new EngineWatch(
                            source,
                            () -> engines.of(source.stream(), network, request.endAfterSilence()),
                            writer,
                            longestSilence)
                    .run();
        }
        return finish(request, end, writer, deliveries, told);
    }

    @Override
    public List<String> deliver(Path manifest, Order order, DoubleConsumer progress)
            throws IOException, InterruptedException {
        synchronized (delivering) {
            while (!delivering.add(manifest)) {
                delivering.wait();
            }
        }
        try {
            return new LateDelivery(delivery).deliver(manifest, order, progress);
        } finally {
            synchronized (delivering) {
                delivering.remove(manifest);
                delivering.notifyAll();
            }
        }
    }

    private RecordingSummary finish(
            RecordingRequest request, End end, RecordingWriter writer, DeliveryQueue deliveries, Telling told) {
        EndReason reason = end.reason();
        List<String> messages = new ArrayList<>();
        if (end.message() != null) {
            messages.add(end.message());
        }
        Manifest manifest = null;
        try {
            writer.closeParts();
            deliveries.await();
            manifest = writer.finish(reason, end.message());
        } catch (StorageException e) {
            reason = EndReason.DISK;
            messages.add(e.getMessage());
            deliveries.await();
        }
        messages.addAll(deliveries.problems());
        if (manifest != null && deliveries.problems().isEmpty()) {
            manifest = withEarlierParts(request, manifest, writer.manifestFile(), messages);
        }
        return new RecordingSummary(
                manifest == null ? deliveries.parts() : parts(manifest, request.directory()),
                manifest == null
                        ? told.gaps()
                        : manifest.gaps().stream().map(Manifest.GapEntry::gap).toList(),
                writer.units(),
                writer.bytes(),
                writer.duration(),
                reason,
                messages.isEmpty() ? null : String.join("; ", messages),
                manifest == null ? null : writer.manifestFile());
    }

    /** A recording that was continued may hold parts that a crash kept from being converted. */
    private Manifest withEarlierParts(RecordingRequest request, Manifest manifest, Path file, List<String> messages) {
        boolean complete = manifest.parts().stream()
                .allMatch(
                        part -> part.delivered() != null || Delivery.target(request.order(), part.container()) == null);
        if (complete && !(request.order().join() && Joining.isNeeded(manifest))) {
            return manifest;
        }
        try {
            messages.addAll(deliver(file, request.order()));
            return ManifestJson.read(file);
        } catch (IOException e) {
            messages.add(e.getMessage());
        } catch (InterruptedException e) {
            messages.add("the conversion was interrupted; what was recorded is there");
        }
        return manifest;
    }

    private static List<Part> parts(Manifest manifest, Path directory) {
        return manifest.parts().stream()
                .map(part -> new Part(
                        part.number(),
                        directory.resolve(
                                part.delivered() == null
                                        ? part.file()
                                        : part.delivered().file()),
                        part.delivered() == null
                                ? part.bytes()
                                : part.delivered().bytes(),
                        Duration.ofMillis(part.durationMillis()),
                        part.startedAt(),
                        part.units().size()))
                .collect(Collectors.toMap(Part::file, part -> part, Part::joinedWith, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static Manifest.Source source(StreamSource source) {
        LiveStream stream = source.stream();
        Room room = source.room();
        return new Manifest.Source(
                room == null ? null : room.platform(),
                room == null ? null : UrlPrivacy.withoutSecrets(room.id()),
                room == null ? null : UrlPrivacy.withoutSecrets(room.url()),
                UrlPrivacy.withoutSecrets(stream.url()),
                stream.protocol().id(),
                stream.name());
    }

    /** Ends the thread that syncs files; recordings that still run go on without. */
    @Override
    public void close() {
        syncer.close();
    }
}
