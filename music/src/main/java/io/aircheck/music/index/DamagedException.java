package io.aircheck.music.index;

import java.io.IOException;

/** A file of the index is not as it was written; the message says which and where. */
public final class DamagedException extends IOException {

    public DamagedException(String message) {
        super(message);
    }
}
