package io.aircheck.music.search;

import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.fingerprint.Peaks;
import java.util.Optional;

/**
 * Checks whether tracks go on as foreseen, and measures how: decks and players drift. It costs a small part of a search. One belongs
 * to one thread.
 */
public final class Follower {

    private final Effort effort;
    private final Aligner aligner;

    public Follower(Effort effort) {
        this.effort = effort;
        aligner = new Aligner(effort.tempo());
    }

    /** Sets the audio in which tracks are followed. */
    public void listen(Heard heard) {
        aligner.listen(effort.quota().of(heard.peaks()), heard.frames());
    }

    /** The line close to the one foreseen that most peaks lie on, if some do. */
    public Optional<Line> follow(Peaks track, Line foreseen) {
        int pitch = (int) Math.round(foreseen.pitch());
        return aligner.align(track, 0, Math.round(foreseen.beginning()), pitch)
                .map(alignment -> new Line(alignment.beginning(), alignment.tempo(), alignment.pitch()));
    }
}
