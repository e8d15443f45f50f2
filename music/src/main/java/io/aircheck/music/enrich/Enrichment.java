package io.aircheck.music.enrich;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.Song;
import io.aircheck.music.cloud.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up songs in the background, one after another: a recognition never waits for it. What one source refuses, another may
 * know; what was found is kept by ISRC.
 */
public final class Enrichment implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Enrichment.class);
    private static final int MOST_WAITING = 1_000;

    private record Task(Song song, @Nullable Duration length, Consumer<Song> then) {}

    private final List<Source> sources;
    private final EnrichmentCache cache;
    private final BlockingQueue<Task> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread worker;

    /** @param sources in the order in which they are asked, each for what the others have not told */
    public Enrichment(List<Source> sources, EnrichmentCache cache) {
        this.sources = List.copyOf(sources);
        this.cache = cache;
        worker = Thread.ofVirtual().name("enrichment").start(this::work);
    }

    /**
     * Puts a song into the queue.
     *
     * @param length of the song, null where it is unknown
     * @param then gets the song with all ids that were found; called from another thread
     * @return false where too many wait already; then nothing happens
     */
    public boolean submit(Song song, @Nullable Duration length, Consumer<Song> then) {
        return waiting.offer(new Task(song, length, then));
    }

    /** Ends with what is being looked up; songs that wait are left as they are. */
    @Override
    public void close() throws InterruptedException {
        worker.interrupt();
        worker.join();
    }

    private void work() {
        try {
            while (true) {
                Task task = waiting.take();
                Song enriched = enriched(task.song(), task.length());
                try {
                    task.then().accept(enriched);
                } catch (RuntimeException e) {
                    LOG.warn("the ids of {} could not be stored", enriched.announcement(), e);
                }
            }
        } catch (InterruptedException closed) {
            LOG.debug("enrichment ends with {} songs waiting", waiting.size());
        }
    }

    /** Asks now, which takes as long as the slowest source; the queue does this in the background. */
    public Song enriched(Song song, @Nullable Duration length) throws InterruptedException {
        ExternalIds ids = song.external().or(kept(song));
        ExternalIds before = ids;
        for (Source source : sources) {
            if (!source.knows(ids)) {
                try {
                    ids = ids.or(source.find(song, length));
                } catch (Refusal e) {
                    LOG.info("{}", e.getMessage());
                }
            }
        }
        if (!ids.equals(before)) {
            keep(song, ids);
        }
        return song.withExternal(ids);
    }

    private ExternalIds kept(Song song) {
        try {
            ExternalIds kept = cache.get(song.isrc());
            return kept == null ? ExternalIds.NONE : kept;
        } catch (IOException e) {
            LOG.warn("the ids of {} that were kept cannot be read: {}", song.isrc(), e.getMessage());
            return ExternalIds.NONE;
        }
    }

    private void keep(Song song, ExternalIds ids) {
        try {
            cache.put(song.isrc(), ids);
        } catch (IOException e) {
            LOG.warn("the ids of {} cannot be kept: {}", song.isrc(), e.getMessage());
        }
    }
}
