package io.aircheck.cli;

import io.aircheck.music.identify.Outcome;
import org.jspecify.annotations.Nullable;

/** What came of trying to listen to a source. */
sealed interface Hearing {

    record Heard(Outcome outcome) implements Hearing {}

    /**
     * @param state as {@code check --json} has it
     * @param reason in English, or null
     */
    record Unheard(String state, @Nullable String reason, int exitCode) implements Hearing {}
}
