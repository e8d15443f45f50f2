package io.aircheck.recorder.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A hidden folder of its own for what another program writes, beside the file that is to come of it. A program that outlives
 * its killed recorder may open its output only after everything was recovered; once its folder is gone it cannot, and since no
 * two folders have the same name it never writes into the file of an attempt that came later.
 *
 * <p>A file in it is locked as long as it is in use, so that a recovery leaves those of other processes alone.
 */
public final class Workshop implements Closeable {

    private static final String PREFIX = ".work-";
    private static final String LOCK = "lock";
    /** Where no locks are known: nothing is silent for longer and comes to an end after all. */
    private static final Duration LONGEST_SILENCE = Duration.ofDays(1);
    /** A folder is made before its lock is; only a crash leaves one without. */
    private static final Duration LONGEST_UNLOCKED = Duration.ofMinutes(1);

    private static final SecureRandom NAMES = new SecureRandom();
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private Workshop(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes one in the folder in which {@code file} stands. */
    public static Workshop beside(Path file) throws IOException {
        byte[] name = new byte[8];
        NAMES.nextBytes(name);
        Path folder =
                file.toAbsolutePath().resolveSibling(PREFIX + HexFormat.of().formatHex(name));
        OURS.add(folder);
        try {
            Files.createDirectory(folder);
            FileChannel lock =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            var workshop = new Workshop(folder, lock);
            lock(lock);
            return workshop;
        } catch (IOException e) {
            OURS.remove(folder);
            throw e;
        }
    }

    /** A file in it, which need not be there. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Removes it with what is still in it. */
    @Override
    public void close() throws IOException {
        lock.close();
        try {
            remove(folder);
        } finally {
            OURS.remove(folder);
        }
    }

    static boolean isOne(Path folder) {
        return folder.getFileName() != null && folder.getFileName().toString().matches("\\.work-[0-9a-f]{16}");
    }

    /** Removes those in a directory whose recorder is no more. */
    static void clear(Path directory) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(directory)) {
            folders = all.filter(Workshop::isOne).toList();
        }
        for (Path folder : folders) {
            clearOne(folder.toAbsolutePath());
        }
    }

    /** Ends what still works in it and removes it, unless its recorder lives. */
    static boolean clearOne(Path folder) throws IOException {
        if (OURS.contains(folder) || !isAbandoned(folder)) {
            return false;
        }
        endOrphans(folder.getFileName().toString());
        remove(folder);
        return true;
    }

    private static boolean isAbandoned(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            return isSilent(folder, LONGEST_UNLOCKED);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return lock(channel) || isSilent(folder, LONGEST_SILENCE);
        }
    }

    /** @return false where others hold it, and where the file system knows no locks */
    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException | IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean isSilent(Path folder, Duration limit) throws IOException {
        Instant since = Instant.now().minus(limit);
        try (Stream<Path> all = Files.walk(folder, 1)) {
            for (Path file : all.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isAfter(since)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** An encoder whose recorder was killed would go on for hours, for nothing. No other process has this name among its arguments. */
    private static void endOrphans(String name) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> Stream.of(arguments).anyMatch(argument -> argument.contains(name)))
                        .orElse(false))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static void remove(Path folder) throws IOException {
        // A program may just be opening a file there; it does so once.
        for (int attempts = 1; ; attempts++) {
            try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            try {
                Files.deleteIfExists(folder);
                return;
            } catch (DirectoryNotEmptyException e) {
                if (attempts == 10) {
                    throw e;
                }
            }
        }
    }
}
