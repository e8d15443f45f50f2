package io.aircheck.recorder.hls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Addresses that differ by a counter: {@code …/seg-104.ts}, {@code …/seg-107.ts}. Most servers keep a segment for a while
 * after it has left the playlist, so those between can often still be had.
 *
 * @param zeros whether the counter is filled with zeros to its width
 */
record CounterPattern(String before, String after, int width, boolean zeros, long counter, long sequence) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int MOST_DIGITS = 17;

    /** The pattern of two segments' addresses, if they differ in one number only and by as much as their sequence numbers. */
    static Optional<CounterPattern> of(String first, long firstSequence, String second, long secondSequence) {
        return upTo(first, second, secondSequence).filter(pattern -> pattern.sequence == firstSequence);
    }

    /**
     * The pattern of two segments' addresses, if they differ in one number only, whatever the sequence number of the first
     * was: it gets the one that it would have if the second's numbering had held then.
     */
    static Optional<CounterPattern> upTo(String first, String second, long secondSequence) {
        List<MatchResult> in1 = NUMBER.matcher(first).results().toList();
        List<MatchResult> in2 = NUMBER.matcher(second).results().toList();
        if (in1.size() != in2.size()) {
            return Optional.empty();
        }
        List<Integer> differing = new ArrayList<>();
        for (int i = 0; i < in1.size(); i++) {
            if (!in1.get(i).group().equals(in2.get(i).group())) {
                differing.add(i);
            }
        }
        if (differing.size() != 1) {
            return Optional.empty();
        }
        MatchResult a = in1.get(differing.getFirst());
        MatchResult b = in2.get(differing.getFirst());
        boolean sameAround = first.substring(0, a.start()).equals(second.substring(0, b.start()))
                && first.substring(a.end()).equals(second.substring(b.end()));
        if (!sameAround || a.group().length() > MOST_DIGITS || b.group().length() > MOST_DIGITS) {
            return Optional.empty();
        }
        long from = Long.parseLong(a.group());
        long to = Long.parseLong(b.group());
        return Optional.of(new CounterPattern(
                first.substring(0, a.start()),
                first.substring(a.end()),
                a.group().length(),
                a.group().startsWith("0"),
                from,
                secondSequence - (to - from)));
    }

    /** The same addresses where the first segment has this number. */
    CounterPattern from(long firstSequence) {
        return new CounterPattern(before, after, width, zeros, counter, firstSequence);
    }

    String url(long wantedSequence) {
        String number = Long.toString(counter + wantedSequence - sequence);
        String filled = zeros && number.length() < width ? "0".repeat(width - number.length()) + number : number;
        return before + filled + after;
    }
}
