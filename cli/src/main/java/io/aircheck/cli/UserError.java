package io.aircheck.cli;

import org.jspecify.annotations.Nullable;

/** A mistake of the user or of the surroundings, told in a sentence; it ends the program with its exit code. */
final class UserError extends RuntimeException {

    private final int exitCode;

    UserError(int exitCode, @Nullable String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
