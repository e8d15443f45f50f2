package io.aircheck.testkit.music;

/** What plays in a track, and how often. */
public enum Style {
    /** Chords, bass, a tune, a backbeat. */
    POP,
    /** The bass drum on every beat, chords taken apart into sixteenths, no tune. */
    HOUSE,
    /** Chords and a slow tune, no drums. */
    BALLAD,
    /** Chords taken apart, a tune, hardly any drums. */
    FOLK
}
