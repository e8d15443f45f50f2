package io.aircheck.server.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All of a page that can change by itself, at one moment.
 *
 * @param rest everything but the rooms and the fragments: when it is another one, the page must ask for its list again
 * @param rooms on a page that lists them, in its order; a change of them is sent as {@link RoomPatch}es
 * @param fragments by the element that they replace
 */
record LiveState(Object rest, List<RoomCard> rooms, Map<String, Fragment> fragments) {

    static LiveState of(Object rest, List<RoomCard> rooms, List<Fragment> fragments) {
        return new LiveState(
                rest,
                rooms,
                fragments.stream().collect(Collectors.toMap(Fragment::id, Function.identity(), (first, _) -> first)));
    }

    /** A short name of {@link #rest} and {@link #rooms}, good within one run of the program. */
    String seen() {
        return Integer.toHexString(
                Objects.hash(rest, rooms.stream().map(RoomCard::still).toList()));
    }

    /** What makes a page that shows the state before show this one; empty if it must ask for its list. */
    Optional<List<RoomPatch>> patchesSince(LiveState before) {
        return rest.equals(before.rest()) ? Optional.of(RoomPatch.between(before.rooms(), rooms)) : Optional.empty();
    }

    /** The fragments that are new or others than before. */
    List<Fragment> changedSince(LiveState before) {
        return fragments.values().stream()
                .filter(fragment -> !fragment.equals(before.fragments().get(fragment.id())))
                .toList();
    }
}
