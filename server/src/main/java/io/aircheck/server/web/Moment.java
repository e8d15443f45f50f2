package io.aircheck.server.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A time on a page. The server writes it in its own zone; the browser puts it into the reader's and lets it tick, so a
 * page that counts seconds costs no traffic.
 *
 * @param iso for the {@code datetime} attribute
 * @param text what stands there without a script
 */
public record Moment(String iso, As as, String text) {

    /** How a time is shown. */
    public enum As {
        /** "5 min ago". */
        AGO,
        /** "3 h", counted from then. */
        LASTING,
        /** "in 34 s". */
        UNTIL,
        /** "14:05". */
        CLOCK,
        /** "2026-11-20 14:05:33". */
        MOMENT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Moment ago(Instant at, Viewer viewer) {
        return of(at, As.AGO, Figures.ago(at, viewer.now(), viewer.words()));
    }

    static Moment lasting(Instant since, Viewer viewer) {
        return of(since, As.LASTING, Figures.roughly(Duration.between(since, viewer.now()), viewer.words()));
    }

    static Moment until(Instant at, Viewer viewer) {
        return of(at, As.UNTIL, Figures.until(at, viewer.now(), viewer.words()));
    }

    static Moment clock(Instant at, ZoneId zone) {
        return of(at, As.CLOCK, Figures.clock(at, zone));
    }

    static Moment full(Instant at, ZoneId zone) {
        return of(at, As.MOMENT, Figures.moment(at, zone));
    }

    private static Moment of(Instant at, As as, String text) {
        return new Moment(at.truncatedTo(ChronoUnit.SECONDS).toString(), as, text);
    }
}
