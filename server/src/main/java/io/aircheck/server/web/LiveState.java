package io.aircheck.server.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All of a page that can change by itself, at one moment.
 *
 * @param rest everything but the fragments: when it is another one, the page must ask for its list again
 * @param fragments by the element that they replace
 */
record LiveState(Object rest, Map<String, Fragment> fragments) {

    static LiveState of(Object rest, List<Fragment> fragments) {
        return new LiveState(
                rest,
                fragments.stream().collect(Collectors.toMap(Fragment::id, Function.identity(), (first, _) -> first)));
    }

    /** A short name of {@link #rest}, good within one run of the program. */
    String seen() {
        return Integer.toHexString(rest.hashCode());
    }

    /** The fragments that are new or others than before. */
    List<Fragment> changedSince(LiveState before) {
        return fragments.values().stream()
                .filter(fragment -> !fragment.equals(before.fragments().get(fragment.id())))
                .toList();
    }
}
