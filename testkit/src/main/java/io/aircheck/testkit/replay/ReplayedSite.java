package io.aircheck.testkit.replay;

import org.jspecify.annotations.Nullable;

/** What answers in place of the sites of the world. Called by many threads. */
@FunctionalInterface
public interface ReplayedSite {

    /** The exchange that answers a request, or null where none does. */
    @Nullable
    RecordedExchange answer(ReplayRequest request);
}
