package io.aircheck.music.index;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A block of ascending numbers as Elias and Fano store them: the last bits of each as they are, the rest as a row of bits in
 * which the i-th one stands at place {@code i + rest}. That takes half a bit more than the least possible, and a number is
 * found by counting the zeros before it, without reading the numbers.
 *
 * <p>On disk: how many last bits there are (1 byte), the last bits, the row; each part begins with a byte of its own, the
 * lowest bit first. At least {@link #PADDING_BYTES} must follow.
 */
final class EliasFano {

    static final int PADDING_BYTES = 8;

    /** What one look into memory gives, wherever it begins. */
    private static final int MAX_LOW_BITS = 56;

    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment data;
    private long first;
    private int count;
    private int lowBits;
    private long lows;
    private long highs;
    /** Of the number that it stands at, whose one is the lowest in {@link #word}. */
    private int index;

    private long word;
    /** Where the word begins in the row. */
    private int wordPlace;

    EliasFano(MemorySegment data) {
        this.data = data;
    }

    /**
     * Writes numbers, of which the first is 0 and the others, unsigned, do not descend.
     *
     * @param into in little-endian order, with an array and room for {@link #maxBytes}
     */
    static void write(long[] numbers, int count, ByteBuffer into) {
        long last = numbers[count - 1];
        int lowBits = lowBits(last, count);
        into.put((byte) lowBits);
        int lows = into.position();
        int highs = lows + (count * lowBits + 7 >>> 3);
        int end = highs + ((int) (last >>> lowBits) + count + 7 >>> 3);
        Arrays.fill(into.array(), lows, end + PADDING_BYTES, (byte) 0);
        long mask = (1L << lowBits) - 1;
        for (int i = 0; i < count; i++) {
            int low = i * lowBits;
            int at = lows + (low >>> 3);
            into.putLong(at, into.getLong(at) | (numbers[i] & mask) << (low & 7));
            int high = (int) (numbers[i] >>> lowBits) + i;
            at = highs + (high >>> 3);
            into.put(at, (byte) (into.get(at) | 1 << (high & 7)));
        }
        into.position(end);
    }

    /** More than so many numbers can take. */
    static int maxBytes(int count) {
        return 1 + count * Long.BYTES + (4 * count + (1 << Long.SIZE - MAX_LOW_BITS)) / 8 + 2 + PADDING_BYTES;
    }

    /** As many as take the least room. */
    private static int lowBits(long last, int count) {
        int best = 0;
        long least = Long.MAX_VALUE;
        int guess = Long.SIZE - Long.numberOfLeadingZeros(Long.divideUnsigned(last, count));
        for (int bits = Math.clamp(guess - 1, 0, MAX_LOW_BITS); bits <= Math.clamp(guess, 0, MAX_LOW_BITS); bits++) {
            long room = (long) count * bits + (last >>> bits);
            if (room < least) {
                least = room;
                best = bits;
            }
        }
        return best;
    }

    /**
     * Goes to the beginning of a block.
     *
     * @param offset where it stands
     * @param first what all of its numbers are counted from
     * @param count how many there are
     */
    void open(long offset, long first, int count) {
        this.first = first;
        this.count = count;
        lowBits = data.get(ValueLayout.JAVA_BYTE, offset);
        lows = offset + 1;
        highs = lows + ((long) count * lowBits + 7 >>> 3);
        index = 0;
        loadWord(0);
    }

    /** Goes to the first number that is not below this one; gives its index, or their count if there is none. */
    int seek(long number) {
        index = 0;
        loadWord(0);
        if (Long.compareUnsigned(number, first) <= 0) {
            return 0;
        }
        long rest = number - first >>> lowBits;
        long zeros = 0;
        while (index + Long.bitCount(word) < count && zeros + Long.bitCount(~word) < rest) {
            index += Long.bitCount(word);
            zeros += Long.bitCount(~word);
            loadWord(wordPlace + Long.SIZE);
        }
        // What stands before the last of so many zeros has a smaller rest.
        long missing = rest - zeros;
        if (missing > Long.bitCount(~word)) {
            index = count;
            return count;
        }
        if (missing > 0) {
            long gaps = ~word;
            for (long i = 1; i < missing; i++) {
                gaps &= gaps - 1;
            }
            long before = Long.lowestOneBit(gaps) - 1;
            index = Math.min(count, index + Long.bitCount(word & before));
            word &= ~before;
        }
        while (index < count && Long.compareUnsigned(peek(), number) < 0) {
            advance();
        }
        return index;
    }

    boolean hasNext() {
        return index < count;
    }

    /** The number that it stands at. */
    long peek() {
        while (word == 0) {
            loadWord(wordPlace + Long.SIZE);
        }
        long rest = wordPlace + Long.numberOfTrailingZeros(word) - index;
        return first + (rest << lowBits | low());
    }

    /** Goes on to the next number; only after {@link #peek}. */
    void advance() {
        word &= word - 1;
        index++;
    }

    private void loadWord(int place) {
        wordPlace = place;
        word = data.get(WORD, highs + (place >>> 3));
    }

    private long low() {
        long place = (long) index * lowBits;
        return data.get(WORD, lows + (place >>> 3)) >>> (place & 7) & (1L << lowBits) - 1;
    }
}
