package io.aircheck.recorder.flv;

import io.aircheck.media.flv.FlvReader;
import io.aircheck.media.flv.FlvTag;
import io.aircheck.media.flv.Gop;
import io.aircheck.media.flv.GopAssembler;
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

/**
 * The engine for {@code Protocol.FLV}. A unit is a group of pictures; a connection that ends in any way is followed by the
 * next, and what that repeats joins the two exactly. Its files are made by {@link FlvPartFormat}.
 */
public final class FlvEngine implements StreamEngine {

    /** A group larger than this is written in pieces, so that memory stays bounded. */
    private static final long MAX_GROUP_BYTES = 32L << 20;

    /** A server that repeats itself so often has nothing new. */
    private static final int MAX_REPEATED_IN_A_ROW = 10;

    /** A picture without a key frame for longer, and for three groups, cannot be decoded from anywhere. */
    private static final Duration LONGEST_GROUP = Duration.ofSeconds(30);

    private final HttpClient http;
    private final Clock clock;
    private final ConnectionRules rules;

    /** @param endAfterSilence how long the stream may be gone before the recording ends */
    public FlvEngine(HttpClient http, Clock clock, Duration endAfterSilence) {
        this(http, clock, ConnectionRules.usual(endAfterSilence));
    }

    FlvEngine(HttpClient http, Clock clock, ConnectionRules rules) {
        this.http = http;
        this.clock = clock;
        this.rules = rules;
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
        GopAssembler assembler = new GopAssembler(MAX_GROUP_BYTES);
        writer.connectionBegins();
        boolean enough = false;
        try (body) {
            enough = !readGroups(body, assembler, connections, writer);
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                writer.connectionEnds(assembler.rest());
                throw new InterruptedException();
            }
            writer.connectionEnds(assembler.rest());
            sink.incident("the connection broke: " + Connections.reason(e));
            return Reading.BROKEN_OFF;
        }
        if (enough) {
            return Reading.ENOUGH;
        }
        writer.connectionEnds(assembler.rest());
        return body.contentLength() >= 0 ? Reading.WHOLE_FILE : Reading.BROKEN_OFF;
    }

    /** @return false once the recording has all it wants */
    private static boolean readGroups(MediaBody body, GopAssembler assembler, Connections connections, GopWriter writer)
            throws IOException, InterruptedException {
        FlvReader reader = new FlvReader();
        KeyFrameWatch keyFrames = new KeyFrameWatch(LONGEST_GROUP);
        ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
        while (body.read(buffer.clear()) >= 0) {
            buffer.flip();
            for (FlvTag tag = reader.next(buffer); tag != null; tag = reader.next(buffer)) {
                keyFrames.see(tag);
                Gop gop = assembler.add(tag);
                if (gop == null) {
                    continue;
                }
                switch (writer.add(gop)) {
                    case WRITTEN -> connections.delivered();
                    case REPEATED -> {
                        if (writer.repeatedInARow() >= MAX_REPEATED_IN_A_ROW) {
                            connections.leaveAddress();
                            throw new IOException("the server sends the same pictures again and again");
                        }
                    }
                    case ENOUGH -> {
                        return false;
                    }
                }
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return true;
    }
}
