package io.aircheck.recorder.hls;

import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.StreamSource.Resolution;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Asks the platform again, beside the playlist loop, so that polling goes on meanwhile; one question at a time, and less and
 * less often while it does not help.
 */
final class Resolver {

    /**
     * What came of a question.
     *
     * @param resolution null where the platform could not be asked
     * @param problem why not
     */
    record Answer(@Nullable Resolution resolution, String problem) {}

    private final StreamSource source;
    private final Duration firstPause;
    private final Duration longestPause;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private volatile long notBefore = System.nanoTime();
    private volatile Duration pause;
    private volatile @Nullable Thread thread;

    Resolver(StreamSource source, HlsSettings settings) {
        this.source = source;
        this.firstPause = settings.longestPause();
        this.longestPause = settings.longestPause().multipliedBy(12);
        this.pause = firstPause;
    }

    /** Asks, unless that is being done or was done just now. */
    void ask() {
        if (System.nanoTime() - notBefore < 0 || !asking.compareAndSet(false, true)) {
            return;
        }
        thread = Thread.ofVirtual().name("resolver").start(() -> {
            Answer answer;
            try {
                answer = new Answer(source.resolveAgain(), "");
            } catch (IOException e) {
                answer = new Answer(null, String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                answer = new Answer(null, e.toString());
            }
            notBefore = System.nanoTime() + pause.toNanos();
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
            answers.add(answer);
            asking.set(false);
        });
    }

    /** All is well: the next question may come at once. */
    void allIsWell() {
        pause = firstPause;
        notBefore = System.nanoTime();
    }

    /** Waits for an answer, at most for so long; null if there is none. */
    @Nullable
    Answer await(Duration longest) throws InterruptedException {
        return answers.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
