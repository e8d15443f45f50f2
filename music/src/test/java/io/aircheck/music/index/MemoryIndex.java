package io.aircheck.music.index;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Hashes;
import io.aircheck.music.fingerprint.PairHash;
import io.aircheck.music.fingerprint.Peaks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An index in memory, for a few hours of music: 5 MB an hour. Immutable but for removals. */
public final class MemoryIndex implements Index {

    private final String analysis;
    private final List<Peaks> peaks = new ArrayList<>();
    private final long[] starts;
    private final boolean[] removed;
    private final int[] pairEnds = new int[(1 << PairHash.BITS) + 1];
    private final int[] pairFrames;
    private final int[] tripleHashes;
    private final int[] tripleFrames;

    /** @param fingerprints of the tracks, in the order of their numbers */
    public MemoryIndex(Analysis analysis, List<Fingerprint> fingerprints) {
        this.analysis = analysis.hash();
        starts = new long[fingerprints.size() + 1];
        removed = new boolean[fingerprints.size()];
        for (int i = 0; i < fingerprints.size(); i++) {
            Fingerprint fingerprint = fingerprints.get(i);
            starts[i + 1] = starts[i] + fingerprint.frames();
            peaks.add(fingerprint.peaks());
            for (int hash : fingerprint.pairs().hashes()) {
                pairEnds[hash + 1]++;
            }
        }
        if (frames() >= 1L << 32) {
            throw new IllegalArgumentException("more than 27,000 hours do not fit into one index");
        }
        Arrays.parallelPrefix(pairEnds, Integer::sum);
        pairFrames = new int[pairEnds[pairEnds.length - 1]];
        fillPairs(fingerprints);
        long[] triples = triples(fingerprints);
        tripleHashes = new int[triples.length];
        tripleFrames = new int[triples.length];
        for (int i = 0; i < triples.length; i++) {
            tripleHashes[i] = (int) (triples[i] >> 32);
            tripleFrames[i] = (int) triples[i];
        }
    }

    private void fillPairs(List<Fingerprint> fingerprints) {
        int[] next = pairEnds.clone();
        for (int track = 0; track < fingerprints.size(); track++) {
            Hashes pairs = fingerprints.get(track).pairs();
            for (int i = 0; i < pairs.size(); i++) {
                pairFrames[next[pairs.hashes()[i]]++] = (int) (starts[track] + pairs.frames()[i]);
            }
        }
    }

    /** Hash and frame of all triples as one number each, in order. */
    private long[] triples(List<Fingerprint> fingerprints) {
        long[] all =
                new long[fingerprints.stream().mapToInt(f -> f.triples().size()).sum()];
        int size = 0;
        for (int track = 0; track < fingerprints.size(); track++) {
            Hashes triples = fingerprints.get(track).triples();
            for (int i = 0; i < triples.size(); i++) {
                all[size++] = (long) triples.hashes()[i] << 32 | starts[track] + triples.frames()[i];
            }
        }
        Arrays.sort(all);
        return all;
    }

    @Override
    public String analysis() {
        return analysis;
    }

    @Override
    public int tracks() {
        return peaks.size();
    }

    @Override
    public long frames() {
        return starts[peaks.size()];
    }

    @Override
    public long start(int track) {
        return starts[track];
    }

    @Override
    public int trackAt(long frame) {
        int place = Arrays.binarySearch(starts, frame);
        // Several tracks without a frame may begin where another does; the last of them has it.
        while (place >= 0 && place + 1 < peaks.size() && starts[place + 1] == frame) {
            place++;
        }
        return place >= 0 ? place : -place - 2;
    }

    @Override
    public boolean removed(int track) {
        return removed[track];
    }

    /** From now on this track is not found; not to be called while others search. */
    public void remove(int track) {
        removed[track] = true;
    }

    @Override
    public Lookup pairs() {
        return new Lookup() {
            @Override
            public int count(int hash) {
                return pairEnds[hash + 1] - pairEnds[hash];
            }

            @Override
            public int read(int hash, int[] into) {
                int count = count(hash);
                System.arraycopy(pairFrames, pairEnds[hash], into, 0, count);
                return count;
            }
        };
    }

    @Override
    public Lookup triples() {
        return new Lookup() {
            @Override
            public int count(int hash) {
                return firstTriple(hash + 1L) - firstTriple(hash);
            }

            @Override
            public int read(int hash, int[] into) {
                int first = firstTriple(hash);
                int count = firstTriple(hash + 1L) - first;
                System.arraycopy(tripleFrames, first, into, 0, count);
                return count;
            }
        };
    }

    /** Where the triples begin whose hash, as a signed number, is not below this. */
    private int firstTriple(long hash) {
        int low = 0;
        int high = tripleHashes.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (tripleHashes[middle] < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public Peaks peaks(int track) {
        return peaks.get(track);
    }
}
