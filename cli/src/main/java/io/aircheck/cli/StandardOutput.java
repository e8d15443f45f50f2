package io.aircheck.cli;

import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.PartFormat;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.UnitSink;
import io.aircheck.recorder.session.PartFormats;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a stream to standard output as it comes, for players and other programs. */
final class StandardOutput implements UnitSink {

    private final WritableByteChannel out;
    private final Terminal terminal;
    private final @Nullable Duration maxDuration;
    private final List<Gap> gaps = new ArrayList<>();

    private @Nullable PartFormat format;
    private String configuration = "";
    private Duration duration = Duration.ZERO;
    private long units;

    /** @param maxDuration stop after so much media; null without limit */
    StandardOutput(WritableByteChannel out, Terminal terminal, @Nullable Duration maxDuration) {
        this.out = out;
        this.terminal = terminal;
        this.maxDuration = maxDuration;
    }

    @Override
    public boolean write(MediaUnit unit) throws StorageException {
        try {
            PartFormat current = format;
            if (current == null || !configuration.equals(unit.configuration())) {
                current = PartFormats.of(unit.container());
                format = current;
                configuration = unit.configuration();
                send(current.open(unit));
            }
            send(current.append(unit));
        } catch (IOException e) {
            throw new StorageException(Path.of("-"), e);
        }
        units++;
        duration = duration.plus(unit.duration());
        return maxDuration == null || duration.compareTo(maxDuration) < 0;
    }

    private void send(List<ByteBuffer> buffers) throws IOException {
        for (ByteBuffer buffer : buffers) {
            ByteBuffer view = buffer.duplicate();
            while (view.hasRemaining()) {
                out.write(view);
            }
        }
    }

    @Override
    public void gap(Gap gap) {
        gaps.add(gap);
        terminal.err().println(Messages.say("record.gap", gap.length().toMillis() / 1000.0, gap.detail()));
    }

    @Override
    public void incident(String what) {
        terminal.err().println(what);
    }

    @Override
    public void title(String title, Instant at) {
        terminal.err().println(Messages.say("record.title", title));
    }

    boolean hasGaps() {
        return !gaps.isEmpty();
    }

    long units() {
        return units;
    }
}
