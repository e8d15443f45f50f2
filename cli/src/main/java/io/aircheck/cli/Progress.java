package io.aircheck.cli;

import io.aircheck.recorder.RecordingEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells on stderr what a recording does: events as lines, and on a terminal a last line that grows. */
final class Progress implements Consumer<RecordingEvent> {

    private static final Duration BETWEEN_LINES = Duration.ofMillis(500);

    private final PrintStream err;
    private final boolean interactive;
    private @Nullable Instant lastLine;
    private boolean lineOpen;

    Progress(Terminal terminal) {
        this.err = terminal.err();
        this.interactive = terminal.interactive();
    }

    @Override
    public void accept(RecordingEvent event) {
        switch (event) {
            case RecordingEvent.PartOpened(int _, var file, Instant _) -> line(Messages.say("record.part", file));
            case RecordingEvent.UnitWritten(int _, long _, long bytes, Duration duration, Instant at) ->
                draw(bytes, duration, at);
            case RecordingEvent.GapFound(var gap) ->
                line(Messages.say("record.gap", seconds(gap.length()), gap.detail()));
            case RecordingEvent.Incident(String what, Instant _) -> line(what);
            case RecordingEvent.TitleChanged(String title, Duration _, Instant _) ->
                line(Messages.say("record.title", title));
            case RecordingEvent.PartDelivered(var part) -> line(Messages.say("record.delivered", part.file()));
            case RecordingEvent.PartClosed _ -> {}
        }
    }

    /** Ends the growing line, so that what follows begins on a new one. */
    void finish() {
        if (lineOpen) {
            err.println();
            lineOpen = false;
        }
    }

    private void draw(long bytes, Duration duration, Instant at) {
        if (!interactive || (lastLine != null && lastLine.plus(BETWEEN_LINES).isAfter(at))) {
            return;
        }
        lastLine = at;
        lineOpen = true;
        double megabitsPerSecond = duration.isZero() ? 0 : bytes * 8 / 1000.0 / duration.toMillis();
        err.printf("\r● %s  %s  %.1f Mbit/s   ", clock(duration), size(bytes), megabitsPerSecond);
        err.flush();
    }

    private void line(String text) {
        finish();
        err.println(text);
    }

    static String clock(Duration duration) {
        return String.format("%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }

    static String size(long bytes) {
        if (bytes < 1_000_000_000) {
            return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
        }
        return String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
