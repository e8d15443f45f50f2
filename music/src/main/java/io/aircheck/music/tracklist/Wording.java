package io.aircheck.music.tracklist;

import io.aircheck.music.Match;
import java.time.Duration;
import java.util.Locale;

/** Names and times as every format needs them. */
final class Wording {

    private Wording() {}

    /** {@code Artist - Title} on one line. */
    static String name(Play play, TrackListFormat.Setting setting) {
        Match match = play.match();
        return oneLine(match == null ? setting.unidentified() : match.song().announcement());
    }

    /** Whatever stands in a tag: on one line, without what only controls a terminal or turns the direction of writing. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .replaceAll("[\\u202a-\\u202e\\u2066-\\u2069]", "")
                .strip();
    }

    /** With three digits behind the point. */
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}
