package io.aircheck.music.tracklist;

import java.util.Comparator;
import java.util.List;

/** All that was played in a recording, in the order of time. */
public record TrackList(List<Play> plays) {

    public TrackList {
        plays = plays.stream()
                .sorted(Comparator.comparing(Play::start).thenComparing(Play::end))
                .toList();
    }

    /** Without the music that nobody knows. */
    public TrackList identified() {
        return new TrackList(plays.stream().filter(play -> play.match() != null).toList());
    }
}
