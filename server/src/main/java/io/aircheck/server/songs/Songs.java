package io.aircheck.server.songs;

import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.net.HttpClient;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.OpenRecording;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.MusicKeys;
import io.aircheck.server.settings.Settings;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The songs of all recordings: those that run where the settings want it, and those that nobody knew. */
public final class Songs implements AutoCloseable {

    private final Predicate<OpenRecording> wanted;
    private final OpenCatalogue catalogue;
    private final SongListening listening;
    private final LaterSongs later;

    /**
     * @param wanted whether a recording is to be listened to
     * @param services the way to services that name music, by the host of one that the owner gave; null for none
     */
    public Songs(
            Home home,
            Settings settings,
            Predicate<OpenRecording> wanted,
            Supplier<FFmpegLookup> ffmpeg,
            Function<@Nullable String, HttpClient> services,
            Library library,
            EventBus bus,
            Clock clock) {
        this.wanted = wanted;
        catalogue = new OpenCatalogue(Catalogue.folder(home.root()));
        HeardFiles heard = new HeardFiles(home.unidentified(), () -> settings.get(MusicKeys.UNKNOWN_MUSIC_LIMIT));
        TrackListFiles lists = new TrackListFiles(home.recordings(), library, library.plays());
        later = new LaterSongs(
                catalogue,
                library.plays(),
                heard,
                lists,
                id -> library.open(id).orElse(null),
                new Trying(
                        () -> settings.get(MusicKeys.TRACKLIST_DEEP),
                        new SettingsServices(home.root(), settings, ffmpeg, services, lists, clock)));
        listening = new SongListening(
                catalogue,
                ffmpeg,
                library.plays(),
                heard,
                lists,
                bus,
                clock,
                later::partHeard,
                SongListening.LONGEST_ENDING);
        library.onTakeOver(lists::rewrite);
    }

    /** Begins to listen again to what nobody knew. */
    public void start() {
        later.start();
    }

    /** Takes what happens to a recording; returns at once. */
    public void accept(OpenRecording recording, RecordingEvent event) {
        // What was begun is ended, whatever was set meanwhile.
        if (event instanceof RecordingEvent.PartClosed || wanted.test(recording)) {
            listening.accept(recording, event);
        }
    }

    /** Waits until what was recorded is heard to its end. */
    @Override
    public void close() {
        later.close();
        listening.close();
        catalogue.close();
    }
}
