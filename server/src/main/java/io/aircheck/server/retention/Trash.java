package io.aircheck.server.retention;

import io.aircheck.server.retention.Kept.Why;
import io.aircheck.server.retention.RetentionStore.TrashFile;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves files between the library, the trash and nothing. The trash is a folder on the same file system, so that moving costs
 * nothing and is done or not done; where each file goes is noted first.
 */
final class Trash {

    static final String FOLDER = ".trash";

    private final RetentionStore store;
    private final Path root;
    private final Clock clock;

    /** @param root directory of all recordings */
    Trash(RetentionStore store, Path root, Clock clock) {
        this.store = store;
        this.root = root;
        this.clock = clock;
    }

    /** The files of a recording in the library, relative to the directory of all. */
    List<Path> files(long id) throws IOException {
        Optional<RetentionStore.Names> names = store.names(id);
        return names.isEmpty()
                ? List.of()
                : RecordingFiles.of(
                        root,
                        names.get(),
                        store.parts(id),
                        store.otherNames(id, names.get().directory()));
    }

    /** Moves a recording into the trash; if a file cannot be moved all go back and the sentence is in the exception. */
    void put(long id, Why why) throws IOException {
        List<TrashFile> files = new ArrayList<>();
        for (Path origin : files(id)) {
            files.add(new TrashFile(text(origin), text(place(id, origin))));
        }
        store.trash(id, why, clock.instant(), files);
        List<TrashFile> moved = new ArrayList<>();
        try {
            for (TrashFile file : files) {
                move(root.resolve(file.origin()), root.resolve(file.place()));
                moved.add(file);
            }
        } catch (IOException e) {
            for (TrashFile file : moved) {
                move(root.resolve(file.place()), root.resolve(file.origin()));
            }
            store.restored(id);
            throw e;
        }
        files.forEach(file -> removeEmpty(parent(file.origin())));
    }

    /** In the trash of all recordings; on a file system of its own (a mounted folder), beside the file. */
    private Path place(long id, Path origin) throws IOException {
        Path folder = Path.of(FOLDER, Long.toString(id));
        Files.createDirectories(root.resolve(FOLDER));
        Path parent = origin.getParent();
        boolean isSameDisk = Files.getFileStore(root.resolve(origin)).equals(Files.getFileStore(root.resolve(FOLDER)));
        Path base = isSameDisk || parent == null ? folder : parent.resolve(folder);
        return base.resolve(origin);
    }

    /**
     * Brings a recording back to where it was.
     *
     * @throws FileAlreadyExistsException if something else stands there now; then nothing is moved
     */
    void restore(long id) throws IOException {
        List<TrashFile> files = store.trashFiles(id);
        for (TrashFile file : files) {
            if (Files.exists(root.resolve(file.place())) && Files.exists(root.resolve(file.origin()))) {
                throw new FileAlreadyExistsException(file.origin());
            }
        }
        for (TrashFile file : files) {
            if (Files.exists(root.resolve(file.place()))) {
                move(root.resolve(file.place()), root.resolve(file.origin()));
            }
        }
        store.restored(id);
        removeFolders(files);
    }

    /** Deletes what is in the trash. */
    void delete(long id) throws IOException {
        List<TrashFile> files = store.trashFiles(id);
        for (TrashFile file : files) {
            Files.deleteIfExists(root.resolve(file.place()));
        }
        store.deleted(id, clock.instant());
        removeFolders(files);
    }

    /** Moves what a crash kept from being moved; before anything new can take its name. */
    void complete() throws IOException {
        for (TrashFile file : store.allTrashFiles()) {
            Path origin = root.resolve(file.origin());
            Path place = root.resolve(file.place());
            if (Files.exists(origin) && !Files.exists(place)) {
                move(origin, place);
            }
        }
    }

    private void removeFolders(List<TrashFile> files) {
        files.forEach(file -> removeEmpty(parent(file.place())));
    }

    private static void move(Path from, Path to) throws IOException {
        Path folder = to.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("it cannot be moved within its disk: " + from, e);
        }
    }

    /** Folders that hold nothing any more, up to that of all recordings. */
    private void removeEmpty(Path folder) {
        Path at = folder;
        while (at != null && at.startsWith(root) && !at.equals(root)) {
            try (Stream<Path> inside = Files.list(at)) {
                if (inside.findAny().isPresent()) {
                    return;
                }
                Files.delete(at);
                at = at.getParent();
            } catch (IOException e) {
                // Somebody wrote into it just now, or took it away: it is not ours to remove.
                return;
            }
        }
    }

    private Path parent(String file) {
        Path parent = root.resolve(file).getParent();
        return parent == null ? root : parent;
    }

    private static String text(Path path) {
        return path.toString().replace('\\', '/');
    }
}
