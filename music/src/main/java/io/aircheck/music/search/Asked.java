package io.aircheck.music.search;

import io.aircheck.music.fingerprint.Maxima;
import io.aircheck.music.fingerprint.TripleHash;
import org.jspecify.annotations.Nullable;

/** What the rounds of a search look up for the same peaks; each kind is made when it is first needed. */
final class Asked {

    private final Maxima peaks;
    private final int fanOut;
    private @Nullable Probes probes;

    Asked(Maxima peaks, int fanOut) {
        this.peaks = peaks;
        this.fanOut = fanOut;
    }

    /** @param pitch by how many steps the hashes of pairs are lowered */
    Wanted in(Round round, int pitch) {
        if (round.triples()) {
            return Wanted.of(TripleHash.query(peaks));
        }
        if (probes == null) {
            probes = Probes.of(peaks, fanOut);
        }
        return probes.lowered(pitch);
    }
}
