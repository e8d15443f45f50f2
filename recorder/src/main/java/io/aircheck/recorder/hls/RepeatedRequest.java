package io.aircheck.recorder.hls;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Asks once more, on another connection, while an answer does not come, and takes the one that comes first: a connection that
 * hangs must not let the playlist's window slide away, and a server that is only slow has answered all the same.
 */
final class RepeatedRequest {

    private static final int MOST_AT_ONCE = 3;

    private sealed interface Outcome {
        record Answered(HttpAnswer answer) implements Outcome {}

        record Failed(IOException why) implements Outcome {}
    }

    private RepeatedRequest() {}

    /**
     * Loads something small.
     *
     * @param patience after which it is asked for once more
     * @param hangs told when that happens for the first time
     * @throws SocketTimeoutException if none of them is answered
     */
    static HttpAnswer load(HttpClient http, HttpRequest request, Duration patience, Runnable hangs)
            throws IOException, InterruptedException {
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        HttpRequest patient = request.timeout(patience.multipliedBy(MOST_AT_ONCE));
        List<Thread> threads = new ArrayList<>();
        int open = 0;
        try {
            while (threads.size() < MOST_AT_ONCE) {
                if (threads.size() == 1) {
                    hangs.run();
                }
                threads.add(Thread.ofVirtual().name("hls reload").start(() -> outcomes.add(ask(http, patient))));
                open++;
                switch (outcomes.poll(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    case null -> {}
                    case Outcome.Answered(HttpAnswer answer) -> {
                        return answer;
                    }
                    case Outcome.Failed(IOException why) -> {
                        open--;
                        if (open == 0) {
                            throw why;
                        }
                    }
                }
            }
            throw new SocketTimeoutException("no answer within "
                    + patience.multipliedBy(MOST_AT_ONCE).toMillis() / 1000.0 + " s, asked " + MOST_AT_ONCE + " times");
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private static Outcome ask(HttpClient http, HttpRequest request) {
        try {
            return new Outcome.Answered(http.load(request));
        } catch (IOException e) {
            return new Outcome.Failed(e);
        } catch (RuntimeException e) {
            return new Outcome.Failed(new IOException(e));
        }
    }
}
