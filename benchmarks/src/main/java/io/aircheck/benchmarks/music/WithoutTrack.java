package io.aircheck.benchmarks.music;

import io.aircheck.music.fingerprint.Peaks;
import io.aircheck.music.index.Index;
import io.aircheck.music.index.Lookup;

/**
 * An index as if one of its tracks were not there: what a catalogue answers that has all relatives of a song, but not the song. Belongs
 * to one thread.
 */
final class WithoutTrack implements Index {

    private static final int NONE = -1;

    private final Index all;
    private int track = NONE;

    WithoutTrack(Index all) {
        this.all = all;
    }

    /** From now on it is this one that is not there. */
    void hide(int number) {
        track = number;
    }

    void hideNone() {
        track = NONE;
    }

    @Override
    public boolean removed(int number) {
        return number == track || all.removed(number);
    }

    @Override
    public String analysis() {
        return all.analysis();
    }

    @Override
    public int tracks() {
        return all.tracks();
    }

    @Override
    public long frames() {
        return all.frames();
    }

    @Override
    public long start(int number) {
        return all.start(number);
    }

    @Override
    public int trackAt(long frame) {
        return all.trackAt(frame);
    }

    @Override
    public Lookup pairs() {
        return all.pairs();
    }

    @Override
    public Lookup triples() {
        return all.triples();
    }

    @Override
    public Peaks peaks(int number) {
        return all.peaks(number);
    }
}
