package io.aircheck.recorder.hls;

import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.media.mpegts.TsPacket;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.UnitSink;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sound that has come and waits for the picture that it belongs to. Who fetches it puts it in here; who writes the picture
 * takes it out, and does not wait for it for ever.
 */
final class SoundBuffer implements UnitSink {

    /** A quarter of an hour of usual sound; whoever fetches more must wait. */
    private static final long MOST_BYTES = 16L << 20;
    /** Segments that a playlist may list again when it is opened anew. */
    private static final int REMEMBERED = 64;
    /** Cutters of sound round to its own frames. */
    private static final Duration ROUNDING = Duration.ofMillis(100);

    private record Identity(long sequence, long bytes, long firstDts) {}

    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<MediaUnit> sounds = new ArrayDeque<>();
    private final Set<Identity> recent = new LinkedHashSet<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<String> incidents = new ArrayList<>();
    private @Nullable MediaUnit latest;
    private long bytes;
    private boolean late;
    private boolean over;
    private boolean closed;

    /** @param patience how long the picture waits for its sound */
    SoundBuffer(Duration patience) {
        this.patience = patience;
    }

    @Override
    public boolean write(MediaUnit unit) {
        lock.lock();
        try {
            if (!remember(unit)) {
                return !closed;
            }
            while (bytes + unit.bodyBytes() > MOST_BYTES && !sounds.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            MediaUnit own = withBody(unit, copy(unit));
            sounds.add(own);
            latest = own;
            bytes += own.bodyBytes();
            changed.signalAll();
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean remember(MediaUnit unit) {
        if (!recent.add(new Identity(unit.sequence(), unit.bodyBytes(), firstDts(unit)))) {
            return false;
        }
        if (recent.size() > REMEMBERED) {
            recent.remove(recent.iterator().next());
        }
        return true;
    }

    @Override
    public void gap(Gap gap) {
        locked(() ->
                gaps.add(new Gap(gap.at(), gap.length(), gap.units(), gap.cause(), "of the sound: " + gap.detail())));
    }

    @Override
    public void incident(String what) {
        locked(() -> incidents.add("the sound: " + what));
    }

    @Override
    public void title(String title, Instant at) {
        // segments have none
    }

    /** No more will come. */
    void over() {
        locked(() -> over = true);
    }

    /** No more is wanted. */
    void close() {
        locked(() -> {
            closed = true;
            sounds.clear();
            bytes = 0;
        });
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Tells what happened to the sound meanwhile. */
    void tell(UnitSink sink) {
        List<Gap> missing = new ArrayList<>();
        List<String> told = new ArrayList<>();
        locked(() -> {
            missing.addAll(gaps);
            gaps.clear();
            told.addAll(incidents);
            incidents.clear();
        });
        told.forEach(sink::incident);
        missing.forEach(sink::gap);
    }

    /**
     * Takes what begins before a picture ends, with what came late for earlier ones. Waits until all of it is there, but once
     * it had to go on without, not again before the sound has caught up.
     */
    List<MediaUnit> until(MediaUnit picture) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = late ? 0 : patience.toNanos();
            while (!over && !isCovered(picture) && left > 0) {
                left = changed.awaitNanos(left);
            }
            late = !over && !isCovered(picture);
            return before(picture);
        } finally {
            lock.unlock();
        }
    }

    /** Takes what is there of it, without waiting. */
    List<MediaUnit> before(MediaUnit picture) {
        lock.lock();
        try {
            List<MediaUnit> taken = new ArrayList<>();
            while (!sounds.isEmpty()
                    && untilItBegins(picture, sounds.getFirst()).compareTo(picture.duration()) < 0) {
                MediaUnit sound = sounds.removeFirst();
                bytes -= sound.bodyBytes();
                taken.add(sound);
            }
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private boolean isCovered(MediaUnit picture) {
        return latest != null
                && untilItBegins(picture, latest)
                                .plus(latest.duration())
                                .plus(ROUNDING)
                                .compareTo(picture.duration())
                        >= 0;
    }

    /** From the beginning of a picture to that of a sound: by the stream's clock where both tell it, else by their timestamps. */
    static Duration untilItBegins(MediaUnit picture, MediaUnit sound) {
        Instant shown = picture.programDateTime();
        Instant heard = sound.programDateTime();
        return shown != null && heard != null ? Duration.between(shown, heard) : byTimestamps(picture, sound);
    }

    private static Duration byTimestamps(MediaUnit picture, MediaUnit sound) {
        Track shown = timed(picture);
        Track heard = timed(sound);
        if (shown == null || heard == null) {
            return Duration.ZERO;
        }
        boolean wraps = picture.container() == Container.TS;
        long begin = wraps ? 0 : nanos(shown.firstDts(), shown);
        long ticks = wraps ? TsPacket.ticksBetween(shown.firstDts(), heard.firstDts()) : heard.firstDts();
        return Duration.ofNanos(nanos(ticks, heard) - begin);
    }

    private static long nanos(long ticks, Track track) {
        return Math.round(ticks * 1e9 / track.timescale());
    }

    private static @Nullable Track timed(MediaUnit unit) {
        return unit.tracks().stream()
                .filter(track -> track.firstDts() != SegmentInspection.NO_TIME)
                .findFirst()
                .orElse(null);
    }

    private static long firstDts(MediaUnit unit) {
        return unit.tracks().stream().mapToLong(Track::firstDts).findFirst().orElse(0);
    }

    private static ByteBuffer copy(MediaUnit unit) {
        ByteBuffer copy = ByteBuffer.allocate((int) unit.bodyBytes());
        unit.body().forEach(buffer -> copy.put(buffer.duplicate()));
        return copy.flip();
    }

    private static MediaUnit withBody(MediaUnit unit, ByteBuffer body) {
        return new MediaUnit(
                unit.container(),
                unit.configuration(),
                unit.header(),
                List.of(body),
                unit.sequence(),
                unit.epoch(),
                unit.duration(),
                unit.programDateTime(),
                unit.receivedAt(),
                unit.keyFrame(),
                unit.tracks());
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
