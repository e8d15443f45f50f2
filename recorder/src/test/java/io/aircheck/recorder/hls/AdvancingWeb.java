package io.aircheck.recorder.hls;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import io.aircheck.testkit.origin.LiveClock;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A web in which every reload of a playlist moves the origin's clock on, and in which the playlist says that all of it is
 * forty times as fast. While nothing is written the clock moves on with every few reloads, so that the stream does not wait
 * for a segment that cannot be had.
 */
final class AdvancingWeb implements HttpClient {

    private static final int TIMES = 40;
    private static final int RELOADS_IN_VAIN = 6;
    private static final Pattern DURATION = Pattern.compile("(?m)^#EXTINF:([\\d.]+)|^#EXT-X-TARGETDURATION:([\\d.]+)");
    private static final Pattern TIME = Pattern.compile("20\\d\\d-[\\d-]+T[\\d:.]+Z");
    private static final Pattern BREAK = Pattern.compile(",DURATION=([\\d.]+)");

    private final HttpClient http;
    private final LiveClock.Manual clock;
    private final Random random;
    private final IntSupplier written;
    private final Instant start;
    private int seen;
    private int reloads;

    AdvancingWeb(HttpClient http, LiveClock.Manual clock, int seed, IntSupplier written) {
        this.http = http;
        this.clock = clock;
        this.random = new Random(seed);
        this.written = written;
        this.start = Instant.ofEpochMilli(clock.millis());
    }

    @Override
    public HttpAnswer send(HttpRequest request) throws IOException {
        if (!request.url().contains(".m3u8")) {
            return http.send(request);
        }
        HttpAnswer answer;
        try {
            answer = http.send(request);
        } catch (SocketTimeoutException e) {
            throw e; // a slow machine, or a stall, which ends by itself: the stream waits
        } catch (IOException e) {
            advance();
            throw e;
        }
        advance();
        byte[] body = quick(answer.text()).getBytes(StandardCharsets.UTF_8);
        return new HttpAnswer(answer.status(), answer.url(), answer.headers(), body);
    }

    @Override
    public MediaBody open(HttpRequest request) throws IOException {
        return http.open(request);
    }

    private synchronized void advance() {
        boolean goesOn = written.getAsInt() > seen;
        reloads++;
        if (goesOn || reloads > RELOADS_IN_VAIN) {
            seen = written.getAsInt();
            reloads = 0;
            clock.advance(Duration.ofMillis(700 + random.nextInt(1300)));
        }
    }

    private String quick(String text) {
        String shorter = DURATION.matcher(text)
                .replaceAll(found -> found.group().replaceFirst("[\\d.]+$", "")
                        + seconds(found.group(1) == null ? found.group(2) : found.group(1)));
        String broken = BREAK.matcher(shorter).replaceAll(found -> ",DURATION=" + seconds(found.group(1)));
        return TIME.matcher(broken).replaceAll(found -> quick(Instant.parse(found.group())));
    }

    private static String seconds(@Nullable String text) {
        return String.valueOf(Double.parseDouble(String.valueOf(text)) / TIMES);
    }

    private String quick(Instant time) {
        return start.plus(Duration.between(start, time).dividedBy(TIMES)).toString();
    }
}
