package io.aircheck.music.tracklist;

import java.time.Duration;
import java.util.Locale;

/**
 * Lines of a video's description. YouTube makes chapters of them where the first is at 0:00 and each lasts ten seconds, and takes
 * no angle brackets.
 */
final class YouTubeChapters {

    private static final Duration LEAST_LENGTH = Duration.ofSeconds(10);

    private YouTubeChapters() {}

    static String write(TrackList list, TrackListFormat.Setting setting) {
        var text = new StringBuilder();
        Duration last = Duration.ZERO;
        for (Play play : list.plays()) {
            boolean tooSoon = play.start().minus(last).compareTo(LEAST_LENGTH) < 0;
            if (text.isEmpty()) {
                Duration start = tooSoon ? Duration.ZERO : play.start();
                if (!tooSoon) {
                    text.append("0:00 …\n");
                }
                line(text, start, Wording.name(play, setting));
                last = start;
            } else if (!tooSoon) {
                line(text, play.start(), Wording.name(play, setting));
                last = play.start();
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Duration start, String name) {
        String time = start.toHours() > 0
                ? String.format(
                        Locale.ROOT, "%d:%02d:%02d", start.toHours(), start.toMinutesPart(), start.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", start.toMinutes(), start.toSecondsPart());
        text.append(time)
                .append(' ')
                .append(name.replace('<', '‹').replace('>', '›'))
                .append('\n');
    }
}
