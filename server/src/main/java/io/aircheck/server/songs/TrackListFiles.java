package io.aircheck.server.songs;

import io.aircheck.music.tracklist.Sidecar;
import io.aircheck.music.tracklist.TrackList;
import io.aircheck.music.tracklist.TrackListFormat;
import io.aircheck.server.recordings.Library;
import io.aircheck.server.recordings.PlayStore;
import io.aircheck.server.recordings.RecordedPart;
import io.aircheck.server.recordings.RecordedPlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The track lists beside the files of recordings, which {@code aircheck search} and people read. */
record TrackListFiles(Path recordings, Library library, PlayStore store) {

    private static final Logger LOG = LoggerFactory.getLogger(TrackListFiles.class);

    /** Writes the list of a part as it is in the database now. */
    void write(long recordingId, int number) {
        part(recordingId, number).ifPresent(this::write);
    }

    /** The file of a part that is complete. */
    Optional<Path> media(long recordingId, int number) {
        return part(recordingId, number).map(part -> recordings.resolve(part.file()));
    }

    /** The files of a recording are others now: joined, or converted. Lists of files that are gone go, too. */
    void rewrite(long recordingId) {
        library.find(recordingId).ifPresent(view -> {
            view.parts().stream()
                    .filter(part -> view.plays().stream().anyMatch(play -> play.part() == part.number()))
                    .forEach(this::write);
            removeOrphans(
                    recordings.resolve(view.recording().directory()),
                    view.recording().baseName());
        });
    }

    private static void removeOrphans(Path directory, String baseName) {
        try (Stream<Path> files = Files.list(directory)) {
            Pattern ours = Pattern.compile(Pattern.quote(baseName) + "(_\\d+)?\\.tracklist\\.json");
            for (Path list : files.toList()) {
                boolean isOurs = ours.matcher(list.getFileName().toString()).matches();
                if (isOurs && Sidecar.media(list).equals(list)) {
                    Files.delete(list);
                }
            }
        } catch (IOException e) {
            LOG.warn("Track lists of files that are gone could not be removed: {}", e.toString());
        }
    }

    private Optional<RecordedPart> part(long recordingId, int number) {
        return library.find(recordingId).stream()
                .flatMap(view -> view.parts().stream())
                .filter(part -> part.number() == number && !part.open())
                .findFirst();
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
