package io.aircheck.testkit.origin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts how often each fault has struck, so that one can be told to strike only so many times. */
final class FaultCounter {

    private final Map<Fault, Integer> strikes = new ConcurrentHashMap<>();

    /** Counts one more strike. @return whether it still does, given that it strikes {@code times} times; 0 for ever */
    boolean strikes(Fault fault, int times) {
        return strikes.merge(fault, 1, Integer::sum) <= times || times == 0;
    }
}
