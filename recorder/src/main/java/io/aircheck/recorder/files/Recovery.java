package io.aircheck.recorder.files;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.PartFormat;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What to do at a start: every unfinished recording below a directory becomes finished files and a manifest. It can be
 * killed at any point and run again; recordings that another process is making are left alone.
 */
public final class Recovery {

    private static final String JOURNAL = ".journal";
    private static final String PART = OpenPart.ENDING;

    private final Function<Container, PartFormat> formats;
    private final Storage storage;

    /**
     * @param file the finished file, or what could not be recovered
     * @param bytes its length; 0 where nothing is left of it
     * @param what a sentence for the log
     */
    public record Done(Path file, long bytes, String what) {}

    public Recovery(Function<Container, PartFormat> formats, Storage storage) {
        this.formats = formats;
        this.storage = storage;
    }

    /** Recovers all that is below a directory, and tells what it did; what fails is told, too, and the rest goes on. */
    public List<Done> run(Path directory) {
        List<Done> done = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return done;
        }
        for (Path folder : found(directory, Workshop::isOne, done)) {
            attempt(folder, done, () -> Workshop.clearOne(folder.toAbsolutePath()));
        }
        for (Path journal : found(directory, ending(JOURNAL), done)) {
            attempt(journal, done, () -> recoverJournal(journal, done));
        }
        for (Path part : found(directory, ending(PART), done)) {
            attempt(part, done, () -> recoverLonePart(part, done));
        }
        for (Path made : found(directory, UnfinishedConversion::isOne, done)) {
            attempt(made, done, () -> new UnfinishedConversion(made).finish());
        }
        return done;
    }

    /** Recovers one recording, if it has a journal. */
    public List<Done> run(Path directory, String baseName) {
        List<Done> done = new ArrayList<>();
        Path journal = Journal.file(directory, baseName);
        if (Files.exists(journal)) {
            attempt(journal, done, () -> recoverJournal(journal, done));
        }
        return done;
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    private static void attempt(Path file, List<Done> done, Attempt attempt) {
        try {
            Uninterruptible.call(() -> {
                attempt.run();
                return null;
            });
        } catch (JournalInUseException | ForeignFileException e) {
            return;
        } catch (IOException | RuntimeException e) {
            done.add(new Done(file, 0, "could not be recovered: " + e.getMessage()));
        }
    }

    private void recoverJournal(Path file, List<Done> done) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        String name = file.getFileName().toString();
        String baseName = name.substring(0, name.length() - JOURNAL.length());
        Journal.Opened opened = Journal.open(storage, file);
        try (Journal journal = opened.journal()) {
            UnfinishedParts.Outcome outcome = new UnfinishedParts(formats, storage).finish(opened, directory);
            done.addAll(outcome.done());
            Ledger ledger = Ledger.of(outcome.entries());
            JournalEntry.Ended end = ledger.end();
            Manifest manifest = end == null
                    ? ledger.manifest(EndReason.STOPPED, "the recorder was stopped before it could finish")
                    : ledger.manifest(end.reason(), end.message());
            if (manifest != null) {
                ManifestJson.write(manifest, ManifestJson.file(directory, baseName));
            }
            journal.discard();
        }
    }

    /** A part whose journal is lost: all that can be told is its container, by its name. */
    private void recoverLonePart(Path part, List<Done> done) throws IOException {
        String name = part.getFileName().toString();
        String finalName = name.substring(0, name.length() - PART.length());
        if (finalName.endsWith(".manifest.json") || finalName.endsWith(JOURNAL)) {
            Files.delete(part);
            return;
        }
        Container container = containerOf(finalName).orElse(null);
        if (container == null || belongsToARunningRecording(part)) {
            return;
        }
        Path file = part.resolveSibling(finalName);
        if (Files.exists(file)) {
            throw new IOException(finalName + " is there, too");
        }
        long bytes;
        try (FileChannel channel = storage.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            bytes = formats.apply(container).recover(channel);
            channel.force(true);
        }
        if (bytes == 0) {
            Files.delete(part);
            done.add(new Done(file, 0, "nothing in it could be kept"));
            return;
        }
        Files.move(part, file);
        OpenPart.forceDirectory(file);
        done.add(new Done(file, bytes, "finished without a journal, so without a manifest"));
    }

    /** Its journal would have been worked off unless another process holds it (or it failed, which leaves it there, too). */
    private static boolean belongsToARunningRecording(Path part) {
        return PartNames.baseNames(part).stream().anyMatch(base -> Files.exists(part.resolveSibling(base + JOURNAL)));
    }

    private static Optional<Container> containerOf(String name) {
        return Arrays.stream(Container.values())
                .filter(container -> name.endsWith("." + container.extension()))
                .findFirst();
    }

    private static Predicate<Path> ending(String ending) {
        return file ->
                file.getFileName() != null && file.getFileName().toString().endsWith(ending);
    }

    private static List<Path> found(Path directory, Predicate<Path> wanted, List<Done> done) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                    if (!Workshop.isOne(visited)) {
                        return FileVisitResult.CONTINUE;
                    }
                    return visited(visited, FileVisitResult.SKIP_SUBTREE);
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return attributes.isRegularFile()
                            ? visited(file, FileVisitResult.CONTINUE)
                            : FileVisitResult.CONTINUE;
                }

                private FileVisitResult visited(Path path, FileVisitResult next) {
                    if (wanted.test(path)) {
                        found.add(path);
                    }
                    return next;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    done.add(new Done(file, 0, "could not be read: " + e.getMessage()));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            done.add(new Done(directory, 0, "could not be read: " + e.getMessage()));
        }
        found.sort(null);
        return found;
    }
}
