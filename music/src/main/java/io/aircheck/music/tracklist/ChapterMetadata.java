package io.aircheck.music.tracklist;

import java.util.List;

/** FFmpeg's metadata format, version 1: what it makes the chapters of a file from. */
final class ChapterMetadata {

    private ChapterMetadata() {}

    /** Chapters do not overlap: one ends where the next begins. Of plays that begin together the last is left. */
    static String write(TrackList list, TrackListFormat.Setting setting) {
        var text = new StringBuilder(";FFMETADATA1\n");
        List<Play> plays = list.plays();
        for (int i = 0; i < plays.size(); i++) {
            Play play = plays.get(i);
            long start = play.start().toMillis();
            long end = play.end().toMillis();
            if (i + 1 < plays.size()) {
                end = Math.min(end, plays.get(i + 1).start().toMillis());
            }
            if (end > start) {
                text.append("[CHAPTER]\nTIMEBASE=1/1000\nSTART=")
                        .append(start)
                        .append("\nEND=")
                        .append(end);
                text.append("\ntitle=")
                        .append(escaped(Wording.name(play, setting)))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replaceAll("[=;#\\\\]", "\\\\$0");
    }
}
