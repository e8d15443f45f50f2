package io.aircheck.server.recordings;

import io.aircheck.recorder.Gap;

/** A stretch of a recording that is known to be missing. */
public record RecordedGap(long id, long recordingId, Gap gap) {}
