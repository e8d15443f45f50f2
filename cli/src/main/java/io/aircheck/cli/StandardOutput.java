package io.aircheck.cli;

import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.UnitSink;
import io.aircheck.recorder.tap.Tap;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a stream to standard output as it comes, for players and other programs. */
final class StandardOutput implements UnitSink {

    private final Terminal terminal;
    private final Tap tap;
    private final List<Gap> gaps = new ArrayList<>();

    /** @param maxDuration stop after so much media; null without limit */
    StandardOutput(WritableByteChannel out, Terminal terminal, @Nullable Duration maxDuration) {
        this.terminal = terminal;
        this.tap = new Tap(
                Path.of("-"),
                out,
                taken -> maxDuration == null || taken.length().compareTo(maxDuration) < 0);
    }

    @Override
    public boolean write(MediaUnit unit) throws StorageException {
        return tap.write(unit);
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
        return tap.taken().units();
    }
}
