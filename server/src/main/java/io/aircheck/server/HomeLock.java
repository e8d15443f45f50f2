package io.aircheck.server;

import io.aircheck.server.settings.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds a home for this process alone: two services would record everything twice into the same files. */
public record HomeLock(FileChannel channel) implements AutoCloseable {

    /** @throws StartupException if another process uses the home */
    public static HomeLock take(Home home) throws IOException {
        Path file = home.database().resolve("service.lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new HomeLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(home);
        }
        channel.close();
        throw inUse(home);
    }

    private static StartupException inUse(Home home) {
        return new StartupException(
                StartupException.CONFIGURATION,
                "another Aircheck uses " + home.root() + "; end it, or give this one a home of its own with --home");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
