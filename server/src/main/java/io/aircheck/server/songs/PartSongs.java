package io.aircheck.server.songs;

import io.aircheck.music.Match;
import io.aircheck.music.listening.Listener;
import io.aircheck.music.listening.Unidentified;
import io.aircheck.music.tracklist.Play;
import io.aircheck.server.events.Event;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.recordings.PlayStore;
import io.aircheck.server.recordings.RecordedPlay;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what is heard in one file of a recording: into the database, to the pages, and out as events. */
final class PartSongs implements Listener {

    private static final Logger LOG = LoggerFactory.getLogger(PartSongs.class);

    private final OpenRecording recording;
    private final int part;
    private final PlayStore store;
    private final HeardFiles heard;
    private final EventBus bus;
    private final Clock clock;
    private final Map<Long, Long> ids = new HashMap<>();

    PartSongs(OpenRecording recording, int part, PlayStore store, HeardFiles heard, EventBus bus, Clock clock) {
        this.recording = recording;
        this.part = part;
        this.store = store;
        this.heard = heard;
        this.bus = bus;
        this.clock = clock;
    }

    @Override
    public void started(long id, Play play) {
        RecordedPlay recorded = new RecordedPlay(store.nextId(), recording.id(), part, play, true);
        ids.put(id, recorded.id());
        store.insert(recorded);
        recording.plays().put(recorded);
        Match match = play.match();
        if (match != null) {
            bus.publish(new Event.SongStarted(
                    clock.instant(),
                    recording.roomId(),
                    recording.room(),
                    recording.id(),
                    match.song(),
                    recording.lengthBefore(part).plus(play.start())));
        }
    }

    @Override
    public void changed(long id, Play play, boolean playing) {
        Long known = ids.get(id);
        if (known != null) {
            put(new RecordedPlay(known, recording.id(), part, play, playing));
        }
    }

    @Override
    public void ended(long id, Play play) {
        Long known = ids.remove(id);
        if (known != null) {
            put(new RecordedPlay(known, recording.id(), part, play, false));
        }
    }

    private void put(RecordedPlay recorded) {
        store.update(recorded);
        recording.plays().put(recorded);
    }

    @Override
    public void withdrawn(long id) {
        Long known = ids.remove(id);
        if (known != null) {
            store.delete(known);
            recording.plays().remove(known);
        }
    }

    @Override
    public void unidentified(Unidentified music) {
        var play = new Play(music.start(), music.end(), null);
        RecordedPlay recorded = new RecordedPlay(store.nextId(), recording.id(), part, play, false);
        try {
            heard.put(recorded.id(), music.heard());
        } catch (IOException e) {
            LOG.warn("What was heard of unknown music is not kept: {}", e.toString());
        }
        store.insert(recorded);
        recording.plays().put(recorded);
    }
}
