package io.aircheck.recorder.connection;

import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.StreamEngine.End;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.UnitSink;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one stream, one after the other. A connection may end in any way, and that says nothing about the
 * broadcast: the same address is tried again, then the platform is asked, and only its word or a long silence is the end.
 */
public final class Connections {

    /** What comes next. */
    public sealed interface Next {

        /** A connection that answered with success; to be closed by the caller. */
        record Open(MediaBody body, LiveStream stream) implements Next {}

        record Over(End end) implements Next {}
    }

    private final HttpClient http;
    private final Clock clock;
    private final ConnectionRules rules;
    private final StreamSource source;
    private final UnitSink sink;
    private final Map<String, String> headers;

    private LiveStream stream;
    private Instant lastNews;
    private int attempts;
    private int attemptsAtAddress;
    private boolean begun;
    private long lastAttempt;
    private @Nullable WatchedBody lastBody;
    private @Nullable Duration usualAnswer;

    /** @param headers to send where the stream does not name its own */
    public Connections(
            HttpClient http,
            Clock clock,
            ConnectionRules rules,
            StreamSource source,
            UnitSink sink,
            Map<String, String> headers) {
        this.http = http;
        this.clock = clock;
        this.rules = rules;
        this.source = source;
        this.sink = sink;
        this.headers = Map.copyOf(headers);
        stream = source.stream();
        lastNews = clock.instant();
    }

    /** Something new came and was written: whatever went wrong before is over. */
    public void delivered() {
        lastNews = clock.instant();
        attempts = 0;
        attemptsAtAddress = 0;
    }

    /** This address is of no use any more: the platform is asked before the next attempt. */
    public void leaveAddress() {
        attemptsAtAddress = rules.triesBeforeAsking();
    }

    /** Opens the next connection, after however many attempts and waits that takes. */
    public Next next() throws InterruptedException {
        return next(Map.of());
    }

    /** @param more headers of this request alone */
    public Next next(Map<String, String> more) throws InterruptedException {
        while (true) {
            if (begun) {
                Duration since = Duration.ofNanos(System.nanoTime() - lastAttempt);
                Duration left = rules.delayBefore(attempts).minus(since);
                Thread.sleep(left.isNegative() ? Duration.ZERO : left);
            }
            End end = begun ? endOrAnotherAddress() : null;
            if (end != null) {
                return new Next.Over(end);
            }
            begun = true;
            attempts++;
            attemptsAtAddress++;
            MediaBody body = open(more);
            if (Thread.interrupted()) {
                if (body != null) {
                    body.close();
                }
                throw new InterruptedException();
            }
            if (body != null) {
                return new Next.Open(body, stream);
            }
        }
    }

    /** What went wrong, for an incident's sentence. */
    public static String reason(IOException e) {
        return e.getMessage() == null ? "it ended in the middle" : e.getMessage();
    }

    private @Nullable End endOrAnotherAddress() {
        End end = attemptsAtAddress >= rules.triesBeforeAsking() ? ask() : null;
        if (end != null) {
            return end;
        }
        Duration silence = Duration.between(lastNews, clock.instant());
        return silence.compareTo(rules.endAfterSilence()) > 0
                ? new End(EndReason.SILENCE, "nothing new came for " + silence.toSeconds() + " s")
                : null;
    }

    private @Nullable End ask() {
        try {
            StreamSource.Resolution resolution = source.resolveAgain();
            if (resolution.stream() != null) {
                stream = resolution.stream();
                attemptsAtAddress = 0;
            } else if (resolution.status() instanceof RoomStatus.Unavailable unavailable) {
                sink.incident("the platform says: " + unavailable.reason());
            }
            return resolution.end();
        } catch (IOException e) {
            sink.incident("the platform could not be asked: " + reason(e));
            return null;
        }
    }

    /** Before anything came an answer may take long; later its silence is one of the stream, which cannot wait. */
    private Duration patience() {
        Duration came = lastBody == null ? null : lastBody.firstBytesAfter();
        usualAnswer = came == null ? usualAnswer : came;
        return usualAnswer == null ? rules.answer() : rules.answerWithin(attempts, usualAnswer);
    }

    private @Nullable MediaBody open(Map<String, String> more) {
        Duration patience = patience();
        lastBody = null;
        lastAttempt = System.nanoTime();
        HttpRequest request = HttpRequest.get(stream.url())
                .headers(headers)
                .headers(stream.headers())
                .headers(more)
                .timeout(patience)
                .forLiveStream();
        try {
            MediaBody body = http.open(request);
            if (body.status() >= 200 && body.status() < 300) {
                // Where the last connection brought nothing new, the stream itself is silent: no hurry then.
                Duration least = attempts > 1 ? rules.idle() : rules.leastIdle();
                WatchedBody watched = new WatchedBody(
                        body,
                        new WatchedBody.Patience(shorter(patience, rules.idle()), least, rules.idle()),
                        lastAttempt);
                lastBody = watched;
                return watched;
            }
            sink.incident("the stream's server answered " + body.status());
            body.close();
        } catch (IOException e) {
            sink.incident("the stream could not be opened: " + reason(e));
        }
        return null;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
