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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes units of FFmpeg's output and writes them. */
final class TsUnitWriter {

    private final UnitSink sink;
    private final Clock clock;
    private TsCutter cutter = new TsCutter();
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
            if (!write(piece)) {
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
                write(rest);
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

    private boolean write(TsCutter.Piece piece) throws IOException {
        SegmentInspection inspection = inspect(piece);
        if (inspection.tracks().isEmpty()) {
            return true;
        }
        if (inspection.tracks().stream().allMatch(track -> track.configuration() != null)) {
            configuration = configuration(inspection);
        }
        Instant now = clock.instant();
        if (breakReason != null && lastUnitAt != null) {
            Duration missing = Duration.between(lastUnitAt, now).minus(inspection.duration());
            sink.gap(new Gap(
                    lastUnitAt, missing.isNegative() ? Duration.ZERO : missing, 0, Gap.Cause.UNREACHABLE, breakReason));
        }
        breakReason = null;
        boolean more = sink.write(new MediaUnit(
                Container.TS,
                configuration,
                List.of(),
                List.of(piece.bytes()),
                units,
                0,
                inspection.duration(),
                null,
                now,
                piece.keyFrame()));
        units++;
        lastUnitAt = now;
        return more;
    }

    private static SegmentInspection inspect(TsCutter.Piece piece) throws IOException {
        try {
            return TsInspector.inspect(List.of(piece.bytes()));
        } catch (MalformedMediaException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String configuration(SegmentInspection inspection) {
        return inspection.tracks().stream()
                .map(track -> track.kind() + " " + track.codec() + " " + track.configuration())
                .collect(Collectors.joining(", ", "ts: ", ""));
    }
}
