package io.aircheck.recorder.flv;

import io.aircheck.media.Chunks;
import io.aircheck.media.flv.FlvReader;
import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.GopAssembler;
import io.aircheck.media.flv.StreamBytes;
import io.aircheck.net.HttpClient;
import io.aircheck.net.MediaBody;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.UnitSink;
import io.aircheck.recorder.connection.ConnectionRules;
import io.aircheck.recorder.connection.Connections;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The engine for {@code Protocol.FLV}. A unit is a group of pictures; a connection that ends in any way is followed by the
 * next, and what that repeats joins the two exactly. Its files are made by {@link FlvPartFormat}.
 */
public final class FlvEngine implements StreamEngine {

    /** A group larger than this is written in pieces, so that memory stays bounded. */
    private static final long MAX_GROUP_BYTES = 8L << 20;

    /** A group is handed on once it is whole, however long it is. */
    public static final Duration WHOLE_GROUPS = Duration.ofMillis(Long.MAX_VALUE);

    /** A server that repeats itself so often has nothing new. */
    private static final int MAX_REPEATED_IN_A_ROW = 10;

    /** A picture without a key frame for longer, and for three groups, cannot be decoded from anywhere. */
    private static final Duration LONGEST_GROUP = Duration.ofSeconds(10);

    /** So short a silence is enough to try another connection: few servers remember more than the last two seconds. */
    private static final Duration LEAST_IDLE = Duration.ofMillis(1500);

    private final HttpClient http;
    private final Clock clock;
    private final ConnectionRules rules;
    private final Chunks memory;
    private final Duration longestUnit;
    private final KeyFrameWatch keyFrames = new KeyFrameWatch(LONGEST_GROUP, System::nanoTime);

    /**
     * An engine for one run.
     *
     * @param endAfterSilence how long the stream may be gone before the recording ends
     * @param longestUnit a group that lasts longer is handed on in pieces
     */
    public FlvEngine(HttpClient http, Clock clock, Chunks memory, Duration endAfterSilence, Duration longestUnit) {
        this(http, clock, memory, ConnectionRules.usual(endAfterSilence).leavingAfter(LEAST_IDLE), longestUnit);
    }

    FlvEngine(HttpClient http, Clock clock, Chunks memory, ConnectionRules rules) {
        this(http, clock, memory, rules, WHOLE_GROUPS);
    }

    FlvEngine(HttpClient http, Clock clock, Chunks memory, ConnectionRules rules, Duration longestUnit) {
        this.http = http;
        this.clock = clock;
        this.memory = memory;
        this.rules = rules;
        this.longestUnit = longestUnit;
    }

    @Override
    public End run(StreamSource source, UnitSink sink) throws InterruptedException, StorageException {
        Connections connections = new Connections(http, clock, rules, source, sink, Map.of());
        GopWriter writer = new GopWriter(sink, clock);
        try {
            while (true) {
                switch (connections.next()) {
                    case Connections.Next.Over(End end) -> {
                        return writer.finish() ? end : new End(EndReason.LIMIT_REACHED, null);
                    }
                    case Connections.Next.Open open -> {
                        Reading reading = read(open.body(), connections, writer, sink);
                        if (reading == Reading.ENOUGH) {
                            return new End(EndReason.LIMIT_REACHED, null);
                        }
                        if (reading == Reading.WHOLE_FILE) {
                            writer.finish();
                            return new End(EndReason.STREAM_ENDED, null);
                        }
                    }
                }
            }
        } catch (InterruptedException e) {
            writer.finish();
            throw e;
        }
    }

    private enum Reading {
        BROKEN_OFF,
        /** The answer had a length, and all of it came: a finished file, not a live stream. */
        WHOLE_FILE,
        ENOUGH
    }

    private Reading read(MediaBody body, Connections connections, GopWriter writer, UnitSink sink)
            throws InterruptedException, StorageException {
        StreamBytes bytes = new StreamBytes(memory);
        GopAssembler assembler = new GopAssembler(bytes, MAX_GROUP_BYTES, longestUnit.toMillis());
        writer.connectionBegins();
        keyFrames.connectionBegins();
        boolean held = false;
        try {
            boolean whole = false;
            boolean interrupted = false;
            try (body) {
                if (!readGroups(body, bytes, assembler, connections, writer)) {
                    return Reading.ENOUGH;
                }
                whole = body.contentLength() >= 0;
            } catch (StorageException e) {
                throw e;
            } catch (IOException e) {
                interrupted = Thread.interrupted();
                if (!interrupted) {
                    sink.incident("the connection broke: " + Connections.reason(e));
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            held = writer.connectionEnds(assembler.rest());
            if (interrupted) {
                throw new InterruptedException();
            }
            return whole ? Reading.WHOLE_FILE : Reading.BROKEN_OFF;
        } finally {
            if (!held) {
                bytes.close();
            }
        }
    }

    /** @return false once the recording has all it wants */
    private boolean readGroups(
            MediaBody body, StreamBytes bytes, GopAssembler assembler, Connections connections, GopWriter writer)
            throws IOException, InterruptedException {
        FlvReader reader = new FlvReader(bytes);
        while (true) {
            ByteBuffer room = bytes.room(false);
            if (room == null) {
                // Memory is used up: what there is of the group is written now, which frees all of it.
                if (!write(assembler.cut(), connections, writer)) {
                    return false;
                }
                bytes.release(assembler.needed(reader));
                room = Objects.requireNonNull(bytes.room(true));
            }
            int count = body.read(room);
            if (count < 0) {
                return true;
            }
            bytes.came(count);
            while (reader.next()) {
                keyFrames.see(reader);
                if (!write(assembler.add(reader), connections, writer)) {
                    return false;
                }
            }
            bytes.release(assembler.needed(reader));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** @return false once the recording has all it wants */
    private static boolean write(@Nullable Gop gop, Connections connections, GopWriter writer) throws IOException {
        if (gop == null) {
            return true;
        }
        return switch (writer.add(gop)) {
            case WRITTEN -> {
                connections.delivered();
                yield true;
            }
            case REPEATED -> {
                if (writer.repeatedInARow() >= MAX_REPEATED_IN_A_ROW) {
                    connections.leaveAddress();
                    throw new IOException("the server sends the same pictures again and again");
                }
                yield true;
            }
            case ENOUGH -> false;
        };
    }
}
