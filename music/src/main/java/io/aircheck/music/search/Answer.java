package io.aircheck.music.search;

import java.util.List;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param best the track, if one is sure enough
 * @param ambiguous other tracks that it may be just as well, the likeliest first
 * @param likeliest the best guess, even where it is not sure enough
 */
public record Answer(Optional<Found> best, List<Found> ambiguous, Optional<Found> likeliest) {

    static final Answer NOTHING = new Answer(Optional.empty(), List.of(), Optional.empty());

    public Answer {
        ambiguous = List.copyOf(ambiguous);
    }
}
