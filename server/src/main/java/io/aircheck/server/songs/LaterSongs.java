package io.aircheck.server.songs;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.listening.Later;
import io.aircheck.music.listening.Unidentified;
import io.aircheck.music.tracklist.Play;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.recordings.PlayStore;
import io.aircheck.server.recordings.RecordedPlay;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens again to unknown music whenever the catalogue has changed. */
final class LaterSongs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LaterSongs.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
    /** What is left of the music beside the songs that are known now (8 s), if it is longer than this. */
    private static final Duration LEAST_REST = Duration.ofSeconds(8);

    private final OpenCatalogue catalogue;
    private final PlayStore store;
    private final HeardFiles files;
    private final TrackListFiles lists;
    private final LongFunction<@Nullable OpenRecording> running;
    private final Thread thread;

    /** @param running the recording of an id if it runs, which shows its plays itself */
    LaterSongs(
            OpenCatalogue catalogue,
            PlayStore store,
            HeardFiles files,
            TrackListFiles lists,
            LongFunction<@Nullable OpenRecording> running) {
        this.catalogue = catalogue;
        this.store = store;
        this.files = files;
        this.lists = lists;
        this.running = running;
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
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
                    recognise(play);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Unknown music could not be listened to again: {}", e.toString());
        }
    }

    /** @return whether it, or a part of it, is known now */
    boolean recognise(RecordedPlay unknown) throws IOException {
        if (!files.has(unknown.id())) {
            return false;
        }
        Heard heard;
        try {
            heard = files.get(unknown.id());
        } catch (IOException e) {
            LOG.warn("Music that nobody knew cannot be listened to again: {}", e.toString());
            files.remove(unknown.id());
            return false;
        }
        Play span = unknown.play();
        List<Play> known =
                Later.recognise(new Unidentified(span.start(), span.length(), heard), Analysis.USUAL, catalogue);
        if (known.isEmpty()) {
            return false;
        }
        replace(unknown, known, heard);
        lists.write(unknown.recordingId(), unknown.part());
        return true;
    }

    private void replace(RecordedPlay unknown, List<Play> known, Heard heard) throws IOException {
        Play span = unknown.play();
        Duration at = span.start();
        for (Play play : known) {
            keepRest(unknown, heard, at, play.start());
            put(new RecordedPlay(store.nextId(), unknown.recordingId(), unknown.part(), play, false));
            at = play.end();
        }
        keepRest(unknown, heard, at, span.end());
        store.delete(unknown.id());
        files.remove(unknown.id());
        OpenRecording recording = running.apply(unknown.recordingId());
        if (recording != null) {
            recording.plays().remove(unknown.id());
        }
    }

    private void keepRest(RecordedPlay unknown, Heard heard, Duration from, Duration to) throws IOException {
        if (to.minus(from).compareTo(LEAST_REST) < 0) {
            return;
        }
        Duration start = unknown.play().start();
        var rest = new RecordedPlay(
                store.nextId(), unknown.recordingId(), unknown.part(), new Play(from, to, null), false);
        files.put(rest.id(), heard.between(frame(from.minus(start)), frame(to.minus(start))));
        put(rest);
    }

    private void put(RecordedPlay play) {
        store.insert(play);
        OpenRecording recording = running.apply(play.recordingId());
        if (recording != null) {
            recording.plays().put(play);
        }
    }

    private static int frame(Duration time) {
        return (int) Math.round(time.toMillis() / 1000.0 * Analysis.USUAL.framesPerSecond());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
