package io.aircheck.music.search;

import io.aircheck.music.index.Index;
import io.aircheck.music.index.Lookup;
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
        PAIRS,
        TRIPLES
    }

    private final List<Index> indexes;
    private final List<Lookup> pairs;
    private final List<Lookup> triples;
    private final long frames;
    private final Votes dense = new DenseVotes();
    private final Votes sparse = new SparseVotes();
    /** For each index and hash how often it occurs there. */
    private final int[][] counts;

    private int[] totals = new int[0];
    private int[] places = new int[1024];

    Ballot(List<? extends Index> indexes) {
        this.indexes = List.copyOf(indexes);
        this.pairs = this.indexes.stream().map(Index::pairs).toList();
        this.triples = this.indexes.stream().map(Index::triples).toList();
        this.frames = indexes.stream().mapToLong(Index::frames).sum();
        this.counts = new int[indexes.size()][];
    }

    /**
     * The places with the most votes, in no particular order.
     *
     * @param heard its length in frames
     * @param budget how many entries of the indexes may be touched, about
     */
    List<Winner> winners(Kind kind, Wanted wanted, int heard, int budget, int most) {
        List<Lookup> lookups = kind == Kind.PAIRS ? pairs : triples;
        count(lookups, wanted);
        int longest = longest(wanted, budget);
        List<Winner> winners = new ArrayList<>();
        for (int number = 0; number < indexes.size(); number++) {
            for (Votes.Place place :
                    votes(lookups.get(number), wanted, heard, longest, number).best(most)) {
                winners.add(new Winner(number, place.beginning(), place.weight()));
            }
        }
        if (winners.size() <= most) {
            return winners;
        }
        winners.sort(Comparator.comparingInt(Winner::votes).reversed());
        return winners.subList(0, most);
    }

    private void count(List<Lookup> lookups, Wanted wanted) {
        int size = wanted.size();
        totals = new int[size];
        for (int number = 0; number < counts.length; number++) {
            Lookup lookup = lookups.get(number);
            int[] ofIndex = new int[size];
            for (int i = 0; i < size; i++) {
                ofIndex[i] = lookup.count(wanted.hash(i));
                totals[i] += ofIndex[i];
            }
            counts[number] = ofIndex;
        }
    }

    private Votes votes(Lookup lookup, Wanted wanted, int heard, int longest, int number) {
        Index index = indexes.get(number);
        Votes votes = index.frames() > DENSE ? sparse : dense;
        votes.clear(index.frames(), heard);
        for (int i = 0; i < wanted.size(); i++) {
            int count = counts[number][i];
            if (count > 0 && totals[i] <= longest) {
                if (places.length < count) {
                    places = new int[count + count / 2];
                }
                int read = lookup.read(wanted.hash(i), places);
                int weight = weight(totals[i]);
                for (int time = wanted.begin(i); time < wanted.end(i); time++) {
                    votes.add(places, read, wanted.frame(time), weight);
                }
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
    private int longest(Wanted wanted, int budget) {
        long[] postings = new long[32 * 4];
        for (int i = 0; i < wanted.size(); i++) {
            postings[size(totals[i])] += (long) totals[i] * (wanted.end(i) - wanted.begin(i));
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
