package io.aircheck.music.index;

import io.aircheck.music.fingerprint.Fingerprint;

/** What is to be found again, and under which name. */
public record FingerprintedTrack(ContentId id, Fingerprint fingerprint) {}
