package io.aircheck.music.search;

import io.aircheck.music.fingerprint.Hashes;
import io.aircheck.music.index.Index;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lets hashes that were heard vote for where in some indexes they come from. The rarest hashes of all are counted, for they tell the
 * most and cost the least, as many as may be touched. Holds its working memory, so one belongs to one thread.
 */
final class Ballot {

    /** Timelines up to this many frames (200 hours) are counted cell by cell. */
    private static final long DENSE = 1 << 25;

    /**
     * A place with many votes.
     *
     * @param index the number of the index
     * @param beginning the frame of its timeline that the audio's beginning falls on; may be negative
     */
    record Winner(int index, long beginning, int votes) {}

    /** What kind of hash is looked up. */
    enum Kind {
        PAIRS {
            @Override
            int count(Index index, int hash) {
                return index.pairs(hash);
            }

            @Override
            int read(Index index, int hash, int[] into) {
                return index.pairs(hash, into);
            }
        },
        TRIPLES {
            @Override
            int count(Index index, int hash) {
                return index.triples(hash);
            }

            @Override
            int read(Index index, int hash, int[] into) {
                return index.triples(hash, into);
            }
        };

        abstract int count(Index index, int hash);

        abstract int read(Index index, int hash, int[] into);
    }

    private final List<Index> indexes;
    private final long frames;
    private final Votes dense = new DenseVotes();
    private final Votes sparse = new SparseVotes();
    /** For each index and hash how often it occurs there. */
    private final int[][] counts;

    private int[] totals = new int[0];
    private int[] places = new int[1024];

    Ballot(List<? extends Index> indexes) {
        this.indexes = List.copyOf(indexes);
        this.frames = indexes.stream().mapToLong(Index::frames).sum();
        this.counts = new int[indexes.size()][];
    }

    /**
     * The places with the most votes, in no particular order.
     *
     * @param heard its length in frames
     * @param budget how many entries of the indexes may be touched, about
     */
    List<Winner> winners(Kind kind, Hashes hashes, int heard, int budget, int most) {
        count(kind, hashes);
        int longest = longest(hashes.size(), budget);
        List<Winner> winners = new ArrayList<>();
        for (int number = 0; number < indexes.size(); number++) {
            for (Votes.Place place : votes(kind, hashes, heard, longest, number).best(most)) {
                winners.add(new Winner(number, place.beginning(), place.weight()));
            }
        }
        if (winners.size() <= most) {
            return winners;
        }
        winners.sort(Comparator.comparingInt(Winner::votes).reversed());
        return winners.subList(0, most);
    }

    private void count(Kind kind, Hashes hashes) {
        int size = hashes.size();
        totals = new int[size];
        for (int number = 0; number < counts.length; number++) {
            Index index = indexes.get(number);
            int[] ofIndex = new int[size];
            for (int i = 0; i < size; i++) {
                ofIndex[i] = kind.count(index, hashes.hashes()[i]);
                totals[i] += ofIndex[i];
            }
            counts[number] = ofIndex;
        }
    }

    private Votes votes(Kind kind, Hashes hashes, int heard, int longest, int number) {
        Index index = indexes.get(number);
        Votes votes = index.frames() > DENSE ? sparse : dense;
        votes.clear(index.frames(), heard);
        for (int i = 0; i < hashes.size(); i++) {
            int count = counts[number][i];
            if (count > 0 && totals[i] <= longest) {
                if (places.length < count) {
                    places = new int[count + count / 2];
                }
                int read = kind.read(index, hashes.hashes()[i], places);
                votes.add(places, read, hashes.frames()[i], weight(totals[i]));
            }
        }
        return votes;
    }

    /** What a hit tells: the logarithm of how improbable it is at any one place. */
    private int weight(int count) {
        double expected = (double) Votes.SPREAD * count / frames;
        return Math.clamp(Math.round(-4 * Math.log(expected)), 1, 40);
    }

    /** How often a hash may occur so that all that occur no more often stay within a budget. */
    private int longest(int hashes, int budget) {
        long[] postings = new long[32 * 4];
        for (int i = 0; i < hashes; i++) {
            postings[size(totals[i])] += totals[i];
        }
        long sum = 0;
        int size = 0;
        while (size < postings.length && sum + postings[size] <= budget) {
            sum += postings[size++];
        }
        return size < postings.length ? (int) ((4L + size % 4 << size / 4) / 4) - 1 : Integer.MAX_VALUE;
    }

    /** Lengths in classes, four to each doubling. */
    private static int size(int count) {
        if (count < 4) {
            return 0;
        }
        int octave = 31 - Integer.numberOfLeadingZeros(count);
        return octave * 4 + (count >> octave - 2) - 4;
    }
}
