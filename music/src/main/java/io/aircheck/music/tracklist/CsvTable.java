package io.aircheck.music.tracklist;

import io.aircheck.music.Match;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table (RFC 4180) for a spreadsheet, which must not take a song's name for a formula. */
final class CsvTable {

    private static final List<String> HEADER = List.of(
            "start",
            "end",
            "title",
            "artists",
            "album",
            "label",
            "isrc",
            "confidence",
            "trackFile",
            "trackOffset",
            "tempo");

    private CsvTable() {}

    static String write(TrackList list) {
        var text = new StringBuilder();
        row(text, HEADER);
        for (Play play : list.plays()) {
            Match match = play.match();
            String start = Wording.seconds(play.start());
            String end = Wording.seconds(play.end());
            if (match == null) {
                row(text, List.of(start, end, "", "", "", "", "", "", "", "", ""));
            } else {
                Duration offset = match.trackOffset();
                row(
                        text,
                        List.of(
                                start,
                                end,
                                text(match.song().title()),
                                text(String.join("; ", match.song().artists())),
                                text(match.song().album()),
                                text(match.song().label()),
                                text(match.song().isrc()),
                                String.format(Locale.ROOT, "%.3f", match.confidence()),
                                text(match.trackFile()),
                                offset == null ? "" : Wording.seconds(offset),
                                String.format(Locale.ROOT, "%.3f", match.tempo())));
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(CsvTable::quoted).collect(Collectors.joining(",", "", "\r\n")));
    }

    /** Spreadsheets calculate what begins with one of these, and show what follows an apostrophe. */
    private static String text(@Nullable String value) {
        String line = value == null ? "" : Wording.oneLine(value);
        return line.matches("[=+\\-@].*") ? "'" + line : line;
    }

    private static String quoted(String cell) {
        return cell.matches(".*[\",\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
