package io.aircheck.server.watch;

import org.jspecify.annotations.Nullable;

/**
 * Decides by what is left of the program's memory how many recordings may run. While it is low none is begun beyond one fewer than
 * ran when it became so; between the two limits it stays as it is.
 */
final class MemoryGuard {

    /** Of the memory, what may be in use after tidying up. */
    private static final double LOW = 0.90;

    private static final double ENOUGH = 0.75;

    private @Nullable Integer limit;

    enum Change {
        NONE,
        LOW,
        ENOUGH
    }

    /** @param used of all memory, from 0 to 1 */
    Change see(double used, int running) {
        if (limit == null && used >= LOW) {
            limit = Math.max(1, running - 1);
            return Change.LOW;
        }
        if (limit != null && used <= ENOUGH) {
            limit = null;
            return Change.ENOUGH;
        }
        return Change.NONE;
    }

    /** How many recordings may run; null for any number. */
    @Nullable
    Integer limit() {
        return limit;
    }
}
