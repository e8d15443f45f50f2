package io.aircheck.server.songs;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.listening.Again;
import io.aircheck.music.listening.AtOtherSpeeds;
import io.aircheck.music.listening.Later;
import io.aircheck.music.listening.Unidentified;
import io.aircheck.music.tracklist.Play;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.recordings.PlayStore;
import io.aircheck.server.recordings.RecordedPlay;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens again to unknown music: once it is recorded, as hard as the settings want, and whenever the catalogue has changed. */
final class LaterSongs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LaterSongs.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

    private final OpenCatalogue catalogue;
    private final PlayStore store;
    private final HeardFiles files;
    private final TrackListFiles lists;
    private final LongFunction<@Nullable OpenRecording> running;
    private final Trying trying;
    private final BlockingQueue<Part> heard = new LinkedBlockingQueue<>();
    private final Thread thread;

    /** A file of a recording. */
    record Part(long recordingId, int number) {}

    /**
     * @param running the recording of an id if it runs, which shows its plays itself
     * @param trying how hard
     */
    LaterSongs(
            OpenCatalogue catalogue,
            PlayStore store,
            HeardFiles files,
            TrackListFiles lists,
            LongFunction<@Nullable OpenRecording> running,
            Trying trying) {
        this.catalogue = catalogue;
        this.store = store;
        this.files = files;
        this.lists = lists;
        this.running = running;
        this.trying = trying;
        thread = Thread.ofPlatform()
                .daemon()
                .name("later songs")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                look();
                Part part = heard.poll(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                if (part != null) {
                    tryHard(part);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A file of a recording was heard to its end. */
    void partHeard(long recordingId, int number) {
        heard.add(new Part(recordingId, number));
    }

    /** Tries all that the settings want at what nobody knew in a file that is complete. */
    void tryHard(Part part) throws InterruptedException {
        try {
            if (trying.deep().getAsBoolean()) {
                tryAgain(part, new AtOtherSpeeds(Analysis.USUAL, catalogue));
            }
            if (!unknown(part).isEmpty()) {
                trying.services().ask(part.recordingId(), part.number(), services -> tryAgain(part, services));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Unknown music could not be listened to again: {}", e.toString());
        }
    }

    private void tryAgain(Part part, Again again) throws IOException, InterruptedException {
        for (RecordedPlay play : unknown(part)) {
            recognise(play, again);
        }
    }

    private List<RecordedPlay> unknown(Part part) {
        return store.of(part.recordingId()).stream()
                .filter(play -> play.part() == part.number())
                .filter(play -> play.play().match() == null && !play.open())
                .toList();
    }

    /** Opens a catalogue only where there is something to listen to. */
    private void look() throws InterruptedException {
        try {
            List<RecordedPlay> unknown = store.unidentified();
            if (!unknown.isEmpty() && catalogue.refresh()) {
                for (RecordedPlay play : unknown) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    boolean known = recognise(play, new Later(Analysis.USUAL, catalogue));
                    if (!known && trying.deep().getAsBoolean()) {
                        recognise(play, new AtOtherSpeeds(Analysis.USUAL, catalogue));
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Unknown music could not be listened to again: {}", e.toString());
        }
    }

    /** @return whether it, or a part of it, is known now */
    boolean recognise(RecordedPlay unknown, Again again) throws IOException, InterruptedException {
        if (!files.has(unknown.id())) {
            return false;
        }
        Heard kept;
        try {
            kept = files.get(unknown.id());
        } catch (IOException e) {
            LOG.warn("Music that nobody knew cannot be listened to again: {}", e.toString());
            files.remove(unknown.id());
            return false;
        }
        Play span = unknown.play();
        var music = new Unidentified(span.start(), span.length(), kept);
        List<Play> known = again.recognise(music);
        if (known.isEmpty()) {
            return false;
        }
        replace(unknown, known, music.without(known, Analysis.USUAL));
        lists.write(unknown.recordingId(), unknown.part());
        return true;
    }

    private void replace(RecordedPlay unknown, List<Play> known, List<Unidentified> rest) throws IOException {
        for (Play play : known) {
            put(new RecordedPlay(store.nextId(), unknown.recordingId(), unknown.part(), play, false));
        }
        for (Unidentified music : rest) {
            var play = new Play(music.start(), music.end(), null);
            var recorded = new RecordedPlay(store.nextId(), unknown.recordingId(), unknown.part(), play, false);
            files.put(recorded.id(), music.heard());
            put(recorded);
        }
        store.delete(unknown.id());
        files.remove(unknown.id());
        OpenRecording recording = running.apply(unknown.recordingId());
        if (recording != null) {
            recording.plays().remove(unknown.id());
        }
    }

    private void put(RecordedPlay play) {
        store.insert(play);
        OpenRecording recording = running.apply(play.recordingId());
        if (recording != null) {
            recording.plays().put(play);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
