package io.aircheck.server.songs;

import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.listening.CatalogueRepertoire;
import io.aircheck.music.listening.Guess;
import io.aircheck.music.listening.Repertoire;
import io.aircheck.music.search.Confidence;
import io.aircheck.music.search.Effort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** The user's catalogue, which other processes change: whoever listens always has the newest that was opened. */
final class OpenCatalogue implements Repertoire, AutoCloseable {

    private final Path folder;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable Catalogue catalogue;
    private @Nullable Repertoire repertoire;
    private boolean closed;

    OpenCatalogue(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Guess> guesses(Heard heard) {
        lock.readLock().lock();
        try {
            return repertoire == null ? List.of() : repertoire.guesses(heard);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Opens it where it is not open yet, or was changed since. @return whether there is something new */
    synchronized boolean refresh() throws IOException {
        Catalogue old = catalogue;
        if (closed || old != null && !old.isOutdated()) {
            return false;
        }
        Catalogue fresh = Catalogue.open(folder, Analysis.USUAL);
        Repertoire next = new CatalogueRepertoire(fresh, Analysis.USUAL, Effort.OF_STREAMS, Confidence.fitted());
        lock.writeLock().lock();
        try {
            catalogue = fresh;
            repertoire = next;
        } finally {
            lock.writeLock().unlock();
        }
        if (old != null) {
            old.close();
        }
        return true;
    }

    @Override
    public synchronized void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            repertoire = null;
            if (catalogue != null) {
                catalogue.close();
                catalogue = null;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
