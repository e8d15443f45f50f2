package io.aircheck.cli;

import io.aircheck.recorder.RecordingEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells on stderr what recordings do: events as lines, which begin with the recording's name where there are several, and on a
 * terminal a last line that grows.
 */
final class Progress {

    private static final Duration BETWEEN_LINES = Duration.ofMillis(500);

    private final PrintStream err;
    private final boolean interactive;
    private final boolean several;
    private @Nullable Instant lastLine;
    private boolean lineOpen;
    private long allBytes;
    private Duration longest = Duration.ZERO;

    Progress(Terminal terminal, boolean several) {
        this.err = terminal.err();
        this.interactive = terminal.interactive();
        this.several = several;
    }

    /** Follows one recording. */
    Consumer<RecordingEvent> of(String name) {
        return new Following(several ? name + ": " : "");
    }

    /** Says something of one recording. */
    void tell(String name, String text) {
        line((several ? name + ": " : "") + text);
    }

    private final class Following implements Consumer<RecordingEvent> {

        private final String prefix;
        private long bytesSoFar;

        Following(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public void accept(RecordingEvent event) {
            switch (event) {
                case RecordingEvent.PartOpened(int _, var file, Instant _) -> tell(Messages.say("record.part", file));
                case RecordingEvent.UnitWritten(int _, long _, long bytes, Duration duration, Instant at) -> {
                    draw(bytes - bytesSoFar, duration, at);
                    bytesSoFar = bytes;
                }
                case RecordingEvent.GapFound(var gap) ->
                    tell(Messages.say("record.gap", seconds(gap.length()), gap.detail()));
                case RecordingEvent.Incident(String what, Instant _) -> tell(what);
                case RecordingEvent.TitleChanged(String title, Duration _, Instant _) ->
                    tell(Messages.say("record.title", title));
                case RecordingEvent.PartDelivered(var part) -> tell(Messages.say("record.delivered", part.file()));
                case RecordingEvent.PartClosed _ -> {}
                case RecordingEvent.PartConverting(int part, double done) ->
                    grow(prefix + Messages.say("record.converting", part + 1, Math.round(100 * done)));
            }
        }

        private void tell(String text) {
            line(prefix + text);
        }
    }

    /** Ends the growing line, so that what follows begins on a new one. */
    synchronized void finish() {
        if (lineOpen) {
            err.println();
            lineOpen = false;
        }
    }

    /** The bytes of all recordings, and the time of the longest. */
    private synchronized void draw(long newBytes, Duration duration, Instant at) {
        allBytes += newBytes;
        longest = duration.compareTo(longest) > 0 ? duration : longest;
        if (!interactive || (lastLine != null && lastLine.plus(BETWEEN_LINES).isAfter(at))) {
            return;
        }
        lastLine = at;
        lineOpen = true;
        double megabitsPerSecond = longest.isZero() ? 0 : allBytes * 8 / 1000.0 / longest.toMillis();
        err.printf("\r● %s  %s  %.1f Mbit/s   ", clock(longest), size(allBytes), megabitsPerSecond);
        err.flush();
    }

    /** Shows something that changes often, where somebody sees it. */
    private synchronized void grow(String text) {
        if (interactive) {
            lineOpen = true;
            err.print("\r" + text + "   ");
            err.flush();
        }
    }

    private synchronized void line(String text) {
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
