package io.aircheck.recorder.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;

/**
 * The file {@code base.journal}, a JSON object a line, that stands beside a recording until it has its manifest. Every line
 * is handed to the system at once, so a killed recorder loses none; a line that a power cut tore is dropped when it is
 * opened again. It is locked while open, so that a recovery leaves a running recording of another process alone.
 */
final class Journal implements Closeable {

    /** Far away from the text, because Windows forbids reading what is locked. */
    private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

    private static final byte[] BEGINNING = "{\"entry\":\"begun\"".getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private final FileChannel channel;
    private long length;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Path file(Path directory, String baseName) {
        return directory.resolve(baseName + ".journal");
    }

    /** A journal and what it held when it was opened. */
    record Opened(Journal journal, List<JournalEntry> entries) {}

    /**
     * Opens a journal, making it where there is none.
     *
     * @throws JournalInUseException if another process is writing it
     * @throws ForeignFileException if it is something else; it is left as it was
     * @throws IOException if the disk fails
     */
    static Opened open(Storage storage, Path file) throws IOException {
        FileChannel channel =
                storage.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(file, channel);
            var journal = new Journal(file, channel);
            List<JournalEntry> entries = journal.readWholeLines();
            channel.truncate(journal.length);
            return new Opened(journal, entries);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Makes a journal of these lines, all of them or none. */
    static void restore(Storage storage, Path file, List<JournalEntry> entries) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(fresh);
        try (Journal journal = open(storage, fresh).journal()) {
            for (JournalEntry entry : entries) {
                journal.append(entry);
            }
            journal.force();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void lock(Path file, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock(LOCK_POSITION, 1, false);
        } catch (OverlappingFileLockException e) {
            throw new JournalInUseException(file);
        } catch (IOException | UnsupportedOperationException e) {
            // Some network file systems know no locks; recording matters more.
            return;
        }
        if (lock == null) {
            throw new JournalInUseException(file);
        }
    }

    private List<JournalEntry> readWholeLines() throws IOException {
        Lines lines = wholeLines(file, Channels.newInputStream(channel).readAllBytes());
        length = lines.length();
        return lines.entries();
    }

    /**
     * What a journal holds now, for who only looks: it may be written meanwhile and is left as it is.
     *
     * @throws ForeignFileException if it is something else
     * @throws IOException if there is none, or it cannot be read
     */
    static List<JournalEntry> read(Path file) throws IOException {
        return wholeLines(file, Files.readAllBytes(file)).entries();
    }

    /** @param length of the whole lines, in bytes */
    private record Lines(List<JournalEntry> entries, int length) {}

    private static Lines wholeLines(Path file, byte[] bytes) throws ForeignFileException {
        if (!isOurs(bytes)) {
            throw new ForeignFileException(file);
        }
        List<JournalEntry> entries = new ArrayList<>();
        int from = 0;
        for (int end = indexOfNewline(bytes, from); end >= 0; end = indexOfNewline(bytes, from)) {
            try {
                entries.add(ManifestJson.mapper().readValue(Arrays.copyOfRange(bytes, from, end), JournalEntry.class));
            } catch (JacksonException e) {
                break;
            }
            from = end + 1;
        }
        return new Lines(entries, from);
    }

    /** It begins as ours do, as far as it goes; or a power cut left nothing but zeros of it. */
    private static boolean isOurs(byte[] bytes) {
        int known = Math.min(bytes.length, BEGINNING.length);
        return Arrays.equals(bytes, 0, known, BEGINNING, 0, known)
                || IntStream.range(0, bytes.length).allMatch(i -> bytes[i] == 0);
    }

    private static int indexOfNewline(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Writes a line wholly or, where the disk does not take it, not at all. */
    void append(JournalEntry entry) throws IOException {
        byte[] line = JournalLine.of(entry);
        ByteBuffer rest = ByteBuffer.wrap(line);
        try {
            while (rest.hasRemaining()) {
                channel.write(rest, length + rest.position());
            }
            length += line.length;
        } catch (IOException e) {
            truncateBack(e);
            throw e;
        }
    }

    /** All lines so far. */
    List<JournalEntry> entries() throws IOException {
        channel.position(0);
        return readWholeLines();
    }

    /** Makes sure that it survives a power cut. */
    void force() throws IOException {
        channel.force(false);
    }

    Path file() {
        return file;
    }

    /** Closes and removes it; what it tells is in the manifest now. */
    void discard() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void truncateBack(IOException reason) {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
