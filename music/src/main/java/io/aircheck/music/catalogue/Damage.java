package io.aircheck.music.catalogue;

/**
 * Something of the catalogue that is not as it was written, and was dropped.
 *
 * @param file its name within the catalogue
 * @param detail a sentence in English
 */
public record Damage(Kind kind, String file, String detail) {

    public enum Kind {
        /** Fingerprints that cannot be trusted. */
        FINGERPRINTS,
        /** Fingerprints that another version of Aircheck made. */
        OUTDATED,
        /** Lines of the list of tracks. */
        TRACKS,
        /** The list of fingerprint files; it was made anew from what is there. */
        MANIFEST
    }
}
