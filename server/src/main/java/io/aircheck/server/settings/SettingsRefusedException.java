package io.aircheck.server.settings;

import java.util.List;
import java.util.stream.Collectors;

/** A change of settings of which nothing was taken, with a sentence for everything that is wrong with it. */
public final class SettingsRefusedException extends RuntimeException {

    private final List<Refusal> refusals;

    SettingsRefusedException(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::english).collect(Collectors.joining("; ")));
        this.refusals = List.copyOf(refusals);
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
