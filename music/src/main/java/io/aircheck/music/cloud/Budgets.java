package io.aircheck.music.cloud;

import java.time.LocalDate;

/** Counts what is paid for. Kept over restarts and shared by all who ask for the same account. */
public interface Budgets {

    /**
     * Takes one request out of a day's budget.
     *
     * @return whether there was one left
     */
    boolean take(String service, LocalDate day, int budget);
}
