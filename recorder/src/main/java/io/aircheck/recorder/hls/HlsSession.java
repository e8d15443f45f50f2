package io.aircheck.recorder.hls;

import io.aircheck.media.hls.Segment;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.Gap.Cause;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.UnitSink;
import io.aircheck.recorder.memory.MediaMemory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of the engine: its threads, and the writing of what they bring. Only the caller's thread talks to the sink. */
final class HlsSession {

    /** Segments fetched at once: enough to catch up after a stall, few enough not to be taken for an attack. */
    private static final int FETCHERS = 3;

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(1);

    private final UnitSink sink;
    private final MediaMemory memory;
    private final SegmentQueue queue;
    private final PlaylistLoop playlists;
    private final SegmentFetcher fetcher;
    private final Progress progress;
    private final GapCollector gaps;
    private final UnitMaker units = new UnitMaker();
    private final List<Thread> threads = new ArrayList<>();

    HlsSession(
            UnitSink sink,
            MediaMemory memory,
            SegmentQueue queue,
            PlaylistLoop playlists,
            SegmentFetcher fetcher,
            Progress progress,
            Clock clock) {
        this.sink = sink;
        this.memory = memory;
        this.queue = queue;
        this.playlists = playlists;
        this.fetcher = fetcher;
        this.progress = progress;
        this.gaps = new GapCollector(clock);
    }

    End run() throws InterruptedException, StorageException {
        start("playlist", this::watchPlaylist);
        for (int i = 0; i < FETCHERS; i++) {
            start("segments", this::fetchSegments);
        }
        try {
            return write(true);
        } catch (InterruptedException e) {
            End limit = write(false);
            gaps.take().forEach(sink::gap);
            if (limit.reason() == EndReason.LIMIT_REACHED) {
                return limit;
            }
            throw e;
        } finally {
            threads.forEach(Thread::interrupt);
            queue.close().forEach(this::giveBack);
            awaitThreads();
        }
    }

    /** They were interrupted, which breaks what they wait for; their memory shall be free when the recording is over. */
    private void awaitThreads() {
        try {
            for (Thread thread : threads) {
                thread.join(LONGEST_FAREWELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(String name, Runnable task) {
        threads.add(Thread.ofVirtual().name("hls " + name).start(task));
    }

    private void watchPlaylist() {
        try {
            queue.finish(playlists.run());
        } catch (InterruptedException e) {
            queue.abort(new End(EndReason.STOPPED, null));
        } catch (RuntimeException e) {
            queue.abort(new End(EndReason.FAILED, "the playlist could not be followed: " + e));
        }
    }

    private void fetchSegments() {
        try {
            for (Slot slot = queue.takeNext(); slot != null; slot = queue.takeNext()) {
                try (var _ = memory.begin()) {
                    fetch(slot);
                }
            }
        } catch (InterruptedException e) {
            // the recording is over
        } catch (RuntimeException e) {
            queue.abort(new End(EndReason.FAILED, "a segment could not be taken: " + e));
        }
    }

    private void fetch(Slot slot) {
        try {
            // Nobody else changes what it is fetched as and its attempts meanwhile; its standing may become that of a
            // listed one.
            Fetched fetched = fetcher.fetch(
                    slot.fetchedAs,
                    slot.standing,
                    slot.attempts,
                    slot.failures(FetchFailure.Kind.BROKEN),
                    () -> queue.isFirst(slot),
                    sink.place());
            if (!queue.fetched(slot, fetched)) {
                giveBack(fetched);
            }
        } catch (FetchFailure e) {
            switch (e.kind()) {
                case UNSUPPORTED -> queue.abort(new End(EndReason.UNSUPPORTED, e.getMessage()));
                case REFUSED -> playlists.addressRefused();
                default -> {}
            }
            queue.failed(slot, e);
        }
    }

    /**
     * Deals with everything in order.
     *
     * @param wait until the stream is over; without, only with what is here
     */
    private End write(boolean wait) throws InterruptedException, StorageException {
        for (Happening happening = queue.next(wait); happening != null; happening = queue.next(wait)) {
            switch (happening) {
                case Happening.Incident(String what) -> sink.incident(what);
                case Happening.Missed(Change.Missing missing) ->
                    gaps.add(missing.at(), missing.length(), missing.units(), Cause.GONE, missing.detail());
                case Happening.Discarded(Fetched fetched) -> giveBack(fetched);
                case Happening.Decided(Slot slot) -> {
                    if (!decided(slot)) {
                        return new End(EndReason.LIMIT_REACHED, null);
                    }
                }
                case Happening.Over(End end) -> {
                    gaps.take().forEach(sink::gap);
                    return end;
                }
            }
        }
        return new End(EndReason.STOPPED, null);
    }

    /** @return false once the recording has all it wants */
    private boolean decided(Slot slot) throws StorageException {
        Segment segment = slot.segment;
        Fetched fetched = slot.fetched;
        if (fetched != null) {
            slot.fetched = null;
            try {
                return segment.advertisement() || slot.state == Slot.State.DROPPED ? skip(slot) : write(slot, fetched);
            } finally {
                giveBack(fetched);
            }
        }
        if (slot.state == Slot.State.SKIPPED || slot.state == Slot.State.DROPPED) {
            return skip(slot);
        }
        FetchFailure failure = slot.failure;
        String detail = "segment " + segment.sequence() + ": " + (failure == null ? "lost" : failure.getMessage());
        gaps.add(segment.programDateTime(), segment.duration(), 1, cause(failure), detail);
        return true;
    }

    private boolean skip(Slot slot) {
        Segment segment = slot.segment;
        if (slot.state == Slot.State.DROPPED) {
            return true;
        }
        if (segment.advertisement()) {
            progress.made();
            gaps.add(
                    segment.programDateTime(),
                    segment.duration(),
                    1,
                    Cause.ADVERTISEMENT,
                    "advertisements in place of the programme, left out");
        } else {
            gaps.add(
                    segment.programDateTime(),
                    segment.duration(),
                    1,
                    Cause.GONE,
                    "the playlist says that segment " + segment.sequence() + " is missing");
        }
        return true;
    }

    private boolean write(Slot slot, Fetched fetched) throws StorageException {
        MediaUnit unit = units.make(slot.segment, slot.epoch, fetched);
        for (Gap gap : gaps.take()) {
            sink.gap(gap);
        }
        progress.made();
        return sink.write(unit);
    }

    private static Cause cause(@Nullable FetchFailure failure) {
        return switch (failure == null ? FetchFailure.Kind.ABSENT : failure.kind()) {
            case ABSENT, REFUSED, UNSUPPORTED -> Cause.GONE;
            case SERVER, UNANSWERED, BROKEN, MEMORY -> Cause.UNREACHABLE;
            case DAMAGED, ENDLESS -> Cause.DAMAGED;
        };
    }

    private void giveBack(Fetched fetched) {
        memory.giveBack(fetched.body());
    }
}
