package io.aircheck.recorder.hls;

import io.aircheck.media.hls.ByteRange;
import io.aircheck.net.MediaBody;
import io.aircheck.recorder.connection.BodyWatch;
import io.aircheck.recorder.hls.FetchFailure.Kind;
import io.aircheck.recorder.memory.MediaMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer's body into memory: whole, or not at all. It is given up when nothing comes for a while, when it takes
 * too long however steadily it trickles, and when it is larger than any segment.
 */
final class BodyReader {

    /** No segment of ten seconds at 50 Mbit/s is larger. */
    static final long MOST_BYTES = 64L << 20;

    /** What the segment that is next to be written may take even if others have used up the memory. */
    private static final long ALWAYS_GRANTED = 4L << 20;

    private final MediaBody body;
    private final MediaMemory memory;
    private final BooleanSupplier urgent;
    private final int firstPlace;
    private final List<ByteBuffer> chunks = new ArrayList<>();
    private final BodyWatch watch;

    /** @param place in the file to which the body will probably go: in its page of memory it begins as far from the beginning */
    BodyReader(
            MediaBody body, Duration idle, Duration deadline, MediaMemory memory, BooleanSupplier urgent, long place) {
        this.body = body;
        this.memory = memory;
        this.urgent = urgent;
        this.firstPlace = (int) (place % MediaMemory.PAGE);
        this.watch = BodyWatch.over(body, idle, deadline);
    }

    /**
     * Reads the body and closes it.
     *
     * @param wanted the part of the whole resource that is wanted, where the server sent all of it; null for all
     * @return buffers of the memory, ready to be read; the caller must give them back
     */
    List<ByteBuffer> read(@Nullable ByteRange wanted) throws FetchFailure {
        boolean whole = false;
        try (body;
                watch) {
            readAll(wanted);
            whole = true;
            return chunks;
        } catch (IOException e) {
            String reason = watch.givenUp();
            throw new FetchFailure(Kind.BROKEN, reason == null ? "the connection broke: " + e.getMessage() : reason);
        } finally {
            if (!whole) {
                memory.giveBack(chunks);
            }
        }
    }

    private void readAll(@Nullable ByteRange wanted) throws IOException, FetchFailure {
        long toSkip = wanted == null ? 0 : wanted.offset();
        long toTake = wanted == null ? Long.MAX_VALUE : wanted.length();
        long taken = 0;
        while (true) {
            ByteBuffer chunk = chunk(taken);
            chunks.add(chunk);
            int from = toSkip == 0 && taken == 0 ? firstPlace : 0;
            long most = toSkip > 0 ? toSkip : toTake - taken;
            chunk.position(from).limit(from + (int) Math.min(chunk.capacity() - from, most));
            boolean more = fill(chunk);
            chunk.limit(chunk.position()).position(from);
            if (toSkip > 0) {
                toSkip -= chunk.remaining();
                chunks.removeLast();
                memory.giveBack(List.of(chunk));
            } else {
                taken += chunk.remaining();
            }
            if (!more) {
                if (wanted != null && taken < wanted.length()) {
                    throw new FetchFailure(Kind.DAMAGED, "the answer ended before the wanted bytes");
                }
                return;
            }
            if (taken == toTake) {
                return;
            }
            if (taken >= MOST_BYTES) {
                throw new FetchFailure(
                        Kind.ENDLESS, "it did not end after " + (MOST_BYTES >> 20) + " MiB, more than any segment has");
            }
        }
    }

    private ByteBuffer chunk(long taken) throws FetchFailure {
        ByteBuffer chunk = memory.take(taken < ALWAYS_GRANTED && urgent.getAsBoolean());
        if (chunk == null) {
            throw new FetchFailure(Kind.MEMORY, "the memory for segments is used up");
        }
        return chunk;
    }

    /** @return whether there may be more */
    private boolean fill(ByteBuffer chunk) throws IOException {
        while (chunk.hasRemaining()) {
            if (body.read(chunk) < 0) {
                return false;
            }
            watch.heard();
        }
        return true;
    }
}
