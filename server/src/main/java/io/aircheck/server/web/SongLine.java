package io.aircheck.server.web;

import io.aircheck.music.Match;
import io.aircheck.music.tracklist.Play;
import io.aircheck.server.recordings.RecordedPart;
import io.aircheck.server.recordings.RecordedPlay;
import io.aircheck.server.recordings.RecordingView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Music that was heard.
 *
 * @param at from the beginning of the recording
 * @param name artists and title; null where nobody knows it
 * @param part the id of the file that it is in; null where that is not there any more
 * @param seconds from the beginning of that file
 * @param href where it is played from there
 */
public record SongLine(
        String at,
        String length,
        @Nullable String name,
        @Nullable String album,
        boolean playing,
        @Nullable Long part,
        long seconds,
        String href) {

    static SongLine of(RecordedPlay recorded, RecordingView it) {
        Play play = recorded.play();
        Match match = play.match();
        Long part = it.parts().stream()
                .filter(other -> other.number() == recorded.part())
                .map(RecordedPart::id)
                .findFirst()
                .orElse(null);
        long seconds = play.start().toSeconds();
        String page = "/recordings/" + it.recording().id();
        return new SongLine(
                Figures.timecode(before(it, recorded.part()).plus(play.start())),
                Figures.timecode(play.length()),
                match == null ? null : match.song().announcement(),
                match == null ? null : match.song().album(),
                recorded.open(),
                part,
                seconds,
                part == null ? page : page + "?part=" + part + "&at=" + seconds + "#player");
    }

    /** The length of the parts before one. */
    private static Duration before(RecordingView it, int part) {
        return it.parts().stream()
                .filter(other -> other.number() < part)
                .map(RecordedPart::duration)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
