package io.aircheck.music.tracklist;

import io.aircheck.music.Match;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A cue sheet, by which players offer the songs within one file. It knows only beginnings: a track lasts until the next. Nor has
 * it a way to write a quotation mark within a name, so a typographic one stands there.
 */
final class CueSheet {

    private static final int FRAMES_A_SECOND = 75;

    private CueSheet() {}

    static String write(TrackList list, TrackListFormat.Setting setting) {
        String file = setting.mediaFile();
        boolean mp3 = file.toLowerCase(Locale.ROOT).endsWith(".mp3");
        var text = new StringBuilder("REM COMMENT \"Aircheck\"\n");
        line(text, "FILE %s %s", quoted(file), mp3 ? "MP3" : "WAVE");
        List<Play> plays = list.plays();
        for (int i = 0; i < plays.size(); i++) {
            Play play = plays.get(i);
            Match match = play.match();
            line(text, "  TRACK %02d AUDIO", i + 1);
            if (match == null) {
                line(text, "    TITLE %s", quoted(setting.unidentified()));
            } else {
                line(text, "    TITLE %s", quoted(match.song().title()));
                line(
                        text,
                        "    PERFORMER %s",
                        quoted(String.join(", ", match.song().artists())));
                if (match.song().isrc() != null && match.song().isrc().matches("[A-Z0-9]{12}")) {
                    line(text, "    ISRC %s", match.song().isrc());
                }
            }
            line(text, "    INDEX 01 %s", index(play.start()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String quoted(String name) {
        return '"' + Wording.oneLine(name).replace('"', '”') + '"';
    }

    /** Minutes, which may be more than 99, seconds and frames. */
    private static String index(Duration time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d",
                time.toMinutes(),
                time.toSecondsPart(),
                time.toMillisPart() * FRAMES_A_SECOND / 1000);
    }
}
