package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Heard;
import java.time.Duration;

/**
 * Music that nobody knows yet.
 *
 * @param start from the beginning of the stream
 * @param heard what is needed to recognise it when the catalogue has grown
 */
public record Unidentified(Duration start, Duration length, Heard heard) {

    public Duration end() {
        return start.plus(length);
    }
}
