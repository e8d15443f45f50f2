package io.aircheck.cli;

import io.aircheck.music.catalogue.AddEvent;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells on stderr how far an addition to the catalogue is: what cannot be read as lines, and on a terminal the time left. */
final class AddProgress implements Consumer<AddEvent> {

    private static final Duration BETWEEN_LINES = Duration.ofMillis(500);

    private final PrintStream err;
    private final boolean interactive;
    private final Clock clock;
    private final Instant begin;
    private Instant lastLine;
    private boolean lineOpen;
    private int files;
    private int done;
    private long bytes;
    private long doneBytes;

    AddProgress(Terminal terminal, Clock clock) {
        this.err = terminal.err();
        this.interactive = terminal.interactive();
        this.clock = clock;
        this.begin = clock.instant();
        this.lastLine = begin;
    }

    @Override
    public void accept(AddEvent event) {
        switch (event) {
            case AddEvent.Found found -> {
                files = found.files() - found.known();
                bytes = found.bytes();
            }
            case AddEvent.Done file -> {
                done++;
                doneBytes += file.bytes();
                if (file instanceof AddEvent.Unreadable(var path, String reason, long _)) {
                    finish();
                    err.println(Messages.say("catalogue.unreadable", path, reason));
                }
                draw();
            }
        }
    }

    /** Ends the growing line, so that what follows begins on a new one. */
    void finish() {
        if (lineOpen) {
            err.println();
            lineOpen = false;
        }
    }

    private void draw() {
        Instant now = clock.instant();
        if (!interactive || lastLine.plus(BETWEEN_LINES).isAfter(now)) {
            return;
        }
        lastLine = now;
        lineOpen = true;
        err.print("\r" + Messages.say("catalogue.progress", done, files, percent(), Progress.clock(left(now))) + "   ");
        err.flush();
    }

    private long percent() {
        return bytes == 0 ? 100 : doneBytes * 100 / bytes;
    }

    /** As long as the bytes that are left will take, if they take as long as those before. */
    private Duration left(Instant now) {
        long elapsed = Duration.between(begin, now).toMillis();
        return doneBytes == 0
                ? Duration.ZERO
                : Duration.ofMillis((long) ((double) elapsed * (bytes - doneBytes) / doneBytes));
    }
}
