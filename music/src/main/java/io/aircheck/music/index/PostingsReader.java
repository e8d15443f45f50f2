package io.aircheck.music.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds hashes in {@link Postings}. Keeps what it has read of a list that several hashes share, for the next one is most often in it,
 * too. Belongs to one thread.
 */
final class PostingsReader {

    private final Postings postings;
    private final PostingsLayout layout;
    private final long places;
    private final BitReader in;
    /** Where in the list that is open each part begins, and the last one ends. */
    private final long[] parts;

    private long prefix = -1;
    private int size;
    private int parameter;
    /** Of a list without parts: what of it is read. */
    private long[] numbers = new long[64];

    private int known;
    /** The first of them that the last hash asked for may have. */
    private int first;

    PostingsReader(Postings postings, PostingsLayout layout, long places) {
        this.postings = postings;
        this.layout = layout;
        this.places = places;
        in = postings.bits();
        parts = new long[layout.mayHaveParts() ? layout.parts() + 1 : 0];
    }

    /**
     * Where a hash occurs.
     *
     * @param into receives the frames in the middle of the places; null only to count them
     * @return how many
     */
    int read(int hash, int @Nullable [] into) throws DamagedException {
        long key = Integer.toUnsignedLong(hash);
        if (key >>> layout.hashBits() != 0) {
            return 0;
        }
        if (layout.suffixBits() == 0) {
            return readOwnList(key, into);
        }
        open(layout.prefix(key));
        if (size == 0) {
            return 0;
        }
        return layout.parted(size) ? readPart((int) layout.suffix(key), into) : readAmong(layout.suffix(key), into);
    }

    private int readOwnList(long key, int @Nullable [] into) throws DamagedException {
        long entry = postings.entry(key);
        int count = PostingsLayout.size(entry);
        if (count > 0 && into != null) {
            parameter = postings.open(key, entry, in);
            long place = 0;
            for (int i = 0; i < count; i++) {
                place += in.readGolomb(parameter);
                into[i] = middle(place);
            }
        }
        return count;
    }

    private void open(long wanted) throws DamagedException {
        if (wanted == prefix) {
            return;
        }
        prefix = -1;
        known = 0;
        first = 0;
        long entry = postings.entry(wanted);
        size = PostingsLayout.size(entry);
        if (size > 0) {
            parameter = postings.open(wanted, entry, in);
            if (layout.parted(size)) {
                openParts();
            }
        }
        prefix = wanted;
    }

    private void openParts() {
        for (int part = 0; part < layout.parts(); part++) {
            parts[part + 1] = in.readGolomb(PostingsWriter.LENGTH_PARAMETER);
        }
        parts[0] = in.position();
        for (int part = 0; part < layout.parts(); part++) {
            parts[part + 1] += parts[part];
        }
    }

    private int readPart(int part, int @Nullable [] into) {
        in.position(parts[part]);
        long end = parts[part + 1];
        long place = 0;
        int found = 0;
        while (in.position() < end) {
            place += in.readGolomb(parameter);
            if (into != null) {
                into[found] = middle(place);
            }
            found++;
        }
        return found;
    }

    private int readAmong(long suffix, int @Nullable [] into) {
        long from = suffix * places;
        long to = from + places;
        readUpTo(to);
        if (first > 0 && numbers[first - 1] >= from) {
            first = 0;
        }
        while (first < known && numbers[first] < from) {
            first++;
        }
        int found = 0;
        for (int i = first; i < known && numbers[i] < to; i++) {
            if (into != null) {
                into[found] = middle(numbers[i] - from);
            }
            found++;
        }
        return found;
    }

    /** Makes all numbers known that are below one. */
    private void readUpTo(long end) {
        long last = known == 0 ? 0 : numbers[known - 1];
        while (known < size && last < end) {
            last += in.readGolomb(parameter);
            if (known == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * known);
            }
            numbers[known++] = last;
        }
    }

    private static int middle(long place) {
        return (int) (place * SegmentContent.PLACE_FRAMES + SegmentContent.PLACE_FRAMES / 2);
    }
}
