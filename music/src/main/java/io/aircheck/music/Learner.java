package io.aircheck.music;

import io.aircheck.music.fingerprint.Fingerprint;

/**
 * Takes what a service was paid for, so that the same song is found in the catalogue the next time. The entry has no file and is
 * as long as the stretch that was heard; other stretches of the song are entries of their own.
 */
@FunctionalInterface
public interface Learner {

    /**
     * @param span what was heard, which need not be the beginning of the song: {@link Match#trackOffset} says where in it
     *     the span begins
     */
    void learn(Fingerprint span, Match match);
}
