package io.aircheck.server.songs;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.listening.GrowingFile;
import io.aircheck.music.sound.Decoder;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.recordings.PlayStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to running recordings. It reads their files while they grow, on threads of its own, so that whatever happens here
 * costs a track list and never a recording.
 */
final class SongListening implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SongListening.class);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    /** When the service ends. What is not heard by then is missing in the track list. */
    static final Duration LONGEST_ENDING = Duration.ofSeconds(10);

    private record Key(long recording, int part) {}

    /** Is told of a file that was heard to its end. */
    @FunctionalInterface
    interface PartHeard {
        void accept(long recordingId, int part);
    }

    private final OpenCatalogue catalogue;
    private final Supplier<FFmpegLookup> ffmpeg;
    private final PlayStore store;
    private final HeardFiles heard;
    private final TrackListFiles lists;
    private final EventBus bus;
    private final Clock clock;
    private final PartHeard heardToTheEnd;
    private final Duration longestEnding;
    private final Map<Key, GrowingFile> files = new HashMap<>();
    /** Does in order what recordings tell. */
    private final ExecutorService order = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("songs").factory());

    private final ExecutorService endings = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("songs end ", 0).factory());

    /** @param longestEnding how long {@link #close} waits for what is closed and not heard to its end */
    SongListening(
            OpenCatalogue catalogue,
            Supplier<FFmpegLookup> ffmpeg,
            PlayStore store,
            HeardFiles heard,
            TrackListFiles lists,
            EventBus bus,
            Clock clock,
            PartHeard heardToTheEnd,
            Duration longestEnding) {
        this.catalogue = catalogue;
        this.ffmpeg = ffmpeg;
        this.store = store;
        this.heard = heard;
        this.lists = lists;
        this.bus = bus;
        this.clock = clock;
        this.heardToTheEnd = heardToTheEnd;
        this.longestEnding = longestEnding;
    }

    /** Takes what happens to a recording; returns at once. */
    void accept(OpenRecording recording, RecordingEvent event) {
        switch (event) {
            case RecordingEvent.PartOpened(int number, Path file, var _) ->
                later(() -> listen(recording, number, file));
            case RecordingEvent.PartClosed(Part part) -> later(() -> complete(recording, part.number()));
            default -> {
                // Nothing that is heard changes.
            }
        }
    }

    private void later(Runnable task) {
        try {
            order.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("The service ends; nothing more is listened to");
        }
    }

    private void listen(OpenRecording recording, int part, Path file) {
        try {
            if (!(ffmpeg.get() instanceof FFmpegLookup.Found(FFmpeg found))) {
                LOG.warn("Music is not recognised: there is no FFmpeg");
                return;
            }
            catalogue.refresh();
            var songs = new PartSongs(recording, part, store, heard, bus, clock);
            var decoder = new Decoder(found, Analysis.USUAL.sampleRate());
            files.put(
                    new Key(recording.id(), part), GrowingFile.listen(file, decoder, Analysis.USUAL, catalogue, songs));
        } catch (IOException | RuntimeException e) {
            LOG.warn("The music in {} is not recognised: {}", file, e.toString());
        }
    }

    private void complete(OpenRecording recording, int part) {
        GrowingFile file = files.remove(new Key(recording.id(), part));
        if (file != null) {
            file.complete();
            endings.execute(() -> await(recording, part, file));
        }
    }

    private void await(OpenRecording recording, int part, GrowingFile file) {
        try (file) {
            file.await(LONGEST_REST);
        } catch (IOException | TimeoutException e) {
            LOG.warn(
                    "The music in part {} of {} was not heard to its end: {}",
                    part,
                    recording.baseName(),
                    e.toString());
        } catch (InterruptedException e) {
            LOG.warn(
                    "The service ended before the music in part {} of {} was heard to its end",
                    part,
                    recording.baseName());
        }
        lists.write(recording.id(), part);
        heardToTheEnd.accept(recording.id(), part);
    }

    /** Hears to their end the parts that are closed, within some seconds; gives up what is still open. */
    @Override
    public void close() {
        order.close();
        files.values().forEach(GrowingFile::close);
        endings.shutdown();
        try {
            if (!endings.awaitTermination(longestEnding.toMillis(), TimeUnit.MILLISECONDS)) {
                endings.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endings.close();
    }
}
