package io.aircheck.music.tracklist;

import java.time.Duration;
import java.util.Locale;

/** Captions of a web page's player (W3C WebVTT, section 4): the song's name for as long as it lasts. */
final class WebVtt {

    private WebVtt() {}

    static String write(TrackList list, TrackListFormat.Setting setting) {
        var text = new StringBuilder("WEBVTT\n");
        int number = 0;
        for (Play play : list.plays()) {
            text.append('\n').append(++number).append('\n');
            text.append(time(play.start()))
                    .append(" --> ")
                    .append(time(play.end()))
                    .append('\n');
            text.append(escaped(Wording.name(play, setting))).append('\n');
        }
        return text.toString();
    }

    private static String escaped(String name) {
        return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String time(Duration time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toMillisPart());
    }
}
