package io.aircheck.cli;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.listening.GrowingFile;
import io.aircheck.music.listening.Listener;
import io.aircheck.music.listening.Unidentified;
import io.aircheck.music.tracklist.Play;
import io.aircheck.music.tracklist.Sidecar;
import io.aircheck.music.tracklist.TrackList;
import io.aircheck.music.tracklist.TrackListFormat;
import io.aircheck.recorder.Part;
import io.aircheck.recorder.RecordingEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a recording while it is made, part by part, and puts track lists beside its files. Whatever goes wrong here costs
 * the list, never the recording.
 */
final class RecordedSongs implements Consumer<RecordingEvent> {

    /** Listening is seconds behind; after a stop nobody wants to wait longer for it. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Ears ears;
    private final Consumer<String> teller;
    private final TreeMap<Integer, PartSongs> parts = new TreeMap<>();

    /** @param teller takes what the user should read */
    RecordedSongs(Ears ears, Consumer<String> teller) {
        this.ears = ears;
        this.teller = teller;
    }

    /** One file, its songs, and how long it became. */
    private final class PartSongs implements Listener {

        private final List<Play> plays = new ArrayList<>();
        private @Nullable GrowingFile file;
        private Duration length = Duration.ZERO;

        @Override
        public void started(long id, Play play) {
            if (play.match() != null) {
                teller.accept(Messages.say(
                        "record.song",
                        Progress.clock(play.start()),
                        play.match().song().announcement()));
            }
        }

        @Override
        public synchronized void ended(long id, Play play) {
            plays.add(play);
        }

        @Override
        public void withdrawn(long id) {
            // The next one that is told takes its place.
        }

        @Override
        public synchronized void unidentified(Unidentified music) {
            plays.add(new Play(music.start(), music.end(), null));
        }

        private synchronized List<Play> plays() {
            return List.copyOf(plays);
        }
    }

    @Override
    public void accept(RecordingEvent event) {
        if (event instanceof RecordingEvent.PartOpened opened) {
            var part = new PartSongs();
            parts.put(opened.number(), part);
            try {
                part.file = GrowingFile.listen(opened.file(), ears.decoder(), Analysis.USUAL, ears.repertoire(), part);
            } catch (IOException e) {
                teller.accept(Messages.say("record.deaf", e.getMessage()));
            }
        } else if (event instanceof RecordingEvent.PartClosed(Part closed)) {
            PartSongs part = parts.get(closed.number());
            if (part != null && part.file != null) {
                part.length = closed.duration();
                part.file.complete();
            }
        }
    }

    /** Waits for what is still being heard and writes the lists beside the files that were delivered. */
    void write(List<Part> delivered) {
        parts.values().forEach(this::await);
        for (int i = 0; i < delivered.size(); i++) {
            int next = i + 1 < delivered.size() ? delivered.get(i + 1).number() : Integer.MAX_VALUE;
            Part part = delivered.get(i);
            try {
                TrackList list = list(part.number(), next);
                teller.accept(Messages.say(
                        "tracklist.saved",
                        Sidecar.write(part.file(), list, TrackListFormat.JSON, Ears.setting(part.file()))));
            } catch (IOException e) {
                teller.accept(Messages.say("tracklist.failed", part.file(), e.getMessage()));
            }
        }
    }

    /** Of the parts that became one file: those from a number on to before another. */
    private TrackList list(int from, int to) {
        List<Play> plays = new ArrayList<>();
        Duration before = Duration.ZERO;
        for (PartSongs part : parts.subMap(from, to).values()) {
            Duration by = before;
            part.plays().forEach(play -> plays.add(play.later(by)));
            before = before.plus(part.length);
        }
        return new TrackList(plays);
    }

    private void await(PartSongs part) {
        GrowingFile file = part.file;
        if (file == null) {
            return;
        }
        try (file) {
            file.complete();
            file.await(LONGEST_WAIT);
        } catch (IOException | TimeoutException e) {
            teller.accept(Messages.say("record.deaf", e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
