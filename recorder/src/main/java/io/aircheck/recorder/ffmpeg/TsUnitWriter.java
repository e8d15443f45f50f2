package io.aircheck.recorder.ffmpeg;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection;
import io.aircheck.media.mpegts.TsInspector;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.UnitSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes units of FFmpeg's output and writes them. Servers that let a viewer in between key frames send sound until the next
 * one: that sound waits for the picture, since the file's decoders are not known before, and belongs to its unit.
 */
final class TsUnitWriter {

    /** Half a minute of sound. Who announces a picture and sends none for so long probably has none. */
    private static final int MOST_HELD_BYTES = 1 << 20;

    private final UnitSink sink;
    private final Clock clock;
    private TsCutter cutter = new TsCutter();
    private final List<ByteBuffer> held = new ArrayList<>();
    private String configuration = "ts";
    private long units;
    private @Nullable Instant lastUnitAt;
    private @Nullable String breakReason;

    TsUnitWriter(UnitSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * Takes the next bytes of output.
     *
     * @return false once the recording has all it wants
     * @throws IOException if they are no transport stream
     */
    boolean add(byte[] block) throws IOException {
        for (TsCutter.Piece piece : cutter.add(block)) {
            if (!take(piece, false)) {
                return false;
            }
        }
        return true;
    }

    /** Writes what is left; the next bytes are those of another run of FFmpeg. */
    void flush() throws StorageException {
        TsCutter.Piece rest = cutter.rest();
        cutter = new TsCutter();
        if (rest != null) {
            try {
                take(rest, true);
            } catch (StorageException e) {
                throw e;
            } catch (IOException e) {
                sink.incident("the end of what FFmpeg gave is damaged and was left out: " + e.getMessage());
            }
        }
    }

    /** Says that FFmpeg had to be started again; what is missing is noted when something comes. */
    void streamBroke(String why) {
        breakReason = why;
    }

    long units() {
        return units;
    }

    /** @param last whether nothing will come that this piece could wait for */
    private boolean take(TsCutter.Piece piece, boolean last) throws IOException {
        held.add(piece.bytes());
        SegmentInspection inspection = inspect(held);
        boolean described = inspection.tracks().stream().allMatch(track -> track.configuration() != null);
        if (units == 0 && !described && !last && bytes(held) < MOST_HELD_BYTES) {
            return true;
        }
        List<ByteBuffer> body = List.copyOf(held);
        held.clear();
        if (inspection.tracks().isEmpty()) {
            return true;
        }
        if (described) {
            configuration = configuration(inspection);
        }
        return write(inspection, body, piece.keyFrame());
    }

    private boolean write(SegmentInspection inspection, List<ByteBuffer> body, boolean keyFrame) throws IOException {
        Instant now = clock.instant();
        if (breakReason != null && lastUnitAt != null) {
            Duration missing = Duration.between(lastUnitAt, now).minus(inspection.duration());
            sink.gap(new Gap(
                    lastUnitAt, missing.isNegative() ? Duration.ZERO : missing, 0, Gap.Cause.UNREACHABLE, breakReason));
        }
        breakReason = null;
        boolean more = sink.write(new MediaUnit(
                Container.TS, configuration, List.of(), body, units, 0, inspection.duration(), null, now, keyFrame));
        units++;
        lastUnitAt = now;
        return more;
    }

    private static SegmentInspection inspect(List<ByteBuffer> bytes) throws IOException {
        try {
            return TsInspector.inspect(bytes);
        } catch (MalformedMediaException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static int bytes(List<ByteBuffer> buffers) {
        return buffers.stream().mapToInt(ByteBuffer::remaining).sum();
    }

    private static String configuration(SegmentInspection inspection) {
        return inspection.tracks().stream()
                .map(track -> track.kind() + " " + track.codec() + " " + track.configuration())
                .collect(Collectors.joining(", ", "ts: ", ""));
    }
}
