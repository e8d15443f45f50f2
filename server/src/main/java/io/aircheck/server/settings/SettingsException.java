package io.aircheck.server.settings;

import java.util.List;

/** Settings that cannot be used: a sentence for every one of them, with its place and what is allowed. */
public final class SettingsException extends RuntimeException {

    private final List<String> problems;

    public SettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
