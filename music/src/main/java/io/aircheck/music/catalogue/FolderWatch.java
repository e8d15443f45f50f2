package io.aircheck.music.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at folders again and again for music that is new or changed. A file counts once two looks have seen it alike, so that a
 * copy under way is left alone.
 */
public final class FolderWatch {

    private final List<Path> folders;
    private final Map<String, TrackFile> handled = new HashMap<>();
    private Map<String, TrackFile> last = Map.of();

    public FolderWatch(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Looks once; gives the files that have come to rest since the looks before. Each is given once for each state of it. */
    public List<Path> look() throws IOException {
        Map<String, TrackFile> now = new HashMap<>();
        MusicFiles.below(folders).files().forEach(file -> now.put(file.path(), file));
        List<Path> ready = now.values().stream()
                .filter(file -> file.equals(last.get(file.path())) && !file.equals(handled.get(file.path())))
                .map(file -> Path.of(file.path()))
                .sorted()
                .toList();
        ready.forEach(path -> handled.put(path.toString(), now.get(path.toString())));
        handled.keySet().retainAll(now.keySet());
        last = now;
        return ready;
    }

    /** What {@link #look} gave could not be added after all; it will give it again. */
    public void giveAgain(List<Path> files) {
        files.forEach(file -> handled.remove(file.toString()));
    }
}
