package io.aircheck.server.web;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which things may stay where they are when one list becomes another. */
final class Unmoved {

    private Unmoved() {}

    /**
     * The most things of a list that another has in the same order (a longest increasing subsequence of their places there, by
     * patience sorting).
     *
     * @param before each once, and all of them in {@code after}
     */
    static <T> Set<T> of(List<T> before, List<T> after) {
        Map<T, Integer> places = new HashMap<>();
        for (T thing : after) {
            places.put(thing, places.size());
        }
        int[] place = before.stream().mapToInt(places::get).toArray();
        // Of all runs of a length, the one that ends first in the other list; and what came before each thing in its
        // run.
        int[] ends = new int[place.length];
        int[] previous = new int[place.length];
        int longest = 0;
        for (int i = 0; i < place.length; i++) {
            int length = shorter(place, ends, longest, place[i]);
            previous[i] = length == 0 ? -1 : ends[length - 1];
            ends[length] = i;
            longest = Math.max(longest, length + 1);
        }
        Set<T> unmoved = new HashSet<>();
        for (int i = longest == 0 ? -1 : ends[longest - 1]; i >= 0; i = previous[i]) {
            unmoved.add(before.get(i));
        }
        return Collections.unmodifiableSet(unmoved);
    }

    /** How many of the runs end before a place. */
    private static int shorter(int[] place, int[] ends, int longest, int wanted) {
        int low = 0;
        int high = longest;
        while (low < high) {
            int middle = (low + high) / 2;
            if (place[ends[middle]] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
