package io.aircheck.server.songs;

import io.aircheck.music.tracklist.Sidecar;
import io.aircheck.music.tracklist.TrackList;
import io.aircheck.music.tracklist.TrackListFormat;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.PlayStore;
import io.aircheck.server.recordings.RecordedPart;
import io.aircheck.server.recordings.RecordedPlay;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The track lists beside the files of recordings, which {@code aircheck search} and people read. */
record TrackListFiles(Path recordings, Library library, PlayStore store) {

    private static final Logger LOG = LoggerFactory.getLogger(TrackListFiles.class);

    /** Writes the list of a part as it is in the database now. */
    void write(long recordingId, int number) {
        library.find(recordingId).stream()
                .flatMap(view -> view.parts().stream())
                .filter(part -> part.number() == number && !part.open())
                .findFirst()
                .ifPresent(this::write);
    }

    private void write(RecordedPart part) {
        var list = new TrackList(store.of(part.recordingId()).stream()
                .filter(play -> play.part() == part.number())
                .map(RecordedPlay::play)
                .toList());
        Path media = recordings.resolve(part.file());
        try {
            Sidecar.write(
                    media,
                    list,
                    TrackListFormat.JSON,
                    new TrackListFormat.Setting(media.getFileName().toString(), ""));
        } catch (IOException e) {
            LOG.warn("The track list of {} could not be written: {}", part.file(), e.toString());
        }
    }
}
