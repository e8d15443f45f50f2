package io.aircheck.recorder.icy;

import io.aircheck.media.icy.AudioPiece;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.UnitSink;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gathers pieces of sound to units of about two seconds, each beginning where its title or its format does. */
final class BlockWriter {

    private static final Duration UNIT = Duration.ofSeconds(2);
    private static final int MAX_UNIT_BYTES = 1 << 20;

    private final UnitSink sink;
    private final Clock clock;
    private Container container = Container.MP3;
    private List<AudioPiece> pieces = new ArrayList<>();
    private Duration duration = Duration.ZERO;
    private int bytes;
    private long sequence;
    private String title = "";

    BlockWriter(UnitSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /** @return whether a unit was written and the sink wants more, nothing was, or it has enough */
    Outcome add(AudioPiece piece, Container form) throws StorageException {
        boolean another = !pieces.isEmpty()
                && (form != container
                        || piece.beginsStream()
                        || !piece.format().equals(pieces.getFirst().format()));
        boolean full = duration.compareTo(UNIT) >= 0 || bytes >= MAX_UNIT_BYTES;
        Outcome outcome = another || full ? flush() : Outcome.HELD;
        container = form;
        pieces.add(piece);
        duration = duration.plus(piece.duration());
        bytes += piece.bytes().limit();
        if (piece.title() != null) {
            title(piece.title());
        }
        return outcome;
    }

    enum Outcome {
        HELD,
        WRITTEN,
        ENOUGH
    }

    /** A new title holds from the next unit on; what is in hand belongs to the one before. */
    Outcome titleFromHere(String text) throws StorageException {
        if (text.equals(title)) {
            return Outcome.HELD;
        }
        Outcome outcome = flush();
        title(text);
        return outcome;
    }

    private void title(String text) {
        if (!text.equals(title)) {
            title = text;
            sink.title(text, clock.instant());
        }
    }

    Outcome flush() throws StorageException {
        if (pieces.isEmpty()) {
            return Outcome.HELD;
        }
        AudioPiece first = pieces.getFirst();
        ByteBuffer body = ByteBuffer.allocate(bytes);
        pieces.forEach(piece -> body.put(piece.bytes().duplicate()));
        MediaUnit unit = new MediaUnit(
                container,
                first.format(),
                first.beginsStream() ? List.of() : first.header(),
                List.of(body.flip()),
                sequence++,
                0,
                duration,
                null,
                clock.instant(),
                true);
        pieces = new ArrayList<>();
        duration = Duration.ZERO;
        bytes = 0;
        return sink.write(unit) ? Outcome.WRITTEN : Outcome.ENOUGH;
    }
}
