package io.aircheck.recorder.file;

import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.UnitSink;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Cuts the bytes of a file to units of about 1 MiB; of a transport stream, to whole packets. */
final class BlockWriter {

    enum Outcome {
        HELD,
        WRITTEN,
        ENOUGH
    }

    private static final int PACKET_BYTES = 188;
    private static final byte SYNC = 0x47;

    /** The multiple of a packet that is nearest below 1 MiB. */
    private static final int BLOCK_BYTES = (1 << 20) / PACKET_BYTES * PACKET_BYTES;

    /** An endless stream of few bits is written as often as one of many. */
    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(2);

    private final UnitSink sink;
    private final Clock clock;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    private String configuration = "file";
    private boolean endless;
    private boolean formKnown;
    private boolean transportStream;
    private long written;
    private long sequence;
    private Instant blockBegan;

    BlockWriter(UnitSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
        this.blockBegan = clock.instant();
    }

    void begin(RemoteFile file) {
        endless = file.isEndless();
        configuration = "file " + file.length() + " " + file.entityTag();
        blockBegan = clock.instant();
    }

    /** Bytes of the file that are written or held. */
    long position() {
        return written + block.position();
    }

    boolean isTransportStream() {
        return transportStream;
    }

    Outcome add(ByteBuffer bytes) throws StorageException {
        Outcome outcome = Outcome.HELD;
        while (bytes.hasRemaining()) {
            int count = Math.min(bytes.remaining(), block.remaining());
            block.put(block.position(), bytes, bytes.position(), count);
            block.position(block.position() + count);
            bytes.position(bytes.position() + count);
            boolean old =
                    endless && Duration.between(blockBegan, clock.instant()).compareTo(LONGEST_BLOCK) >= 0;
            if (!block.hasRemaining() || old && block.position() >= 2 * PACKET_BYTES) {
                outcome = flush();
                if (outcome == Outcome.ENOUGH) {
                    return outcome;
                }
            }
        }
        return outcome;
    }

    /** Writes what is held; of a transport stream the whole packets. */
    Outcome flush() throws StorageException {
        if (!formKnown) {
            transportStream = looksLikePackets();
            formKnown = block.position() > 0;
        }
        if (endless && transportStream) {
            dropNoise();
        }
        int whole = endless && transportStream ? block.position() / PACKET_BYTES * PACKET_BYTES : block.position();
        if (whole == 0) {
            return Outcome.HELD;
        }
        ByteBuffer body = ByteBuffer.allocate(whole).put(0, block, 0, whole);
        block.flip().position(whole);
        block.compact();
        Instant now = clock.instant();
        MediaUnit unit = new MediaUnit(
                transportStream ? Container.TS : Container.FILE,
                configuration,
                List.of(),
                List.of(body),
                sequence++,
                0,
                endless ? Duration.between(blockBegan, now) : Duration.ZERO,
                null,
                now,
                written == 0);
        written += whole;
        blockBegan = now;
        return sink.write(unit) ? Outcome.WRITTEN : Outcome.ENOUGH;
    }

    /** What is left of a packet whose rest will never come. */
    void dropRest() {
        block.clear();
        blockBegan = clock.instant();
    }

    private boolean looksLikePackets() {
        return block.position() >= 2 * PACKET_BYTES && block.get(0) == SYNC && block.get(PACKET_BYTES) == SYNC;
    }

    /** A new connection may begin in the middle of a packet. */
    private void dropNoise() {
        int at = 0;
        while (at < block.position()
                && !(block.get(at) == SYNC
                        && (at + PACKET_BYTES >= block.position() || block.get(at + PACKET_BYTES) == SYNC))) {
            at++;
        }
        block.flip().position(at);
        block.compact();
    }
}
