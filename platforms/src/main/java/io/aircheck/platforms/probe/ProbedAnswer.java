package io.aircheck.platforms.probe;

import io.aircheck.net.MediaBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** An answer of which as much is read as is needed and no more, since it may be a stream without end. */
final class ProbedAnswer implements AutoCloseable {

    /** How long a slow stream may take to show what it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final MediaBody body;
    private final Clock clock;
    private final Instant deadline;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final ByteBuffer buffer = ByteBuffer.allocate(8 << 10);
    private boolean complete;

    ProbedAnswer(MediaBody body, Clock clock) {
        this.body = body;
        this.clock = clock;
        this.deadline = clock.instant().plus(PATIENCE);
    }

    MediaBody answer() {
        return body;
    }

    /** The first bytes, in all at least so many unless the answer ends or takes too long. */
    byte[] first(int bytes) throws IOException {
        while (read.size() < bytes && !complete && clock.instant().isBefore(deadline)) {
            int count;
            try {
                count = body.read(buffer.clear());
            } catch (IOException e) {
                if (read.size() == 0) {
                    throw e;
                }
                complete = true; // what came before it broke may be enough
                break;
            }
            if (count < 0) {
                complete = true;
            } else {
                read.write(buffer.array(), 0, count);
            }
        }
        return read.toByteArray();
    }

    /** Whether there is no more than what {@link #first} gave. */
    boolean complete() {
        return complete;
    }

    @Override
    public void close() {
        body.close();
    }
}
