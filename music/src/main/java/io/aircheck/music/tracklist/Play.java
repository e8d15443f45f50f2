package io.aircheck.music.tracklist;

import io.aircheck.music.Match;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a recording in which one piece of music was heard. Plays overlap where music is cross-faded.
 *
 * @param start from the beginning of the recording
 * @param match what it is, with the place in the song at {@code start}; null for music that nobody knows (yet)
 * @param seeks jumps within the song, in the order of time
 */
public record Play(Duration start, Duration end, @Nullable Match match, List<Seek> seeks) {

    /**
     * A jump within a song that goes on.
     *
     * @param at from the beginning of the recording
     * @param trackOffset the place in the song that it jumps to
     */
    public record Seek(Duration at, Duration trackOffset) {}

    public Play {
        seeks = List.copyOf(seeks);
        if (start.isNegative() || end.compareTo(start) <= 0) {
            throw new IllegalArgumentException("a play cannot last from " + start + " to " + end);
        }
    }

    public Play(Duration start, Duration end, @Nullable Match match) {
        this(start, end, match, List.of());
    }

    /** The same in a recording that begins so much earlier. */
    public Play later(Duration by) {
        return new Play(
                start.plus(by),
                end.plus(by),
                match,
                seeks.stream()
                        .map(seek -> new Seek(seek.at().plus(by), seek.trackOffset()))
                        .toList());
    }

    public Duration length() {
        return end.minus(start);
    }
}
