package io.aircheck.music.cloud;

import io.aircheck.music.Identification.Refused;

/** A service does not do its work; carries what is to be told. */
public final class Refusal extends Exception {

    private final transient Refused refused;

    public Refusal(Refused refused) {
        super(refused.reason());
        this.refused = refused;
    }

    public Refused refused() {
        return refused;
    }
}
