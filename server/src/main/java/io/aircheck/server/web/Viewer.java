package io.aircheck.server.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * With what eyes a page is looked at: what every view model needs beside its own data.
 *
 * @param platforms the platforms' names
 */
public record Viewer(Words words, Instant now, ZoneId zone, PlatformNames platforms) {

    /** A platform's name in the reader's language; empty for an address that no platform knows. */
    String platform(@Nullable String id) {
        return id == null ? "" : platforms.of(id, words.language());
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
