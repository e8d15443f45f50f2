package io.aircheck.music.catalogue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one process at a time change a catalogue. The system gives it back when the process ends, however that happens. */
record WriterLock(FileChannel channel) implements Closeable {

    static WriterLock take(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new CatalogueInUseException(directory);
        } catch (IOException e) {
            // Some network file systems know no locks; then it is up to the user.
            return new WriterLock(channel);
        }
        if (lock == null) {
            channel.close();
            throw new CatalogueInUseException(directory);
        }
        return new WriterLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
