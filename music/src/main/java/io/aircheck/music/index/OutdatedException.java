package io.aircheck.music.index;

import java.io.IOException;

/** A file of the index has a form that this version of Aircheck does not read; nothing is wrong with it. */
public final class OutdatedException extends IOException {

    public OutdatedException(String message) {
        super(message);
    }
}
