package io.aircheck.recorder;

/** The clock on the wall as subtitles beside a file. */
public enum Subtitles {
    NONE,
    /** As DouyinLiveRecorder makes them: a line for each second since the recording began, the first one at 00:00:01. */
    ELAPSED,
    /** What the clock showed when that was on air, also behind a gap. */
    MEDIA
}
