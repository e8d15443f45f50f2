package io.aircheck.media.flv;

import java.io.IOException;

/** What came is not FLV, or no longer: after this the reader cannot find its place again. */
public final class FlvException extends IOException {

    public FlvException(String message) {
        super(message);
    }
}
